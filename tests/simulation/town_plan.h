// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "station/store/facility_setup.h"
#include "tests/simulation/random.h"

namespace ostoja::simulation {

struct PlannedStation {
    std::string id;
    station::store::FacilitySetup setup;
    std::vector<std::string> doors;
};

/// A made-up town: three to five facilities of differing kinds and sizes, and the people who may come.
struct TownPlan {
    std::vector<PlannedStation> stations;
    int people = 0;
};

/// The keyed hash of the n-th person's card; numbers beyond the people are cards that nobody knows.
std::string cardOf(int number);

TownPlan planTown(Random& random);

}  // namespace ostoja::simulation
