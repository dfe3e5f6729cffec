// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/simulation/figures.h"
#include "tests/simulation/world.h"

namespace ostoja::simulation {

struct Broken {
    std::string invariant;
    std::string detail;
};

/// What became of one town.
struct TownReport {
    Figures figures;
    /// The same for the same seed, nights and lie.
    std::uint64_t trace = 0;
    std::optional<Broken> broken;
};

/// Founds a town and lets so many nights pass in it, in this thread, at no pace. Everything follows from the
/// seed.
TownReport simulateTown(std::uint64_t seed, int nights, Lie lie = Lie::none, bool prints = false);

}  // namespace ostoja::simulation
