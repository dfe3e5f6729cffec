// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "sqlite/file_lock.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

std::string codeOf(const Expected<store::BackedUp>& done) {
    return done ? "done" : done.error().code;
}

std::string text(const api::JournalEvent& event, const char* key) {
    return std::string(event.body.at(key).as_string());
}

}  // namespace

TEST_CASE("a backup made while people tap is whole, and appears only when it is") {
    House house;
    const auto writer = house.open();
    std::atomic<bool> enough = false;
    std::thread taps([&] {
        while (!enough) REQUIRE(tapNow(*writer, 1));
    });
    const auto to = house.folder.path("backup");
    const auto done = store::backUpFacility(house.database, to);
    enough = true;
    taps.join();
    REQUIRE(done);
    CHECK(done->epoch == writer->facility().epoch);
    CHECK(done->sequence >= 2);
    CHECK(store::verifyWholeFacility(to)->entries == done->sequence);
    CHECK_FALSE(std::filesystem::exists(to + "-wal"));
    CHECK_FALSE(std::filesystem::exists(to + ".new"));
    CHECK((std::filesystem::status(to).permissions() & std::filesystem::perms::group_read) ==
          std::filesystem::perms::none);
}

TEST_CASE("a backup overwrites nothing") {
    House house;
    const auto to = house.folder.path("backup");
    std::ofstream(to) << "dear";
    CHECK(codeOf(store::backUpFacility(house.database, to)) == "database_exists");
    CHECK(std::filesystem::file_size(to) == 4);
}

TEST_CASE("a restored journal goes on in a new epoch that names where the old one was left") {
    House house;
    const auto to = house.folder.path("backup");
    {
        const auto writer = house.open();
        REQUIRE(tapNow(*writer, 1));
        REQUIRE(store::backUpFacility(house.database, to));
        REQUIRE(tapNow(*writer, 3));
    }
    const auto before = house.journal();
    const auto& last = before.at(before.size() - 2);

    House other;
    std::filesystem::remove(other.database);
    const auto stood = store::restoreFacility(to, other.database, house.key, other.clock);
    other.key = house.key;
    REQUIRE(stood);
    CHECK(stood->sequence == last.sequence);
    const auto anew = other.journal();
    REQUIRE(anew.size() == 1);
    CHECK(anew[0].sequence == 1);
    CHECK(anew[0].epoch != last.epoch);
    CHECK(anew[0].previousHash == last.hash);
    CHECK(text(anew[0], "reason") == "restore");
    CHECK(text(anew[0], "previous_epoch") == last.epoch);
    CHECK(anew[0].body.at("previous_sequence") == last.sequence);
    CHECK(text(anew[0], "previous_hash") == last.hash);
    CHECK(other.read()->verifyJournal().value() == last.sequence + 1);

    const auto writer = other.open();
    const auto again = tapNow(*writer, 1);
    REQUIRE(again);
    CHECK(again->answer.outcome == "bed");
    CHECK(other.story().back() == "stay.seen");
    REQUIRE(tapNow(*writer, 3));
    CHECK(other.story().back() == "bed.taken");
    const auto page = other.read()->journalAfter(0, 100).value();
    REQUIRE(page.earlier.size() == 1);
    CHECK(page.earlier[0].epoch == last.epoch);
    CHECK(page.earlier[0].last == last.sequence);
    CHECK(other.read()->earlierJournalAfter(last.epoch, 0, 100)->events.size() ==
          static_cast<std::size_t>(last.sequence));
    CHECK_FALSE(other.read()->earlierJournalAfter(freshId(), 0, 100));
}

