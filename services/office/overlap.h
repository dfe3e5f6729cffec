// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "api/town.h"

namespace ostoja::office {

/// What the office holds of a journal beyond the entry at which the station's backup was made: the station,
/// restored from it, doesn't know of it.
struct Overlap {
    /// The epoch before the restore, and the first and last entry that only the office has.
    std::string epoch;
    std::int64_t first = 0;
    std::int64_t last = 0;
    /// Beds in which somebody sleeps by these entries, and the night that they speak of last.
    std::set<std::string> beds;
    std::string night;

    /// One of its entries, in their order.
    void apply(const api::JournalEvent& event);
};

}  // namespace ostoja::office
