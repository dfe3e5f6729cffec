// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sqlite/connection.h"
#include "station/store/backup.h"
#include "station/store/migrations.h"
#include "station/store/seal_plain.h"
#include "tests/station/former_house.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

using Words = std::vector<std::string>;

/// A former house in a folder of its own, as a station finds it after the upgrade.
struct Upgrade {
    Upgrade() : database(folder.path("facility.sqlite")) { former.copyTo(database); }

    Expected<std::unique_ptr<store::Writer>> open() {
        return store::Writer::open(database, former.key, clock, {});
    }

    FormerHouse former;
    TemporaryFolder folder;
    SetClock clock;
    std::string database;
};

std::size_t peopleIn(const std::string& database, const crypto::MasterKey& key) {
    return store::ReadStore::open(database, key)
        .value()
        ->look([](const store::Register& people, const auto&, const auto&) { return people.all().size(); })
        .value();
}

}  // namespace

TEST_CASE("what version 1 kept plain is sealed at the first start, and all is as it was") {
    Upgrade upgrade;
    const auto writer = upgrade.open();
    REQUIRE(writer);
    CHECK(tapNow(**writer, 1)->answer.outcome == "bed");
    const auto answer = tapNow(**writer, 2);
    CHECK(answer->answer.outcome == "bed");
    CHECK(answer->greeting == "witaj2");

    const auto reads = store::ReadStore::open(upgrade.database, upgrade.former.key).value();
    CHECK(reads->journalAfter(0, 1'000)->events.size() == upgrade.former.entries + 2);
    CHECK(reads->verifyJournal());
    CHECK(reads->sleepers()->at(0).sinceMs == SetClock().wallMs);
    CHECK(reads->facility().rules.tap == "admits");
    CHECK(reads->facility().rules.opening.empty());
    const auto slept = reads->sleepers().value();
    REQUIRE(slept.size() == 2);
    CHECK(slept[0].bed == "1");
    CHECK(slept[0].sinceMs == upgrade.clock.wallMs);
    const auto people =
        reads->look([](const store::Register& all, const auto&, const auto&) { return all.all(); }).value();
    REQUIRE(people.size() == 40);
    for (const auto& person : people) {
        CHECK(person.version == 1);
        CHECK(person.kind == domain::PersonKind::resident);
        CHECK(person.details.name.substr(person.details.name.find("Nazwisko") + 8) ==
              person.details.greeting.substr(5));
        CHECK(person.details.sex.has_value());
    }
    const auto found = reads
                           ->look([](const store::Register& register_, const auto&, const auto&) {
                               return register_.cardByHash(cardHash(2)).card;
                           })
                           .value();
    CHECK(found.state == domain::CardState::valid);
    CHECK(found.kind == "ntag");
}

TEST_CASE("nothing plain of people stays in any file of the facility after the upgrade") {
    Upgrade upgrade;
    const auto words = FormerHouse::plainWords();
    const auto before = foundIn(upgrade.folder.root(), words);
    for (const auto& word : words) {
        INFO(word);
        CHECK(std::any_of(before.begin(), before.end(),
                          [&](const std::string& found) { return found.starts_with(word + " in "); }));
    }
    auto writer = upgrade.open();
    REQUIRE(writer);
    CHECK(foundIn(upgrade.folder.root(), words) == Words{});
    REQUIRE(tapNow(**writer, 1));
    REQUIRE(tapNow(**writer, 2));
    CHECK(foundIn(upgrade.folder.root(), words) == Words{});
    writer->reset();
    CHECK(foundIn(upgrade.folder.root(), words) == Words{});
}

TEST_CASE("a start that was cut off before the file was rebuilt is made up for by the next one") {
    Upgrade upgrade;
    {
        sqlite::Connection connection(upgrade.database, SQLite::OPEN_READWRITE);
        connection.execute("PRAGMA secure_delete = OFF");
        const auto kind = store::databaseKind();
        auto firstTwo = kind;
        firstTwo.migrations = kind.migrations.first(2);
        REQUIRE(
            sqlite::migrate(connection, firstTwo, upgrade.database, store::sealingWith(upgrade.former.key)));
    }
    CHECK_FALSE(foundIn(upgrade.folder.root(), FormerHouse::plainWords()).empty());
    REQUIRE(upgrade.open());
    CHECK(foundIn(upgrade.folder.root(), FormerHouse::plainWords()) == Words{});
    CHECK(peopleIn(upgrade.database, upgrade.former.key) == 40);
}

TEST_CASE("while another program reads, an upgrade waits, says so, and changes nothing that is lost") {
    Upgrade upgrade;
    {
        SQLite::Database reader(upgrade.database, SQLite::OPEN_READWRITE);
        reader.exec("BEGIN");
        reader.execAndGet("SELECT count(*) FROM resident");
        const auto refused = upgrade.open();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "storage_busy");
    }
    REQUIRE(upgrade.open());
    CHECK(foundIn(upgrade.folder.root(), FormerHouse::plainWords()) == Words{});
}

TEST_CASE("a backup from before there were keys is restored sealed") {
    Upgrade upgrade;
    const auto restored = upgrade.folder.path("restored/facility.sqlite");
    std::filesystem::create_directory(upgrade.folder.path("restored"));
    REQUIRE(store::restoreFacility(upgrade.database, restored, upgrade.former.key, upgrade.clock));
    CHECK(peopleIn(restored, upgrade.former.key) == 40);
    CHECK(foundIn(upgrade.folder.path("restored"), FormerHouse::plainWords()) == Words{});
}

TEST_CASE(
    "what was sealed of a person is in no file, as it is or as noise that somebody could still open, once "
    "they are erased") {
    House house;
    const Words words{"Imię3 Nazwisko3", "witaj3"};
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 3));
    CHECK(foundIn(house.folder.root(), words) == Words{});

    std::string wrapped;
    std::string person;
    {
        SQLite::Database database(house.database, SQLite::OPEN_READWRITE);
        SQLite::Statement row(
            database, "SELECT owner, wrapped FROM person_key JOIN card ON holder = owner WHERE hash = ?");
        row.bind(1, cardHash(3));
        REQUIRE(row.executeStep());
        person = row.getColumn(0).getString();
        wrapped = row.getColumn(1).getString();
    }
    const auto keyFiles = [&] {
        Words files;
        for (const char* const suffix : {"", "-wal"}) {
            std::ifstream stream(house.database + suffix, std::ios::binary);
            const std::string content(std::istreambuf_iterator<char>(stream), {});
            if (content.find(wrapped) != std::string::npos) files.emplace_back(suffix);
        }
        return files;
    };
    REQUIRE_FALSE(keyFiles().empty());
    REQUIRE(runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
        const auto sequence = store.append("pl.ostoja.person.erased.v1", {{"person", person}});
        store.people().erase(person, {.sequence = sequence, .wallMs = store.now().wallMs});
        return {};
    }));
    CHECK(keyFiles() == Words{});
    CHECK(std::filesystem::file_size(house.database + "-wal") == 0);
    REQUIRE(tapNow(*writer, 1));
    CHECK(keyFiles() == Words{});
}

