// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace ostoja::domain {

/// A moment by the clock that nobody can set: milliseconds since the machine started, and which start that
/// was. Two instants of different starts have no known distance. Not the time of day.
struct Instant {
    std::string boot;
    std::int64_t monotonicMs = 0;

    bool operator==(const Instant&) const = default;
};

}  // namespace ostoja::domain
