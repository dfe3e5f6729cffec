// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/simulation/town.h"

using namespace ostoja::simulation;

namespace {

constexpr int nights = 4;
constexpr int seedsTried = 10;

/// The invariants that noticed a lie, within so many seeds.
std::set<std::string> noticed(Lie lie) {
    std::set<std::string> broken;
    for (int seed = 1; seed <= seedsTried; ++seed) {
        if (const auto report = simulateTown(static_cast<std::uint64_t>(seed), nights, lie); report.broken) {
            broken.insert(report.broken->invariant);
        }
    }
    return broken;
}

struct Case {
    Lie lie;
    std::string_view notices;
    /// What else may notice it first.
    std::vector<std::string_view> orElse = {};
};

}  // namespace

TEST_CASE("the same seed makes the same night, another seed another") {
    spdlog::set_level(spdlog::level::off);
    const auto once = simulateTown(7, nights);
    const auto again = simulateTown(7, nights);
    const auto other = simulateTown(8, nights);
    CHECK(once.trace == again.trace);
    CHECK(once.figures.text() == again.figures.text());
    CHECK(once.trace != other.trace);
    CHECK(once.figures.confirmed > 0);
    CHECK(once.figures.disk.powerCuts > 0);
}

TEST_CASE("a world that lies is noticed by the promise that it breaks") {
    spdlog::set_level(spdlog::level::off);
    const auto each = GENERATE(values<Case>({
        // The log is copied into the file at each start: cut off in there without a true sync, it is damaged.
        {Lie::syncDoesNothing,
         invariant::confirmedIsStored,
         {invariant::acknowledgedIsKept, invariant::whatDiedStartsAgain}},
        {Lie::answersBeforeCommit, invariant::confirmedIsStored},
        {Lie::bedsAreForgotten, invariant::noBedForTwo},
        {Lie::personsAreForgotten, invariant::nobodyInTwoBeds},
        {Lie::officeKeepsTwice, invariant::storedIsDeliveredOnce},
        {Lie::officeForgets, invariant::acknowledgedIsKept},
        {Lie::tapsAreForgotten, invariant::repeatChangesNothing},
        {Lie::snapshotMiscounts, invariant::officeEqualsStations},
        {Lie::takenIsGiven, invariant::aSoundDiskRecords},
        {Lie::deathSpoilsFiles, invariant::whatDiedStartsAgain},
        {Lie::uplinkGivesUp, invariant::everythingArrives},
    }));
    auto broken = noticed(each.lie);
    CHECK(broken.erase(std::string(each.notices)) == 1);
    for (const auto other : each.orElse) broken.erase(std::string(other));
    CHECK(broken == std::set<std::string>{});
}
