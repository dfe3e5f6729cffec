// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "tests/simulation/town.h"

using namespace ostoja::simulation;

namespace {

constexpr int nights = 4;
constexpr int seedsTried = 20;

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

TEST_CASE("a world that lies is noticed") {
    spdlog::set_level(spdlog::level::off);
    const auto each = GENERATE(values<Case>({
        {Lie::syncDoesNothing, invariant::confirmedIsStored},
        {Lie::answersBeforeCommit, invariant::confirmedIsStored},
        {Lie::bedsAreForgotten, invariant::noBedForTwo},
        {Lie::personsAreForgotten, invariant::nobodyInTwoBeds},
        {Lie::officeKeepsTwice, invariant::storedIsDeliveredOnce},
        {Lie::officeForgets, invariant::acknowledgedIsKept},
    }));
    CHECK(noticed(each.lie).contains(std::string(each.notices)));
}
