// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "office/ledger.h"
#include "office/store/backup.h"
#include "sqlite/damage.h"
#include "station/store/backup.h"
#include "station/store/migrations.h"
#include "tests/office/journal_maker.h"
#include "tests/station/house.h"

using namespace ostoja;

namespace {

constexpr std::streamoff pageBytes = 4'096;

struct PlacedPage {
    std::int64_t number = 0;
    std::string part;
};

/// Every page of every table and index but the first, which is the file's own, and those on which a long
/// value goes on: SQLite names the page where it begins.
std::vector<PlacedPage> pagesOf(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    SQLite::Statement row(
        database,
        "SELECT pageno, name FROM dbstat WHERE pageno > 1 AND pagetype <> 'overflow' ORDER BY pageno");
    std::vector<PlacedPage> pages;
    while (row.executeStep()) pages.push_back({row.getColumn(0).getInt64(), row.getColumn(1).getString()});
    return pages;
}

void overwrite(const std::string& path, std::int64_t page) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((page - 1) * pageBytes);
    file << std::string(pageBytes, '\x5a');
}

bool names(const std::string& message, const std::string& path, const PlacedPage& page) {
    if (page.part == "sqlite_schema") return message.find("sqlite_schema") != std::string::npos;
    const auto number = "page " + std::to_string(page.number) + " of ";
    return message.find(path) != std::string::npos &&
           (message.find(number + "table " + page.part) != std::string::npos ||
            message.find(number + "index " + page.part) != std::string::npos);
}

/// Overwrites each page in turn. `start` opens the database as its program does. Returns the tables and
/// indices whose damage a start doesn't see.
std::set<std::string> overwriteEach(const std::string& whole,
                                    const std::function<Expected<void>(const std::string&)>& start) {
    const auto pages = pagesOf(whole);
    REQUIRE(pages.size() > 20);
    std::set<std::string> unseen;
    for (const auto& page : pages) {
        INFO("page " << page.number << " of " << page.part);
        const TemporaryFolder folder;
        const auto path = folder.path("damaged.db");
        std::filesystem::copy_file(whole, path);
        overwrite(path, page.number);
        const auto examined = sqlite::examine(path);
        REQUIRE_FALSE(examined);
        INFO(examined.error().message);
        CHECK(examined.error().code == "database_damaged");
        CHECK(names(examined.error().message, path, page));
        const auto started = start(path);
        if (started) {
            unseen.insert(page.part);
            continue;
        }
        INFO(started.error().message);
        CHECK(started.error().code == "database_damaged");
        CHECK(names(started.error().message, path, page));
        CHECK_THAT(started.error().message, Catch::Contains("ostoja restore --from"));
    }
    return unseen;
}

/// A table's own name, or that of the table whose index it is.
std::string tableOf(const std::string& path, const std::string& part) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    SQLite::Statement named(database, "SELECT tbl_name FROM sqlite_master WHERE name = ?");
    named.bind(1, part);
    return named.executeStep() ? named.getColumn(0).getString() : part;
}

}  // namespace

TEST_CASE(
    "whichever page of a station's database is overwritten, it is named, and small tables end a start") {
    station::House house;
    {
        const auto writer = house.open();
        for (int tap = 0; tap < 400; ++tap) REQUIRE(station::tapNow(*writer, 1 + tap % 40));
    }
    const auto unseen = overwriteEach(house.database, [&](const std::string& path) -> Expected<void> {
        const auto opened = station::store::Writer::open(path, house.key, house.clock, {});
        if (!opened) return tl::make_unexpected(opened.error());
        return {};
    });
    // What grows from night to night is looked at when it is read, and by every backup.
    const auto& small = station::store::databaseKind().smallTables;
    for (const auto& part : unseen) {
        INFO(part);
        CHECK(std::find(small.begin(), small.end(), tableOf(house.database, part)) == small.end());
    }
    CHECK(unseen.contains("journal"));
}

TEST_CASE(
    "whichever page of an office's database is overwritten, it is named, and small tables end a start") {
    const TemporaryFolder folder;
    const auto path = folder.path("office.db");
    const std::string sender = "0198c1e2-0000-7000-8000-00000000000a";
    {
        auto ledger = office::Ledger::open(path).value();
        office::JournalMaker maker(sender);
        auto events = maker.house(40);
        for (int n = 0; n < 400; ++n) events.push_back(maker.turnedAway());
        REQUIRE(ledger->begin());
        REQUIRE(ledger->take(office::readBatch(office::batchBody(events), sender, 1).value()));
        REQUIRE(ledger->commit());
    }
    const auto unseen = overwriteEach(path, [](const std::string& damaged) -> Expected<void> {
        const auto opened = office::Ledger::open(damaged);
        if (!opened) return tl::make_unexpected(opened.error());
        return {};
    });
    CHECK(unseen == std::set<std::string>{"entry"});
}

TEST_CASE("a damaged page is told when it is read, and no backup is made of it") {
    station::House house;
    {
        const auto writer = house.open();
        for (int tap = 0; tap < 400; ++tap) REQUIRE(station::tapNow(*writer, 1));
    }
    const auto first = SQLite::Database(house.database, SQLite::OPEN_READONLY)
                           .execAndGet(
                               "SELECT min(pageno) FROM dbstat WHERE name = 'journal' AND pagetype = "
                               "'leaf'")
                           .getInt64();
    overwrite(house.database, first);
    const auto page = house.read()->journalAfter(0, 500);
    REQUIRE_FALSE(page);
    CHECK(page.error().code == "database_damaged");
    CHECK_THAT(page.error().message,
               Catch::Contains(house.database) && Catch::Contains("ostoja verify --whole"));
    const auto backup = house.folder.path("backup");
    const auto made = station::store::backUpFacility(house.database, backup);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == "database_damaged");
    CHECK_FALSE(std::filesystem::exists(backup));
    const auto writer = house.open();
    CHECK(station::tapNow(*writer, 3));
}
