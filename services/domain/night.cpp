// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/night.h"

#include <date/tz.h>

#include <algorithm>
#include <charconv>

namespace ostoja::domain {

namespace {

const date::time_zone& warsaw() {
    static const date::time_zone* const zone = date::locate_zone("Europe/Warsaw");
    return *zone;
}

}  // namespace

std::string formatNight(Night night) {
    return date::format("%F", night.evening);
}

Expected<Night> parseNight(std::string_view text) {
    const auto part = [&](std::size_t from, std::size_t length) {
        int number = -1;
        const char* first = text.data() + from;
        const auto [end, error] = std::from_chars(first, first + length, number);
        return error == std::errc{} && end == first + length ? number : -1;
    };
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const int year = part(0, 4);
        const int month = part(5, 2);
        const int day = part(8, 2);
        const date::year_month_day civil{date::year{year}, date::month{static_cast<unsigned>(month)},
                                         date::day{static_cast<unsigned>(day)}};
        if (year >= 0 && month >= 0 && day >= 0 && civil.ok()) return Night{date::local_days{civil}};
    }
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
