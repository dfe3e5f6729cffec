// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/reader_state.h"

namespace ostoja::card {

std::string_view wordOf(Condition condition) {
    switch (condition) {
        case Condition::Ready:
            return "ready";
        case Condition::HoldStill:
            return "hold_still";
        case Condition::OutOfOrder:
            return "out_of_order";
    }
    return "out_of_order";
}

void ReaderState::looked(std::int64_t nowMs) {
    lookedMs_ = nowMs;
    trouble_.clear();
}

Told ReaderState::told(std::int64_t nowMs) const {
    if (!lookedMs_) return {Condition::OutOfOrder, trouble_.empty() ? "starting" : trouble_};
    if (nowMs - *lookedMs_ >= patienceMs)
        return {Condition::OutOfOrder, trouble_.empty() ? "chip_silent" : trouble_};
    if (stationSilent_) return {Condition::OutOfOrder, "station_silent"};
    if (halfReadMs_ && nowMs - *halfReadMs_ < holdStillMs) return {Condition::HoldStill, "half_read"};
    return {Condition::Ready, ""};
}

}  // namespace ostoja::card
