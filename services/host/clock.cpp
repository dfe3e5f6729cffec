// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/clock.h"

#include <sys/timex.h>

#include <ctime>
#include <fstream>

namespace ostoja::host {

namespace {

std::int64_t readClock(clockid_t id) {
    timespec time{};
    clock_gettime(id, &time);
    return static_cast<std::int64_t>(time.tv_sec) * 1'000 + time.tv_nsec / 1'000'000;
}

}  // namespace

Moment SystemClock::now() const {
    timex query{};
    const int state = adjtimex(&query);
    return {.wallMs = wallMs(),
            .monotonicMs = monotonicMs(),
            .synchronised = state >= 0 && state != TIME_ERROR && (query.status & STA_UNSYNC) == 0};
}

std::int64_t SystemClock::wallMs() const {
    return readClock(CLOCK_REALTIME);
}

std::int64_t SystemClock::monotonicMs() const {
    return readClock(CLOCK_MONOTONIC);
}

std::string SystemClock::bootId() const {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    file >> id;
    return id;
}

}  // namespace ostoja::host