TEST_CASE("a log that somebody still reads while a person is erased is emptied after the next commit") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 3));
    const auto log = [&] { return std::filesystem::file_size(house.database + "-wal"); };
    {
        SQLite::Database reader(house.database, SQLite::OPEN_READWRITE);
        reader.exec("BEGIN");
        const auto person =
            reader.execAndGet("SELECT holder FROM card WHERE hash = '" + cardHash(3) + "'").getString();
        REQUIRE(runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
            store.people().erase(person, {.sequence = 1, .wallMs = store.now().wallMs});
            return {};
        }));
        CHECK(log() > 0);
    }
    REQUIRE(tapNow(*writer, 5));
    CHECK(log() == 0);
    REQUIRE(tapNow(*writer, 7));
    CHECK(log() > 0);
}

TEST_CASE("whoever only reads what version 1 left is sent to the program that brings it to this one") {
    const Upgrade upgrade;
    const auto read = store::verifyFacility(upgrade.database);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "database_older");
    CHECK_THAT(read.error().message, Catch::Contains("next start"));
    CHECK_FALSE(foundIn(upgrade.folder.root(), FormerHouse::plainWords()).empty());
}

TEST_CASE("a backup needs no key, and tells nothing without it") {
    House house;
    const auto to = house.folder.path("backup");
    REQUIRE(store::backUpFacility(house.database, to));
    CHECK(foundIn(house.folder.root(), {"Nazwisko", "witaj"}) == Words{});
    CHECK(store::verifySealed(to, house.key) == 40);
    CHECK(store::verifySealed(to, crypto::MasterKey::make()).error().code == "key_other");
    const TemporaryFolder folder;
    CHECK(store::restoreFacility(to, folder.path("f"), crypto::MasterKey::make(), house.clock).error().code ==
          "key_other");
    CHECK_FALSE(std::filesystem::exists(folder.path("f")));
    CHECK_FALSE(std::filesystem::exists(folder.path("f.new")));
}

TEST_CASE("what a person needs, who is protected and whose sex is which can't be told from the sealed rows") {
    auto setup = smallShelter();
    auto& full = setup.residents[0].details;
    full.isProtected = true;
    full.needs = {domain::Need::dog};
    full.healthRemark = "cukrzyca";
    House house(setup);
    SQLite::Database database(house.database, SQLite::OPEN_READONLY);
    for (const char* const column : {"sex", "is_protected", "needs", "health_remark", "pesel"}) {
        INFO(column);
        const std::string name(column);
        CHECK(database.execAndGet("SELECT count(DISTINCT length(" + name + ")) FROM resident").getInt() == 1);
        CHECK(database.execAndGet("SELECT count(DISTINCT " + name + ") FROM resident").getInt() == 40);
    }
}
