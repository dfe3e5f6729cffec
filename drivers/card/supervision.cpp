// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/supervision.h"

namespace ostoja::card {

Supervision::Act Supervision::tick(std::int64_t nowMs) {
    if (!running_) return nowMs >= startAtMs_ ? Act::Start : Act::Nothing;
    if (killed_ || (!replace_ && nowMs - heardMs_ < silenceMs)) return Act::Nothing;
    killed_ = true;
    return Act::Kill;
}

void Supervision::started(std::int64_t nowMs) {
    running_ = true;
    killed_ = false;
    replace_ = false;
    heardMs_ = nowMs;
}

void Supervision::ended(std::int64_t nowMs) {
    running_ = false;
    startAtMs_ = nowMs + backOff_.next().count();
}

}  // namespace ostoja::card
