// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <date/date.h>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::domain {

/// The night of a stay, named by the local date of its evening: whoever arrives at two in the morning belongs
/// to the night that began the evening before. A name, not a span of time: the station's night is a stored
/// row.
struct Night {
    date::local_days evening{};

    auto operator<=>(const Night&) const = default;
};

/// "2026-11-22".
std::string formatNight(Night night);
/// Error "malformed".
Expected<Night> parseNight(std::string_view text);

/// The hour of the local clock at which one night ends and the next begins.
inline constexpr std::chrono::hours noon{12};

/// The night to which a moment belongs by the clock of Europe/Warsaw. `wallMs` is UTC in milliseconds.
Night nightAt(std::int64_t wallMs, std::chrono::hours rollover = noon);

/// What the wall clock says, and whether the kernel holds it for synchronised.
struct ClockReading {
    std::int64_t wallMs = 0;
    bool synchronised = false;
};

/// Where the house stands: the open night, if one was ever opened, and the time of the last journal entry
/// whose clock was believed.
struct NightPosition {
    std::optional<Night> open;
    std::int64_t believedMs = 0;
};

struct NightDecision {
    /// The night that has to be open now.
    Night night;
    /// Whether it has to be opened (and the one before it closed).
    bool opens = false;
    /// Whether this reading of the clock counts as known time from now on.
    bool believed = false;
};

/// A clock behind the last believed entry never moves the night. One up to a night ahead does, synchronised
/// or not; further ahead only a synchronised one: a clock that jumped to 2031 must not end tonight.
NightDecision decideNight(const NightPosition& position, const ClockReading& clock,
                          std::chrono::hours rollover = noon);

}  // namespace ostoja::domain
