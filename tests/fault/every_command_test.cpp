// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <set>

#include "tests/fault/every_command.h"
#include "tests/fault/every_fault.h"

using namespace ostoja;
using namespace ostoja::fault;

namespace {

auto& disk = FaultDisk::instance();

/// What of all that can fail is tried: each `step`-th request of a kind.
struct Tried {
    bool whole = false;

    std::int64_t step(const Sweep& sweep, const CommandRow& row) const {
        const std::int64_t hashing = row.hashes && !whole ? 4 : 1;
        switch (sweep.request) {
            case Request::memory:
                return whole ? 11 : 211 * hashing;
            case Request::read:
            case Request::lock:
                return whole ? 1 : 7 * hashing;
            case Request::write:
                return whole ? 1 : 5 * hashing;
            default:
                return 1;
        }
    }
    bool isTried(const Sweep& sweep) const {
        if (whole) return true;
        if (sweep.fault == Fault::powerCut)
            return sweep.request == Request::sync && sweep.unsynced == Unsynced::torn;
        return !sweep.andAllAfter;
    }
};

bool isConfirmed(const station::Answer& answer) {
    return answer.status >= 200 && answer.status < 300;
}

/// Confirmed, or told as what it is: never as a damaged file, of which nothing is true.
void requireHonest(const station::Answer& answer) {
    INFO(answer.status << " " << answer.text);
    if (isConfirmed(answer)) return;
    REQUIRE(answer.status == 503);
    REQUIRE((answer.problem().starts_with("storage_") || answer.problem() == "busy"));
}

/// In which the command was done before, but for one that is done once in a house: what stands once a night
/// stands.
std::unique_ptr<HouseAtWork> houseFor(const CommandRow& row) {
    auto house = std::make_unique<HouseAtWork>(row.staff);
    if (row.staff == HouseAtWork::Staff::noneYet) return house;
    const auto answer = house->ask(row.ready(*house));
    INFO(row.route << " " << row.what << ": " << answer.text);
    REQUIRE(isConfirmed(answer));
    if (row.endsSession) house->takeSeats();
    return house;
}

/// What the command leaves where nothing fails.
Came cleanly(const CommandRow& row) {
    const auto made = houseFor(row);
    auto& house = *made;
    Came first;
    for (int time = 0; time < 2; ++time) {
        const auto command = row.ready(house);
        const auto before = house.stand();
        const auto answer = house.ask(command);
        INFO(row.route << " " << row.what << ": " << answer.text);
        REQUIRE(isConfirmed(answer));
        const auto came = between(before, house.stand());
        if (time == 0) first = came;
        INFO(told(first) << " and then " << told(came));
        if (row.staff == HouseAtWork::Staff::noneYet) break;
        REQUIRE(came == first);
        if (row.endsSession) house.takeSeats();
    }
    return first;
}

class Round {
  public:
    Round(const CommandRow& row, const Came& wanted, const Sweep& sweep, const Plan& plan)
        : row_(row), wanted_(wanted), sweep_(sweep), plan_(plan) {}

    /// False when nothing failed: the command asks for no more.
    bool run(HouseAtWork& house) {
        const auto command = row_.ready(house);
        const auto before = house.stand();
        disk.arm(plan_);
        const auto answer = house.ask(command);
        const bool isCut = sweep_.fault == Fault::powerCut;
        if (!isCut) disk.disarm();
        const bool hit = disk.hits() > 0;
        INFO(row_.route << " " << row_.what << ": " << nameOf(sweep_) << ", n=" << plan_.nth << ": "
                        << answer.status << " " << answer.text);
        requireHonest(answer);
        if (!hit) REQUIRE(isConfirmed(answer));
        if (isCut) {
            afterTheCut(house, before, isConfirmed(answer));
        } else {
            goesOn(house, before, command, isConfirmed(answer));
        }
        return hit;
    }

  private:
    /// Confirmed: it is there. Else it is there or it isn't, as a whole.
    void afterTheCut(HouseAtWork& house, const Stand& before, bool confirmed) const {
        house.stop();
        disk.restorePower(sweep_.unsynced, static_cast<std::uint64_t>(plan_.nth));
        house.start();
        const auto came = between(before, house.stand());
        INFO("after the cut: " << told(came));
        if (confirmed) REQUIRE(came == wanted_);
        REQUIRE((came == wanted_ || came == Came{}));
        house.requireWhole();
        house.takeSeats();
    }

