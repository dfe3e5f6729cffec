// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/store/office_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "host/clock.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::office;

namespace {

std::string codeOf(const Expected<std::unique_ptr<OfficeStore>>& opened) {
    return opened ? "opened" : opened.error().code;
}

class MadeUpTime final : public host::Clock {
  public:
    host::Moment now() const override { return {.wallMs = 1, .monotonicMs = 1, .synchronised = true}; }
    std::string bootId() const override { return "boot"; }
    bool isSimulated() const override { return true; }
};

}  // namespace

TEST_CASE("a second office on the same database is refused until the first is gone") {
    TemporaryFolder folder;
    const auto path = folder.path("office.db");
    auto first = OfficeStore::open(path);
    REQUIRE(first);
    CHECK(codeOf(OfficeStore::open(path)) == "database_in_use");
    first->reset();
    CHECK(codeOf(OfficeStore::open(path)) == "opened");
}

TEST_CASE("a database of a newer version is refused with a word of what to do, and left as it is") {
    TemporaryFolder folder;
    const auto path = folder.path("office.db");
    REQUIRE(OfficeStore::open(path));
    SQLite::Database(path, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    const auto opened = OfficeStore::open(path);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == "database_newer");
    CHECK(opened.error().message.find("backup") != std::string::npos);
    CHECK(SQLite::Database(path).execAndGet("PRAGMA user_version").getInt() == 99);
}

TEST_CASE("another program's database is refused and left as it is") {
    TemporaryFolder folder;
    const auto path = folder.path("other.db");
    SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE recipe (name TEXT)");
    CHECK(codeOf(OfficeStore::open(path)) == "database_foreign");
    CHECK(SQLite::Database(path).execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 1);
}

TEST_CASE("a file that is no database, and a folder that isn't there, are told apart") {
    TemporaryFolder folder;
    std::ofstream(folder.path("text.db")) << std::string(4096, 'x');
    CHECK(codeOf(OfficeStore::open(folder.path("text.db"))) == "database_damaged");
    CHECK(codeOf(OfficeStore::open(folder.path("nowhere/office.db"))) == "storage_failed");
}

TEST_CASE("the file is in WAL mode and only its owner reads it") {
    TemporaryFolder folder;
    const auto path = folder.path("office.db");
    REQUIRE(OfficeStore::open(path));
    CHECK(SQLite::Database(path).execAndGet("PRAGMA journal_mode").getString() == "wal");
    const auto mode = std::filesystem::status(path).permissions();
    CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
}

TEST_CASE("an entry's number is taken once, and epochs don't share numbers") {
    TemporaryFolder folder;
    auto store = OfficeStore::open(folder.path("office.db"));
    REQUIRE(store);
    const auto one = (*store)->addEpoch("station", "one");
    const auto two = (*store)->addEpoch("station", "two");
    REQUIRE(one);
    REQUIRE(two);
    const NewEntry entry{
        .sequence = 7, .hash = "h", .previousHash = "p", .type = "t", .receivedMs = 1, .raw = "{}"};
    CHECK((*store)->addEntry(one->id, entry).value());
    CHECK_FALSE((*store)->addEntry(one->id, entry).value());
    CHECK((*store)->addEntry(two->id, entry).value());
    CHECK((*store)->entry(one->id, 7).value()->raw == "{}");
    CHECK_FALSE((*store)->entry(one->id, 8).value());
    CHECK_FALSE((*store)->addEpoch("station", "one"));
}

TEST_CASE("what was rolled back isn't there") {
    TemporaryFolder folder;
    auto store = OfficeStore::open(folder.path("office.db"));
    REQUIRE(store);
    REQUIRE((*store)->begin());
    REQUIRE((*store)->addEpoch("station", "one"));
    REQUIRE((*store)->rollback());
    CHECK((*store)->epochs().value().empty());
    REQUIRE((*store)->begin());
    REQUIRE((*store)->addEpoch("station", "one"));
    REQUIRE((*store)->commit());
    CHECK((*store)->epochs().value().size() == 1);
}

TEST_CASE("what failed once is tried anew, and doesn't fail what comes after it") {
    TemporaryFolder folder;
    auto store = OfficeStore::open(folder.path("office.db"));
    REQUIRE(store);
    REQUIRE((*store)->addEpoch("station", "one"));
    REQUIRE_FALSE((*store)->addEpoch("station", "one"));
    CHECK((*store)->addEpoch("station", "two"));
    REQUIRE((*store)->begin());
    REQUIRE_FALSE((*store)->begin());
    REQUIRE((*store)->commit());
    CHECK((*store)->begin());
    CHECK((*store)->commit());
    REQUIRE_FALSE((*store)->commit());
    REQUIRE((*store)->begin());
    CHECK((*store)->commit());
}

TEST_CASE("an office's book and its clock are both of a demonstration, or neither") {
    const TemporaryFolder folder;
    const auto path = folder.path("office.db");
    const host::SystemClock machine;
    const MadeUpTime simulated;
    const auto taking = [&](const host::Clock& clock) {
        const auto taken = OfficeStore::open(path).value()->takeTimeFrom(clock);
        return taken ? "taken" : taken.error().code;
    };
    SECTION("a new book becomes the demonstration's, and stays it") {
        CHECK(taking(simulated) == "taken");
        CHECK(taking(simulated) == "taken");
        CHECK(taking(machine) == "database_time");
    }
    SECTION("a town's book takes no simulated time") {
        REQUIRE(OfficeStore::open(path).value()->addEpoch("station", "epoch"));
        CHECK(taking(simulated) == "database_time");
        CHECK(taking(machine) == "taken");
    }
}
