// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/beds.h"

namespace ostoja::domain {

/// Extra places, or doors open round the clock, for as long as it is that cold. A manager begins it and says
/// until when; it ends by itself.
struct WinterAction {
    std::string id;
    std::int64_t fromMs = 0;   ///< UTC
    std::int64_t untilMs = 0;  ///< UTC, not included
    int extra = 0;             ///< how many extra beds were agreed to
    bool aroundClock = false;
    int thresholdC = 0;  ///< the temperature that it was begun for

    bool operator==(const WinterAction&) const = default;
};

bool runsAt(const std::optional<WinterAction>& winter, std::int64_t nowMs);

/// The beds as they count tonight: a free extra bed is off where no winter action runs, and beyond as many as
/// were agreed to. Whoever sleeps in one keeps it.
std::vector<Bed> bedsTonight(std::span<const Bed> beds, const std::optional<WinterAction>& winter,
                             std::int64_t nowMs);

}  // namespace ostoja::domain
