// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <date/date.h>
#include <date/tz.h>

#include <chrono>
#include <cstdint>
#include <string>

namespace ostoja::domain {

/// The clock on the wall of every house.
const date::time_zone& warsaw();

/// A time of the local day as UTC in milliseconds. In spring an hour is missing: a time in it is the moment
/// at which the clock jumps. In autumn an hour comes twice: `which` says whether its first or its second is
/// meant.
std::int64_t utcOf(date::local_days day, std::chrono::minutes ofDay, date::choose which);

/// "18:04", as the clock on the wall showed it.
std::string clockOf(std::int64_t wallMs);

}  // namespace ostoja::domain
