// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/night.h"
#include "error/error.h"

namespace ostoja::domain {

/// When a house opens and closes in one part of the year. The evening decides which part a night belongs to.
struct Season {
    std::string from;   ///< first day, "10-01"
    std::string until;  ///< last day, "03-31"; before `from`: the season runs over New Year
    /// Of the local day. An opening that closes before it opens runs over midnight.
    std::chrono::minutes opens{0};
    std::chrono::minutes closes{0};

    bool operator==(const Season&) const = default;
};

/// No season at all: open round the clock. A day that is in none of them: shut.
struct OpeningHours {
    std::vector<Season> seasons;

    bool operator==(const OpeningHours&) const = default;
};

/// UTC in milliseconds; a night on which the house stays shut closes as it opens.
struct HoursOfNight {
    std::int64_t opensMs = 0;
    std::int64_t closesMs = 0;

    bool contain(std::int64_t ms) const { return opensMs <= ms && ms < closesMs; }
    bool operator==(const HoursOfNight&) const = default;
};

/// When the house is open in a night, right over both changes of the clock: in the doubled hour it opens at
/// the first and closes at the second. Nothing: round the clock.
std::optional<HoursOfNight> hoursOf(const OpeningHours& opening, Night night);

/// When a house that is shut at `nowMs` opens next, within a year; nothing: it is open, or never opens.
std::optional<std::int64_t> opensNext(const OpeningHours& opening, std::int64_t nowMs);

/// A time of the local day within a night: before noon it is the morning's.
std::int64_t momentInNight(Night night, std::chrono::minutes ofDay);

/// Whether a night's evening is a day from `from` to `until` ("11-01", "03-31"), both included, over New Year
/// too.
bool inSeason(Night night, std::string_view from, std::string_view until);

/// "18:00". Error "malformed".
Expected<std::chrono::minutes> parseTimeOfDay(std::string_view text);
std::string formatTimeOfDay(std::chrono::minutes ofDay);
/// A day of any year, "10-01"; 29 February is one. Error "malformed".
Expected<std::string> parseDayOfYear(std::string_view text);

/// What stands against hours as somebody wrote them. Errors "malformed" and "seasons_overlap".
Expected<void> checkOpening(const OpeningHours& opening);
/// What stands against hours of a house where people sleep: a night turns at noon, so it opens at noon or
/// later, and closes by noon. Errors "opens_before_noon", "closes_after_noon".
Expected<void> checkNightHours(const OpeningHours& opening);

}  // namespace ostoja::domain
