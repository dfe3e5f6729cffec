// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/allow_list.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "enrolment/allow_list_text.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::enrolment;

namespace {

const std::string one = "0198c1e2-0000-7000-8000-00000000000a";
const std::string two = "0198c1e2-0000-7000-8000-00000000000b";
const std::string a(64, 'a');
const std::string b(64, 'b');
const std::string c(64, 'c');

Expected<AllowList> listOf(const std::string& text) {
    const TemporaryFolder folder;
    std::ofstream(folder.path("stations.toml")) << text;
    return AllowList::load(folder.path("stations.toml"));
}

std::string entry(const std::string& id, const std::string& key, const std::string& more = "") {
    return "[[station]]\nid = \"" + id + "\"\nname = \"N\"\nkey = \"" + key + "\"\n" + more;
}

}  // namespace

TEST_CASE("a revoked key is history: not allowed, not forgotten") {
    const auto list =
        listOf(entry(one, a, "revoked_ms = 7\ninvitation = \"" + c + "\"\n") + entry(one, b) + entry(two, c));
    REQUIRE(list);
    CHECK(list->stations().size() == 2);
    CHECK(list->byKey(a) == nullptr);
    CHECK(list->revokedMs(a) == 7);
    CHECK_FALSE(list->revokedMs(b));
    REQUIRE(list->byKey(b) != nullptr);
    CHECK(list->byKey(b)->id == one);
    REQUIRE(list->byId(one) != nullptr);
    CHECK(list->byId(one)->key == b);
    CHECK(list->isUsed(c));
    CHECK_FALSE(list->isUsed(a));
    CHECK_FALSE(list->isUsed(""));
    CHECK(list->byInvitation("") == nullptr);
}

TEST_CASE("a list that means two things is refused by line and key") {
    struct Case {
        std::string text;
        std::string told;
    };
    const auto wrong =
        GENERATE(values<Case>({{entry(one, a) + entry(one, b), "station[2].id"},
                               {entry(one, a) + entry(two, a), "station[2].key"},
                               {entry(one, a, "revoked_ms = 1\n") + entry(two, a), "station[2].key"},
                               {entry(one, a, "revoked_ms = \"now\"\n"), "station[1].revoked_ms"},
                               {entry(one, a, "invitation = \"x\"\n"), "station[1].invitation"},
                               {entry(one, "A"), "station[1].key"},
                               {entry("seven", a), "station[1].id"}}));
    const auto list = listOf(wrong.text);
    REQUIRE_FALSE(list);
    CHECK_THAT(list.error().message, Catch::Contains(wrong.told));
}

TEST_CASE("changes are written into the text, and what an operator wrote stays") {
    const std::string own = "# ours\n" + entry(one, a) + "  # by the lake\n\n" + entry(two, b);
    const auto revoked = withRevoked(own, a, 1'700'000'000'000);
    REQUIRE(revoked);
    CHECK_THAT(*revoked, Catch::Contains("key = \"" + a +
                                         "\"\nrevoked_ms = 1700000000000  # 2023-11-14 22:13:20 UTC\n"));
    CHECK_THAT(*revoked, Catch::Contains("# by the lake") && Catch::StartsWith("# ours"));
    CHECK(listOf(*revoked)->revokedMs(a) == 1'700'000'000'000);
    const auto more = withStation(*revoked, {one, "Dom \"Pod Lipą\" \\", c, b});
    const auto list = listOf(more);
    REQUIRE(list);
    CHECK(list->byKey(c)->name == "Dom \"Pod Lipą\" \\");
    CHECK(list->byKey(c)->invitation == b);
    CHECK(listOf(withStation("# no line's end", {one, "N", a, ""}))->byKey(a) != nullptr);
}

TEST_CASE("a key that stands in a remark or in a table of one line is told, not guessed at") {
    CHECK(withRevoked("# key = \"" + a + "\"\n", a, 1).error().code == "list_unclear");
    CHECK(withRevoked("station = [{id = \"x\", key = \"" + a + "\"}]\n", a, 1).error().code ==
          "list_unclear");
    CHECK(withRevoked("", a, 1).error().code == "list_unclear");
}
