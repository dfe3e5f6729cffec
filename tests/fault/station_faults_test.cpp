// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "station/recording/record_command.h"
#include "tests/fault/every_fault.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::fault;
using namespace ostoja::station;

namespace {

auto& disk = FaultDisk::instance();

/// A house in the middle of an evening: resident 1 has a bed. Made once, copied for each round.
struct Evening {
    Evening() {
        auto writer = house.open();
        resident = tapNow(*writer, 1).value().resident;
        writer.reset();
        entries = house.journal().size();
    }
    /// With a log so long that the next commit copies it into the database.
    void fillLog(const std::string& database) {
        auto writer = house.open();
        constexpr std::uintmax_t pageOfLog = 4'096 + 24;
        while (std::filesystem::file_size(house.database + "-wal") < 985 * pageOfLog) {
            REQUIRE(tapNow(*writer, 1));
            ++entries;
        }
        copy(house.database, database);
        copy(house.database + "-wal", database + "-wal");
    }
    static void copy(const std::string& from, const std::string& to) {
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    }

    House house;
    std::string resident;
    std::size_t entries = 0;
};

struct Round;

/// What somebody does at the station. `act` tells whether it was confirmed; a confirmed one leaves exactly
/// one entry with its mark, the same asked again adds none where it `canRepeat`.
struct UseCase {
    std::string name;
    bool opensStation = false;
    bool longLog = false;
    bool canRepeat = true;
    /// Its entry names the stay and not the tap; there is only one such stay in the evening.
    bool endsStay = false;
    std::int64_t hoursLater = 0;
    std::function<Expected<void>(Round&)> act;
};

/// One try on a copy of the evening.
struct Round {
    Round(const std::string& template_, const Evening& evening, std::int64_t hoursLater)
        : key(evening.house.key), resident(evening.resident), database(folder.path("facility.sqlite")) {
        for (const char* const suffix : {"", "-wal"}) {
            if (std::filesystem::exists(template_ + suffix)) {
                Evening::copy(template_ + suffix, database + suffix);
            }
        }
        clock.wallMs += hoursLater * hourMs;
    }

    Expected<void> open() {
        auto opened = store::Writer::open(database, key, clock, {});
        if (!opened) return tl::make_unexpected(opened.error());
        writer = std::move(*opened);
        return {};
    }

    Expected<void> tap(const std::string& id, int who, const std::string& leaving = "") {
        auto request = TapRequest{.tap = tapOf(who), .terminal = "door-1", .leaving = leaving};
        request.tap.id = id;
        const auto result = tapNow(*writer, request);
        if (!result) return tl::make_unexpected(result.error());
        return {};
    }

