// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/local_time.h"

namespace ostoja::domain {

const date::time_zone& warsaw() {
    static const date::time_zone* const zone = date::locate_zone("Europe/Warsaw");
    return *zone;
}

std::int64_t utcOf(date::local_days day, std::chrono::minutes ofDay, date::choose which) {
    const auto moment = warsaw().to_sys(day + ofDay, which);
    return std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count();
}

std::string clockOf(std::int64_t wallMs) {
    const date::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds{wallMs}};
    return date::format("%R", date::floor<std::chrono::minutes>(warsaw().to_local(moment)));
}

}  // namespace ostoja::domain
