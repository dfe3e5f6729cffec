// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/day.h"

#include <algorithm>
#include <charconv>

namespace ostoja::domain {

namespace {

constexpr std::string_view digits = "0123456789";

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

std::optional<date::year_month_day> parseDay(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = text.substr(0, 4);
    const auto month = text.substr(5, 2);
    const auto day = text.substr(8, 2);
    for (const auto part : {year, month, day}) {
        if (part.find_first_not_of(digits) != std::string_view::npos) return std::nullopt;
    }
    const date::year_month_day civil{date::year{number(year)},
                                     date::month{static_cast<unsigned>(number(month))},
                                     date::day{static_cast<unsigned>(number(day))}};
    if (!civil.ok()) return std::nullopt;
    return civil;
}

int yearsBetween(date::year_month_day from, date::year_month_day to) {
    const bool birthdayAhead = std::pair(to.month(), to.day()) < std::pair(from.month(), from.day());
    return static_cast<int>(to.year()) - static_cast<int>(from.year()) - (birthdayAhead ? 1 : 0);
}

}  // namespace ostoja::domain
