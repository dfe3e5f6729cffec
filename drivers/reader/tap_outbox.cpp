// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/tap_outbox.h"

namespace ostoja::reader {

std::optional<PendingTap> TapOutbox::next(std::int64_t nowMs) {
    if (underWay_ || waiting_.empty() || nowMs < notBeforeMs_) return std::nullopt;
    underWay_ = true;
    return waiting_.front();
}

void TapOutbox::answered(Answer answer, std::int64_t nowMs) {
    underWay_ = false;
    if (answer == Answer::Answered) {
        notBeforeMs_ = 0;
        waiting_.pop_front();
    } else {
        notBeforeMs_ = nowMs + retryMs;
    }
}

std::vector<PendingTap> TapOutbox::giveUp(std::int64_t nowMs) {
    std::vector<PendingTap> old;
    while (!underWay_ && !waiting_.empty() && nowMs - waiting_.front().enteredMs >= freshMs) {
        old.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return old;
}

}  // namespace ostoja::reader