TEST_CASE("after a restore, whoever came before it came when they did") {
    House house;
    const auto to = house.folder.path("backup");
    const auto cameMs = house.clock.wallMs.load();
    {
        const auto writer = house.open();
        REQUIRE(tapNow(*writer, 1));
        REQUIRE(store::backUpFacility(house.database, to));
    }
    House other;
    std::filesystem::remove(other.database);
    REQUIRE(store::restoreFacility(to, other.database, house.key, other.clock));
    other.key = house.key;
    other.clock.wallMs += 2 * hourMs;
    const auto writer = other.open();
    // The new epoch has entries of the same numbers.
    while (other.journal().size() < house.journal().size()) REQUIRE(tapNow(*writer, 1));
    REQUIRE(tapNow(*writer, 3));
    const auto read = other.read();
    const auto board = read->nightBoard().value();
    REQUIRE(board.stays.size() == 2);
    CHECK(board.stays[0].sinceMs == cameMs);
    CHECK(board.stays[1].sinceMs == cameMs + 2 * hourMs);
    auto comings = board.comings;
    std::sort(comings.begin(), comings.end());
    CHECK(comings == std::vector{cameMs, cameMs + 2 * hourMs});
    CHECK(read->sleepers()->at(0).sinceMs == cameMs);
    CHECK(read->personTonight(board.stays[0].person)->place->sinceMs == cameMs);
    CHECK(read->reportRows(board.house.night, board.house.night)->stays.at(0).admittedMs == cameMs);
}

TEST_CASE("a restored database is backed up and restored again") {
    House house;
    const auto first = house.folder.path("first");
    const auto second = house.folder.path("second");
    REQUIRE(store::backUpFacility(house.database, first));
    for (const auto& [from, to] : {std::pair{first, second}, std::pair{second, house.folder.path("third")}}) {
        const auto database = house.folder.path("restored-" + std::filesystem::path(to).filename().string());
        REQUIRE(store::restoreFacility(from, database, house.key, house.clock));
        REQUIRE(store::backUpFacility(database, to));
    }
    CHECK(store::ReadStore::open(house.folder.path("third"), house.key)
              .value()
              ->journalAfter(0, 9)
              ->earlier.size() == 2);
}

TEST_CASE("a restore that can't be is refused, and nothing is left behind") {
    struct Row {
        std::string code;
        std::function<void(const House&, const std::string&)> prepare;
    };
    const auto row = GENERATE(values<Row>({
        {"database_exists",
         [](const House& house, const std::string&) { std::ofstream(house.database) << "x"; }},
        {"database_exists",
         [](const House& house, const std::string&) { std::ofstream(house.database + "-wal") << "x"; }},
        {"database_missing",
         [](const House&, const std::string& backup) { std::filesystem::remove(backup); }},
        {"database_damaged",
         [](const House&, const std::string& backup) {
             std::fstream(backup, std::ios::in | std::ios::out | std::ios::binary)
                     .seekp(std::streamoff{4'096} * 3)
                 << std::string(4'096, 'x');
         }},
        {"database_damaged",
         [](const House&, const std::string& backup) { std::filesystem::resize_file(backup, 0); }},
        {"database_damaged",
         [](const House&, const std::string& backup) {
             std::filesystem::resize_file(backup, std::filesystem::file_size(backup) / 2);
         }},
        {"database_foreign",
         [](const House&, const std::string& backup) {
             SQLite::Database(backup, SQLite::OPEN_READWRITE).exec("PRAGMA application_id = 7");
         }},
        {"database_newer",
         [](const House&, const std::string& backup) {
             SQLite::Database(backup, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
         }},
        {"journal_broken",
         [](const House&, const std::string& backup) {
             SQLite::Database(backup, SQLite::OPEN_READWRITE)
                 .exec("DROP TRIGGER journal_is_never_changed; UPDATE journal SET body = '{}'");
         }},
    }));
    INFO(row.code);
    House house;
    const auto backup = house.folder.path("backup");
    REQUIRE(store::backUpFacility(house.database, backup));
    std::filesystem::remove(house.database);
    row.prepare(house, backup);
    const bool there = std::filesystem::exists(house.database);
    CHECK(codeOf(store::restoreFacility(backup, house.database, house.key, house.clock)) == row.code);
    CHECK(std::filesystem::exists(house.database) == there);
    CHECK_FALSE(std::filesystem::exists(house.database + ".new"));
}

TEST_CASE("a database that a station holds isn't restored over") {
    House house;
    const auto backup = house.folder.path("backup");
    REQUIRE(store::backUpFacility(house.database, backup));
    const auto held = sqlite::FileLock::take(house.database);
    CHECK(codeOf(store::restoreFacility(backup, house.database, house.key, house.clock)) ==
          "database_in_use");
}
