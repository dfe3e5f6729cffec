// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::enrolment;

namespace {

struct stat factsOf(const std::string& path) {
    struct stat facts {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts;
}

}  // namespace

TEST_CASE("a file that is replaced keeps its mode") {
    const TemporaryFolder folder;
    const auto path = folder.path("f");
    REQUIRE(replaceFile(path, "one"));
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    REQUIRE(replaceFile(path, "two"));
    CHECK((factsOf(path).st_mode & 0777U) == 0640U);
}

TEST_CASE("what root writes into a program's folder is the program's") {
    if (::geteuid() != 0) {
        WARN("only root can write for another user");
        return;
    }
    const TemporaryFolder folder;
    constexpr uid_t program = 65'533;
    REQUIRE(::chown(folder.root().c_str(), program, program) == 0);
    REQUIRE(replaceFile(folder.path("new"), "one"));
    CHECK(factsOf(folder.path("new")).st_uid == program);
    constexpr uid_t other = 65'532;
    REQUIRE(::chown(folder.path("new").c_str(), other, other) == 0);
    REQUIRE(replaceFile(folder.path("new"), "two"));
    CHECK(factsOf(folder.path("new")).st_uid == other);
}
