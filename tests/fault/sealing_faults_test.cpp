// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "station/store/migrations.h"
#include "tests/fault/every_fault.h"
#include "tests/station/former_house.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::fault;
using namespace ostoja::station;

namespace {

auto& disk = FaultDisk::instance();

/// A station's first start on what version 1 left, on a copy.
struct Round {
    explicit Round(const FormerHouse& house) : former(house), database(folder.path("facility.sqlite")) {
        former.copyTo(database);
    }

    Expected<void> start() {
        return store::Writer::open(database, former.key, clock, {}).map([](const auto&) {});
    }

    const FormerHouse& former;
    TemporaryFolder folder;
    SetClock clock;
    std::string database;
};

/// Old or new, never half of it.
void requireOneOrTheOther(const Round& round) {
    SQLite::Database database(round.database, SQLite::OPEN_READWRITE);
    REQUIRE(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
    const bool isOld = database.execAndGet("PRAGMA user_version").getInt() == 1;
    const auto sealed = "SELECT count(*) FROM resident WHERE length(name) > 70";
    const auto plain = "SELECT count(*) FROM resident WHERE name LIKE 'Imię%Nazwisko%'";
    REQUIRE(database.execAndGet(isOld ? plain : sealed).getInt() == 40);
    REQUIRE(database.tableExists("person_key") == !isOld);
    REQUIRE_FALSE(database.tableExists("former_card"));
}

void requireSealed(const Round& round) {
    const auto reads = store::ReadStore::open(round.database, round.former.key);
    REQUIRE(reads);
    REQUIRE((*reads)->verifyJournal() == static_cast<std::int64_t>(round.former.entries));
    const auto people = (*reads)->look(
        [](const store::Register& register_, const auto&, const auto&) { return register_.all().size(); });
    REQUIRE(people == 40);
    REQUIRE(foundIn(round.folder.root(), FormerHouse::plainWords()).empty());
}

void runRound(const FormerHouse& former, const Sweep& sweep, const Plan& plan) {
    Round round(former);
    disk.arm(plan);
    const auto started = round.start();
    INFO(nameOf(sweep) << ", n=" << plan.nth << (started ? ", started" : ", " + started.error().message));
    if (sweep.fault == Fault::powerCut) {
        disk.restorePower(sweep.unsynced, static_cast<std::uint64_t>(plan.nth));
    } else {
        disk.disarm();
    }
    if (!started) REQUIRE(started.error().code.starts_with("storage_"));
    if (started && sweep.fault != Fault::powerCut) requireSealed(round);
    requireOneOrTheOther(round);
    REQUIRE(round.start());
    requireSealed(round);
}

void tryEverything(const std::function<bool(const Sweep&)>& isTried) {
    static const FormerHouse former;
    const auto before = disk.hitsInAll();
    std::int64_t rounds = 0;
    for (const auto& sweep : allSweeps()) {
        if (!isTried(sweep)) continue;
        const auto hit = everyFault(sweep, [&](const Plan& plan) { runRound(former, sweep, plan); });
        if (isCertainlyAsked(sweep.request)) REQUIRE(hit > 0);
        rounds += hit;
    }
    printFigures("what_was_plain_is_sealed", rounds, disk.hitsInAll() - before);
}

/// Somebody's wrapped key, as it rests.
struct Wrapped {
    Wrapped(const std::string& database, const std::string& card) {
        SQLite::Database file(database, SQLite::OPEN_READONLY);
        SQLite::Statement row(
            file, "SELECT owner, wrapped FROM person_key JOIN card ON holder = owner WHERE hash = ?");
        row.bind(1, card);
        row.executeStep();
        person = row.getColumn(0).getString();
        key = row.getColumn(1).getString();
    }
    bool isIn(const std::string& database) const {
        for (const char* const suffix : {"", "-wal"}) {
            std::ifstream stream(database + suffix, std::ios::binary);
            const std::string content(std::istreambuf_iterator<char>(stream), {});
            if (content.find(key) != std::string::npos) return true;
        }
        return false;
    }

    std::string person;
    std::string key;
};

Expected<void> erase(store::Writer& writer, const std::string& person) {
    return runNow(writer, [&](store::WriteStore& store) -> Expected<void> {
        const auto sequence = store.append("pl.ostoja.person.erased.v1", {{"person", person}});
        store.people().erase(person, {.sequence = sequence, .wallMs = store.now().wallMs});
        return {};
    });
}

/// Erased or not at all; and whoever was told so is in no file once the station has started again.
void runErasure(const House& house, const Wrapped& wrapped, const Sweep& sweep, const Plan& plan) {
    const TemporaryFolder folder;
    const SetClock clock;
    const auto database = folder.path("facility.sqlite");
    std::filesystem::copy_file(house.database, database);
    auto writer = store::Writer::open(database, house.key, clock, {}).value();
    REQUIRE(tapNow(*writer, 3));
    disk.arm(plan);
    const auto erased = erase(*writer, wrapped.person);
    INFO(nameOf(sweep) << ", n=" << plan.nth << (erased ? ", erased" : ", " + erased.error().message));
    writer.reset();
    disk.restorePower(sweep.unsynced, static_cast<std::uint64_t>(plan.nth));

    writer = store::Writer::open(database, house.key, clock, {}).value();
    REQUIRE(tapNow(*writer, 5));
    const auto reads = store::ReadStore::open(database, house.key).value();
    const auto person = reads->look([&](const store::Register& people, const auto&, const auto&) {
        return people.person(wrapped.person);
    });
    REQUIRE(person);
    const bool isErased = (*person)->erased.has_value();
    if (erased) REQUIRE(isErased);
    REQUIRE(isErased == (*person)->details.name.empty());
    REQUIRE(wrapped.isIn(database) != isErased);
    REQUIRE(reads->verifyJournal());
}

}  // namespace

TEST_CASE(
    "wherever the power goes while somebody is erased, they are erased or not at all, and then in no file") {
    const House house;
    const Wrapped wrapped(house.database, cardHash(3));
    REQUIRE(wrapped.isIn(house.database));
    const auto before = disk.hitsInAll();
    std::int64_t rounds = 0;
    for (const auto& sweep : allSweeps()) {
        if (sweep.fault != Fault::powerCut) continue;
        const auto hit =
            everyFault(sweep, [&](const Plan& plan) { runErasure(house, wrapped, sweep, plan); });
        REQUIRE(hit > 0);
        rounds += hit;
    }
    printFigures("somebody_is_erased", rounds, disk.hitsInAll() - before);
}

TEST_CASE(
    "wherever the power goes while a record is sealed, it is the old or the new, and the next start seals "
    "it") {
    tryEverything(
        [](const Sweep& sweep) { return sweep.fault == Fault::powerCut && sweep.request == Request::sync; });
}

TEST_CASE("whatever fails while a record is sealed, it is the old or the new, and the next start seals it",
          "[.soak]") {
    tryEverything([](const Sweep& sweep) { return sweep.request != Request::memory; });
}
