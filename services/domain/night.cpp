// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/night.h"

#include <algorithm>

#include "domain/day.h"
#include "domain/local_time.h"

namespace ostoja::domain {

std::string formatNight(Night night) {
    return date::format("%F", night.evening);
}

Expected<Night> parseNight(std::string_view text) {
    if (const auto civil = parseDay(text)) return Night{date::local_days{*civil}};
    return failure("malformed", "a night is written like 2026-11-22");
}

Night nightAt(std::int64_t wallMs, std::chrono::hours rollover) {
    const date::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds{wallMs}};
    const auto local = warsaw().to_local(moment);
    return Night{date::floor<date::days>(local - rollover)};
}

NightDecision decideNight(const NightPosition& position, const ClockReading& clock,
                          std::chrono::hours rollover) {
    const Night base = position.open.value_or(nightAt(position.believedMs, rollover));
    const bool mustOpen = !position.open.has_value();
    if (clock.wallMs < position.believedMs) return {base, mustOpen, false};

    const Night byClock = nightAt(clock.wallMs, rollover);
    const bool atMostNext = byClock.evening <= base.evening + date::days{1};
    if (!atMostNext && !clock.synchronised) return {base, mustOpen, false};

    const Night night = std::max(base, byClock);
    return {night, mustOpen || night != base, true};
}

}  // namespace ostoja::domain
