// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "tests/simulation/office_box.h"
#include "tests/simulation/station_box.h"

namespace ostoja::simulation {

/// Compares, when the network is quiet, what the witness saw, what a station has and what the office has.
/// Throws Violation.
class Comparison {
  public:
    Comparison(World& world, OfficeBox& office) : world_(world), office_(office) {}

    /// The station's tables against its journal, and the office's view against the station's.
    void figures(StationBox& station) const;
    /// The station's table of stays, whatever the night.
    static void stays(const StationBox& station);
    /// The office's rows against all journals: identifiers, not numbers. `whole` looks at old rows, too.
    void rows(const std::map<std::string, std::string>& epochs, bool whole);
    /// The station's whole chain of hashes.
    void chain(StationBox& station) const;

  private:
    World& world_;
    OfficeBox& office_;
    /// How many of a station's entries have been compared.
    std::map<std::string, std::int64_t> compared_;
};

}  // namespace ostoja::simulation