    /// The same station goes on: what wasn't confirmed left nothing and is done when it is asked again, once.
    void goesOn(HouseAtWork& house, const Stand& before, const Command& command, bool confirmed) const {
        const auto came = between(before, house.stand());
        INFO("left: " << told(came) << "; wanted: " << told(wanted_));
        REQUIRE(came == (confirmed ? wanted_ : Came{}));
        if (row_.endsSession) return house.takeSeats();
        for (int time = 0; time < 2; ++time) {
            const auto again = askedAgain(house, command);
            INFO("again: " << again.status << " " << again.text);
            REQUIRE(isConfirmed(again));
            const auto now = between(before, house.stand());
            INFO("left now: " << told(now));
            REQUIRE(now == wanted_);
        }
    }

    /// A disk that was full takes new work when its ballast is back.
    static station::Answer askedAgain(HouseAtWork& house, const Command& command) {
        for (int tries = 0;; ++tries) {
            auto answer = house.ask(command);
            if (answer.problem() != "storage_full" || tries == 50) return answer;
        }
    }

    const CommandRow& row_;
    const Came& wanted_;
    const Sweep& sweep_;
    const Plan& plan_;
};

/// The power goes as soon as it is confirmed, and with it all that was never synced; what the command left
/// then.
Came leftByTheCut(const CommandRow& row) {
    const auto made = houseFor(row);
    auto& house = *made;
    const auto command = row.ready(house);
    const auto before = house.stand();
    REQUIRE(isConfirmed(house.ask(command)));
    disk.cutPower();
    house.stop();
    disk.restorePower(Unsynced::lost, 1);
    house.start();
    house.requireWhole();
    return between(before, house.stand());
}

void tryEverything(const CommandRow& row, const Tried& tried) {
    const auto wanted = cleanly(row);
    const bool isFreshEachTime = row.staff == HouseAtWork::Staff::noneYet;
    auto house = houseFor(row);
    const auto before = disk.hitsInAll();
    std::int64_t rounds = 0;
    for (const auto& sweep : allSweeps()) {
        if (!tried.isTried(sweep)) continue;
        const auto step = tried.step(sweep, row);
        for (std::int64_t n = 1;; n += step) {
            if (isFreshEachTime) house = houseFor(row);
            const Plan plan{
                .request = sweep.request, .nth = n, .fault = sweep.fault, .andAllAfter = sweep.andAllAfter};
            if (!Round(row, wanted, sweep, plan).run(*house)) break;
            ++rounds;
        }
    }
    house->requireWhole();
    std::string name = row.route + (row.what.empty() ? "" : " " + row.what);
    std::replace(name.begin(), name.end(), ' ', '_');
    printFigures(name, rounds, disk.hitsInAll() - before);
}

}  // namespace

TEST_CASE("each command of docs/api/station.yaml is tried with everything failing under it") {
    std::set<std::string> tried;
    for (const auto& row : commandRows()) tried.insert(row.route);
    const auto described = commandsOf(OSTOJA_STATION_API);
    CHECK(described.size() >= 30);
    CHECK(std::set<std::string>(described.begin(), described.end()) == tried);
}

TEST_CASE("whatever fails under a command, what was confirmed stands, once, and what wasn't left nothing") {
    const auto& row = GENERATE(from_range(commandRows()));
    tryEverything(row, {});
}

TEST_CASE(
    "a command that was confirmed outlives the power, but not on a disk that ignores syncs: it would be "
    "seen") {
    const auto& row = GENERATE(from_range(commandRows()));
    INFO(row.route << " " << row.what);
    const auto wanted = cleanly(row);
    const auto left = leftByTheCut(row);
    INFO("left: " << told(left) << "; wanted: " << told(wanted));
    CHECK(left == wanted);
    if (row.route != commandRows().front().route || wanted == Came{}) return;
    disk.ignoreSyncs(true);
    CHECK_FALSE(leftByTheCut(row) == wanted);
    disk.ignoreSyncs(false);
}

TEST_CASE("each point of each command fails", "[.soak]") {
    const auto& row = GENERATE(from_range(commandRows()));
    tryEverything(row, {.whole = true});
}
