// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/time_text.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace ostoja::api {

std::string formatTime(std::int64_t wallMs) {
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds{wallMs}};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text;
}

Expected<std::int64_t> parseTime(const std::string& text) {
    using namespace std::chrono;
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";
    bool fits = text.size() == shape.size();
    for (std::size_t i = 0; fits && i < shape.size(); ++i) {
        fits = shape[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == shape[i];
    }
    const auto part = [&](std::size_t from, std::size_t length) {
        int number = 0;
        std::from_chars(text.data() + from, text.data() + from + length, number);
        return number;
    };
    if (fits) {
        const year_month_day date{year{part(0, 4)}, month{static_cast<unsigned>(part(5, 2))},
                                  day{static_cast<unsigned>(part(8, 2))}};
        if (date.ok() && part(11, 2) < 24 && part(14, 2) < 60 && part(17, 2) < 60) {
            const sys_time<milliseconds> time = sys_days{date} + hours{part(11, 2)} + minutes{part(14, 2)} +
                                                seconds{part(17, 2)} + milliseconds{part(20, 3)};
            return time.time_since_epoch().count();
        }
    }
    return failure("malformed", "a UTC time like 2026-11-22T18:04:05.123Z was expected");
}

}  // namespace ostoja::api
