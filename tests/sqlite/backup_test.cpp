// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/backup.h"

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::sqlite;

namespace {

constexpr std::array<const char*, 1> steps{"CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('dear')"};
const Kind kind{.whose = "a test's", .applicationId = 71, .migrations = steps, .smallTables = {}};

Expected<void> noFurtherLook(Connection& /*copy*/) {
    return {};
}

/// One in WAL mode, as those that are in use are.
std::string filled(const TemporaryFolder& folder) {
    auto path = folder.path("x.db");
    Connection made(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    made.pragmaText("PRAGMA journal_mode = WAL");
    REQUIRE(migrate(made, kind, path));
    return path;
}

}  // namespace

TEST_CASE("a copy that another program doesn't let be written is no copy") {
    const TemporaryFolder folder;
    const auto from = filled(folder);
    const auto to = folder.path("copy");
    std::ofstream(to).close();
    Connection other(to, SQLite::OPEN_READWRITE);
    other.execute("BEGIN IMMEDIATE");
    const auto done = copyDatabase(from, to, kind, noFurtherLook);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "storage_busy");
    CHECK(done.error().message.find(from) != std::string::npos);
    CHECK(done.error().message.find(to) != std::string::npos);
}

TEST_CASE("a copy that needs a log beside it is no copy") {
    const TemporaryFolder folder;
    const auto done = copyDatabase(filled(folder), ":memory:", kind, noFurtherLook);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "storage_failed");
}

TEST_CASE("a backup that fails leaves nothing behind") {
    const TemporaryFolder folder;
    const auto to = folder.path("copy");
    const auto done = backUp(filled(folder), to, kind, [&](Connection& copy) -> Expected<void> {
        CHECK(copy.pragmaText("SELECT text FROM word") == "dear");
        CHECK(copy.pragmaText("PRAGMA journal_mode") == "delete");
        return failure("journal_broken", "it isn't what it was");
    });
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "journal_broken");
    for (const auto& one : std::filesystem::directory_iterator(folder.root())) {
        CHECK(one.path().filename().string().starts_with("x.db"));
    }
}
