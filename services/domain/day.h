// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <date/date.h>

#include <optional>
#include <string_view>

namespace ostoja::domain {

/// A date of the calendar written like "1968-03-02"; none when it isn't one, or never was ("2023-02-29").
std::optional<date::year_month_day> parseDay(std::string_view text);

/// Whole years from one day to another, as birthdays count: born on 29 February, a year older on 1 March.
int yearsBetween(date::year_month_day from, date::year_month_day to);

}  // namespace ostoja::domain
