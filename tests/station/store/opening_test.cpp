// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "station/store/migrations.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

class SimulatedTime final : public host::Clock {
  public:
    host::Moment now() const override { return clock_.now(); }
    std::string bootId() const override { return clock_.bootId(); }
    bool isSimulated() const override { return true; }

  private:
    SetClock clock_;
};

std::string openingFails(const House& house) {
    auto writer = store::Writer::open(house.database, house.key, house.clock, {});
    return writer ? "" : writer.error().code + ": " + writer.error().message;
}

void change(const House& house, const std::string& sql) {
    SQLite::Database(house.database, SQLite::OPEN_READWRITE).exec(sql);
}

void overwrite(const std::string& path, std::streamoff from, const std::string& bytes) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(from);
    file << bytes;
}

}  // namespace

TEST_CASE("a new database has the newest version, in WAL") {
    const House house;
    SQLite::Database database(house.database, SQLite::OPEN_READONLY);
    CHECK(database.execAndGet("PRAGMA user_version").getInt64() == store::databaseKind().newestVersion());
    CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
    CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
}

TEST_CASE("each migration is one whole step from the version before it") {
    const TemporaryFolder folder;
    sqlite::Connection connection(folder.path("f"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    REQUIRE(sqlite::migrate(connection, store::databaseKind(), "f"));
    CHECK(connection.pragma("PRAGMA user_version") == store::databaseKind().newestVersion());
    CHECK_FALSE(connection.inTransaction());
    REQUIRE(sqlite::migrate(connection, store::databaseKind(), "f"));
}

TEST_CASE("a database of a newer version is refused with what to do") {
    const House house;
    change(house, "PRAGMA user_version = 4711");
    CHECK_THAT(openingFails(house), Catch::StartsWith("database_newer: ") && Catch::Contains("4711") &&
                                        Catch::Contains("restore a backup"));
    CHECK_FALSE(store::ReadStore::open(house.database, house.key));
}

TEST_CASE("a second station on one database is refused until the first ends") {
    House house;
    auto first = house.open();
    CHECK_THAT(openingFails(house),
               Catch::StartsWith("database_in_use: ") && Catch::Contains("stop that one"));
    CHECK(house.read()->house().has_value());
    first.reset();
    CHECK(openingFails(house).empty());
}

TEST_CASE("a missing database sends the operator to ostoja init, and no lock file appears") {
    const TemporaryFolder folder;
    const SetClock clock;
    const auto writer = store::Writer::open(folder.path("none"), crypto::MasterKey::make(), clock, {});
    REQUIRE_FALSE(writer);
    CHECK(writer.error().code == "database_missing");
    CHECK_THAT(writer.error().message, Catch::Contains("ostoja init"));
    CHECK(std::filesystem::is_empty(folder.root()));
}

TEST_CASE("a database is opened with the key that sealed it alone, and another one changes nothing") {
    House house;
    const House elsewhere;
    house.open().reset();
    const auto before = std::filesystem::file_size(house.database);
    const auto writer = store::Writer::open(house.database, elsewhere.key, house.clock, {});
    REQUIRE_FALSE(writer);
    CHECK(writer.error().code == "key_other");
    CHECK_THAT(writer.error().message, Catch::StartsWith(house.database) && Catch::Contains(house.key.id()) &&
                                           Catch::Contains(elsewhere.key.id()));
    CHECK(store::ReadStore::open(house.database, elsewhere.key).error().code == "key_other");
    CHECK(std::filesystem::file_size(house.database) == before);
    CHECK(openingFails(house).empty());
}

TEST_CASE("another facility's vault in a database is told, even when it is of the same key") {
    const House house;
    change(house, "UPDATE facility SET id = '01936f2e-0000-7000-8000-00000000ffff'");
    CHECK_THAT(openingFails(house), Catch::StartsWith("key_other: ") && Catch::Contains("put together"));
}

TEST_CASE("a person's field that was moved or changed is told as damage, by its place, not by what it says") {
    struct Row {
        std::string what;
        std::string sql;
    };
    const auto row = GENERATE(values<Row>({
        {"another person's name",
         "UPDATE resident SET name = (SELECT name FROM resident r WHERE r.id <> resident.id LIMIT 1)"},
        {"one's greeting for one's name", "UPDATE resident SET name = greeting"},
        {"another person's key", "UPDATE person_key SET wrapped = (SELECT max(wrapped) FROM person_key)"},
        {"nothing", "UPDATE resident SET name = NULL"},
        {"a living person's key", "DELETE FROM person_key WHERE owner = (SELECT min(id) FROM resident)"},
    }));
    INFO(row.what);
    const House house;
    change(house, row.sql);
    const auto read = house.read()->look(
        [](const store::Register& people, const auto&, const auto&) { return people.all().size(); });
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "database_damaged");
    CHECK_THAT(read.error().message, Catch::Contains("can't be opened") && !Catch::Contains("Nazwisko"));
}

TEST_CASE("another program's database is refused and left as it is") {
    const House house;
    change(house, "PRAGMA application_id = 7");
    CHECK_THAT(openingFails(house),
               Catch::StartsWith("database_foreign: ") && Catch::Contains(house.database));
}

TEST_CASE("a damaged database is refused with what to do, whatever is damaged") {
    struct Row {
        std::string what;
        std::function<void(const House&)> spoil;
    };
    const auto row = GENERATE(values<Row>({
        {"its first bytes",
         [](const House& house) { overwrite(house.database, 0, "not a database at all"); }},
        {"an empty file", [](const House& house) { std::filesystem::resize_file(house.database, 0); }},
        {"its schema gone",
         [](const House& house) { overwrite(house.database, 100, std::string(3'900, '\xff')); }},
        {"cut off in the middle",
         [](const House& house) {
             std::filesystem::resize_file(house.database, std::filesystem::file_size(house.database) / 3);
         }},
        {"no facility in it", [](const House& house) { change(house, "DELETE FROM facility"); }},
        {"a table's pages overwritten",
         [](const House& house) {
             const auto page = SQLite::Database(house.database, SQLite::OPEN_READONLY)
                                   .execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'bed'")
                                   .getInt64();
             overwrite(house.database, (page - 1) * 4'096, std::string(4'096, '\x5a'));
         }},
        {"an entry of the journal changed",
         [](const House& house) {
             change(house,
                    "DROP TRIGGER journal_is_never_changed;"
                    "UPDATE journal SET body = replace(body, 'init', 'theft') WHERE sequence = 1");
         }},
    }));
    INFO(row.what);
    const House house;
    row.spoil(house);
    const auto refusal = openingFails(house);
    CHECK_THAT(refusal, Catch::StartsWith("database_damaged: ") && Catch::Contains("ostoja restore --from") &&
                            Catch::Contains(house.database));
}

TEST_CASE("a facility's record and its clock are both of a demonstration, or neither") {
    const House real;
    const SimulatedTime simulated;
    const auto demonstration = real.folder.path("demonstration.sqlite");
    REQUIRE(store::createFacility(demonstration, stationId, smallShelter(), real.key, simulated));
    const auto opening = [&](const std::string& database, const host::Clock& clock) {
        const auto writer = store::Writer::open(database, real.key, clock, {});
        return writer ? "opened" : writer.error().code;
    };
    CHECK(opening(real.database, real.clock) == "opened");
    CHECK(opening(real.database, simulated) == "database_time");
    CHECK(opening(demonstration, simulated) == "opened");
    CHECK(opening(demonstration, real.clock) == "database_time");
}
