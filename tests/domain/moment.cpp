// SPDX-License-Identifier: GPL-3.0-or-later
#include "moment.h"

#include <sstream>
#include <stdexcept>

namespace ostoja::domain {

std::int64_t utc(const std::string& text) {
    std::istringstream in(text);
    date::sys_time<std::chrono::milliseconds> time;
    in >> date::parse("%F %R", time);
    if (!in) throw std::invalid_argument("no time: " + text);
    return time.time_since_epoch().count();
}

Night night(const std::string& text) {
    return parseNight(text).value();
}

}  // namespace ostoja::domain
