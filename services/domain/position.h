// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "error/error.h"

namespace ostoja::domain {

/// Where something stands: WGS84, in millionths of a degree, north and east positive.
struct Position {
    std::int64_t latitude = 0;   ///< -90,000,000 to 90,000,000
    std::int64_t longitude = 0;  ///< -180,000,000 to 180,000,000

    bool operator==(const Position&) const = default;
};

/// Whether both are within their ranges.
bool isOnEarth(const Position& position);

/// "53.4289, 14.5530": latitude and longitude in degrees, as maps tell them. Error "malformed".
Expected<Position> parsePosition(std::string_view text);

/// As the crow flies, on a sphere of the earth's mean radius; of the roads nothing is known.
std::int64_t metresBetween(const Position& one, const Position& other);

}  // namespace ostoja::domain
