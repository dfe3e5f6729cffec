// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "sqlite/opening.h"
#include "tests/simulation/power_cut_disk.h"

using namespace ostoja;
using namespace ostoja::simulation;

namespace {

const std::string folder = "/box";
const std::string path = folder + "/notes.db";
constexpr const char* migrations[] = {"CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT NOT NULL)"};
constexpr const char* smallTables[] = {"note"};
const sqlite::Kind kind{
    .whose = "a test's", .applicationId = 7, .migrations = migrations, .smallTables = smallTables};

std::unique_ptr<sqlite::Connection> openNotes() {
    auto opened =
        sqlite::openForWriting(path, kind, [](sqlite::Connection&) -> Expected<void> { return {}; });
    REQUIRE(opened);
    return std::move(*opened);
}

void add(sqlite::Connection& notes, int number) {
    notes.execute("INSERT INTO note VALUES (" + std::to_string(number) + ", 'a text of some length')");
}

std::int64_t count(sqlite::Connection& notes) {
    return notes.pragma("SELECT count(*) FROM note");
}

}  // namespace

TEST_CASE(
    "what was committed outlives a power cut at any change of the disk, and a commit is whole or not at "
    "all") {
    const auto death = GENERATE(Death::powerCut, Death::kill);
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        PowerCutDisk disk(seed);
        disk.install(path, {});
        auto notes = openNotes();
        disk.strikeAt(folder, death, static_cast<std::int64_t>(seed));
        int committed = 0;
        try {
            for (;; ++committed) {
                notes->execute("BEGIN IMMEDIATE");
                add(*notes, 2 * committed);
                add(*notes, 2 * committed + 1);
                notes->execute("COMMIT");
                if (committed % 7 == 6) notes->pragma("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        } catch (const SQLite::Exception&) {
            notes.reset();
        }
        notes = openNotes();
        const auto found = count(*notes);
        const std::int64_t rows = std::int64_t{2} * committed;
        CHECK(found >= rows);
        CHECK(found <= rows + 2);
        CHECK(found % 2 == 0);
        CHECK(notes->pragmaText("PRAGMA integrity_check") == "ok");
    }
}

TEST_CASE("without the sync the same power cuts lose what was committed") {
    int lost = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        PowerCutDisk disk(seed);
        disk.install(path, {});
        auto notes = openNotes();
        notes->execute("PRAGMA synchronous = OFF");
        add(*notes, 1);
        disk.strike(folder, Death::powerCut);
        notes.reset();
        lost += count(*openNotes()) == 0 ? 1 : 0;
    }
    CHECK(lost > 0);
    CHECK(lost < 20);
}

TEST_CASE("what a killed program left in the log unflushed is flushed before the next one reads it") {
    int unflushed = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        PowerCutDisk disk(seed);
        disk.install(path, {});
        auto notes = openNotes();
        add(*notes, 1);
        // In the midst of a commit: some of these kills hit between the last write and the sync.
        disk.strikeAt(folder, Death::kill, static_cast<std::int64_t>(1 + seed % 6));
        CHECK_THROWS_AS(
            [&] {
                for (int number = 2;; ++number) add(*notes, number);
            }(),
            SQLite::Exception);
        notes.reset();

        notes = openNotes();
        const auto read = count(*notes);
        disk.strike(folder, Death::powerCut);
        notes.reset();
        CHECK(count(*openNotes()) == read);
        unflushed += read > 1 ? 1 : 0;
    }
    CHECK(unflushed > 0);
}

TEST_CASE("a box that died leaves others alone, and what it held stays dead") {
    PowerCutDisk disk(1);
    disk.install(path, {});
    disk.install("/other/notes.db", {});
    auto notes = openNotes();
    SQLite::Database other("/other/notes.db", SQLite::OPEN_READWRITE);
    disk.strike(folder, Death::kill);
    CHECK_THROWS_AS(add(*notes, 1), SQLite::Exception);
    CHECK_NOTHROW(other.exec("CREATE TABLE t (a)"));
    auto again = openNotes();
    CHECK_THROWS_AS(add(*notes, 1), SQLite::Exception);
    CHECK_NOTHROW(add(*again, 1));
}

TEST_CASE("two connections see each other's locks") {
    PowerCutDisk disk(1);
    disk.install(path, {});
    auto first = openNotes();
    SQLite::Database second(path, SQLite::OPEN_READWRITE);
    first->execute("BEGIN IMMEDIATE");
    CHECK_THROWS_AS(second.exec("INSERT INTO note VALUES (9, '')"), SQLite::Exception);
    add(*first, 1);
    CHECK(second.execAndGet("SELECT count(*) FROM note").getInt() == 0);
    first->execute("COMMIT");
    CHECK(second.execAndGet("SELECT count(*) FROM note").getInt() == 1);
    CHECK(second.exec("INSERT INTO note VALUES (9, '')") == 1);
}