    std::vector<api::JournalEvent> journal() const {
        return store::ReadStore::open(database, key).value()->journalAfter(0, 100'000).value().events;
    }

    TemporaryFolder folder;
    SetClock clock;
    crypto::MasterKey key;
    std::string resident;
    std::string database;
    std::string mark = freshId();
    std::unique_ptr<store::Writer> writer;
};

const std::vector<UseCase>& useCases() {
    static const std::vector<UseCase> cases{
        {.name = "a_tap_takes_a_bed", .act = [](Round& round) { return round.tap(round.mark, 3); }},
        {.name = "a_tap_after_leave_ends_the_stay",
         .endsStay = true,
         .act = [](Round& round) { return round.tap(round.mark, 1, round.resident); }},
        {.name = "the_first_tap_of_a_night_closes_the_one_before",
         .hoursLater = 24,
         .act = [](Round& round) { return round.tap(round.mark, 3); }},
        {.name = "a_tap_whose_commit_empties_the_log",
         .longLog = true,
         .act = [](Round& round) { return round.tap(round.mark, 3); }},
        {.name = "help_is_asked_for",
         .canRepeat = false,
         .act =
             [](Round& round) {
                 return runNow(*round.writer, [&](store::WriteStore& store) {
                     return recordHelp(store, "door-1", round.mark);
                 });
             }},
        {.name = "the_station_starts_and_a_tap_takes_a_bed",
         .opensStation = true,
         .act = [](Round& round) { return round.tap(round.mark, 3); }},
    };
    return cases;
}

bool isMarked(const api::JournalEvent& event, const std::string& mark) {
    for (const char* const key : {"tap", "visit"}) {
        const auto* value = event.body.if_contains(key);
        if (value != nullptr && value->is_string() && value->get_string() == mark) return true;
    }
    return false;
}

/// Entries that the use case left.
std::size_t left(const Round& round, const UseCase& useCase) {
    const auto journal = round.journal();
    return static_cast<std::size_t>(std::count_if(journal.begin(), journal.end(), [&](const auto& event) {
        return isMarked(event, round.mark) || (useCase.endsStay && event.type == "pl.ostoja.stay.ended.v1");
    }));
}

void requireWhole(const Round& round) {
    SQLite::Database database(round.database, SQLite::OPEN_READONLY);
    REQUIRE(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
    REQUIRE(store::ReadStore::open(round.database, round.key).value()->verifyJournal());
}

/// A failure is told as what it is: never as a damaged file, of which nothing is true.
void requireHonest(const Expected<void>& done) {
    if (done) return;
    INFO(done.error().code << ": " << done.error().message);
    REQUIRE(done.error().code.starts_with("storage_"));
}

/// The same station goes on where it wasn't the power that went; then it is started anew.
void requireGoesOn(Round& round, const UseCase& useCase, const Sweep& sweep, std::uint64_t seed) {
    const bool cut = sweep.fault == Fault::powerCut;
    if (cut || !round.writer) {
        round.writer.reset();
        if (cut) disk.restorePower(sweep.unsynced, seed);
        REQUIRE(round.open());
    }
    if (useCase.canRepeat) REQUIRE(useCase.act(round));
    REQUIRE(round.tap(freshId(), 5));
    round.writer.reset();
    REQUIRE(round.open());
    round.writer.reset();
}

void runRound(const UseCase& useCase, const Sweep& sweep, const Plan& plan, const std::string& template_,
              const Evening& evening) {
    Round round(template_, evening, useCase.hoursLater);
    if (!useCase.opensStation) REQUIRE(round.open());
    disk.arm(plan);
    Expected<void> done;
    if (useCase.opensStation) done = round.open();
    if (done) done = useCase.act(round);
    if (sweep.fault != Fault::powerCut) disk.disarm();
    INFO(nameOf(sweep) << ", n=" << plan.nth << (done ? ", confirmed" : ", " + done.error().code));
    requireHonest(done);
    if (disk.hits() == 0) REQUIRE(done);

    requireGoesOn(round, useCase, sweep, static_cast<std::uint64_t>(plan.nth));
    requireWhole(round);
    REQUIRE(round.journal().size() > evening.entries);
    const auto times = left(round, useCase);
    if (done || useCase.canRepeat) REQUIRE(times == 1);
    REQUIRE(times <= 1);
}

void tryEverything(const UseCase& useCase, const std::function<bool(const Sweep&)>& isTried) {
    INFO(useCase.name);
    Evening evening;
    const TemporaryFolder folder;
    const auto template_ = folder.path("facility.sqlite");
    Evening::copy(evening.house.database, template_);
    if (useCase.longLog) evening.fillLog(template_);

    const auto before = disk.hitsInAll();
    std::int64_t rounds = 0;
    for (const auto& sweep : allSweeps()) {
        if (!isTried(sweep)) continue;
        const auto hit =
            everyFault(sweep, [&](const Plan& plan) { runRound(useCase, sweep, plan, template_, evening); });
        INFO(nameOf(sweep));
        if (isCertainlyAsked(sweep.request)) REQUIRE(hit > 0);
        rounds += hit;
    }
    printFigures(useCase.name, rounds, disk.hitsInAll() - before);
}

}  // namespace

TEST_CASE("whatever fails under the station, what was confirmed is stored, once, and the station goes on") {
    const auto& useCase = GENERATE(from_range(useCases()));
    const bool isTheTap = useCase.name == useCases().front().name;
    tryEverything(useCase, [&](const Sweep& sweep) { return isTheTap || sweep.request != Request::memory; });
}

TEST_CASE(
    "a confirmed tap outlives the power, but not on a disk that ignores syncs: the checks would see it") {
    const bool ignored = GENERATE(false, true);
    const Evening evening;
    Round round(evening.house.database, evening, 0);
    REQUIRE(round.open());
    disk.ignoreSyncs(ignored);
    REQUIRE(round.tap(round.mark, 3));
    disk.cutPower();
    round.writer.reset();
    disk.restorePower(Unsynced::lost, 1);
    disk.ignoreSyncs(false);
    REQUIRE(round.open());
    requireWhole(round);
    CHECK(left(round, useCases().front()) == (ignored ? 0 : 1));
}

TEST_CASE("whatever memory is refused to the station, what was confirmed is stored, once", "[.soak]") {
    const auto& useCase = GENERATE(from_range(useCases()));
    tryEverything(useCase, [](const Sweep& sweep) { return sweep.request == Request::memory; });
}
