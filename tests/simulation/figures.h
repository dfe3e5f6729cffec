// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "tests/simulation/disk_file.h"

namespace ostoja::simulation {

/// What a simulation has counted.
struct Figures {
    std::int64_t towns = 0;
    std::int64_t nights = 0;
    std::int64_t stations = 0;
    /// Cards held to readers, and those whose answer was told after its COMMIT.
    std::int64_t taps = 0;
    std::int64_t confirmed = 0;
    /// Answers to a tap that had been answered before.
    std::int64_t repeats = 0;
    std::int64_t commands = 0;
    std::int64_t entries = 0;
    std::int64_t batches = 0;
    std::int64_t duplicates = 0;
    std::int64_t messages = 0;
    std::int64_t dropped = 0;
    std::int64_t doubled = 0;
    std::int64_t late = 0;
    std::int64_t partitions = 0;
    std::int64_t stationDeaths = 0;
    std::int64_t officeDeaths = 0;
    std::int64_t uplinkDeaths = 0;
    std::int64_t clockFaults = 0;
    std::int64_t townsKept = 0;
    /// Times at which everything was compared with everything.
    std::int64_t comparisons = 0;
    DiskCounters disk;

    void add(const Figures& other);
    /// "towns=1 nights=25 …"
    std::string text() const;
};

}  // namespace ostoja::simulation
