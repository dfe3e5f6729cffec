// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/staff_board.h"
#include "domain/night.h"

namespace ostoja::station {

/// When people came in one night, UTC in milliseconds, in no order.
struct NightComings {
    domain::Night night;
    std::vector<std::int64_t> atMs;
};

/// The nights with which this one is compared: the four before it that began on the same weekday.
std::vector<domain::Night> usualNights(domain::Night night);

/// Tonight's comings by ten minutes of the local clock beside the rounded mean of the `usual` nights, from
/// the first slot in which anybody came to the last. No usual night: nobody knows, and it is 0.
api::NightChart chartOf(const NightComings& tonight, const std::vector<NightComings>& usual);

}  // namespace ostoja::station
