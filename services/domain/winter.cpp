// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/winter.h"

#include <algorithm>

namespace ostoja::domain {

bool runsAt(const std::optional<WinterAction>& winter, std::int64_t nowMs) {
    return winter && winter->fromMs <= nowMs && nowMs < winter->untilMs;
}

std::vector<Bed> bedsTonight(std::span<const Bed> beds, const std::optional<WinterAction>& winter,
                             std::int64_t nowMs) {
    const auto agreed = runsAt(winter, nowMs) ? winter->extra : 0;
    const auto inUse = std::count_if(beds.begin(), beds.end(),
                                     [](const Bed& bed) { return bed.extra && isGiven(bed.state); });
    auto left = agreed - inUse;
    std::vector<Bed> tonight(beds.begin(), beds.end());
    for (auto& bed : tonight) {
        if (!bed.extra || (bed.state != BedState::free && bed.state != BedState::off)) continue;
        bed.state = left > 0 ? BedState::free : BedState::off;
        --left;
    }
    return tonight;
}

}  // namespace ostoja::domain
