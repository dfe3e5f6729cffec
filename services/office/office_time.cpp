// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/office_time.h"

#include <algorithm>

namespace ostoja::office {

namespace {

/// Each question to the kernel whether it vouches for its clock takes microseconds.
constexpr std::int64_t askedEveryMs = 1'000;

}  // namespace

OfficeTime::OfficeTime(const host::Clock& clock)
    : clock_(clock), ms_(clock.wallMs()), monotonicMs_(clock.monotonicMs()), askAgainMs_(monotonicMs_) {}

Now OfficeTime::now() {
    const auto monotonicMs = clock_.monotonicMs();
    ms_ += std::max<std::int64_t>(0, monotonicMs - monotonicMs_);
    monotonicMs_ = monotonicMs;
    if (monotonicMs >= askAgainMs_) {
        askAgainMs_ = monotonicMs + askedEveryMs;
        const auto told = clock_.now();
        if (told.synchronised) ms_ = std::max(ms_, told.wallMs);
    }
    return {.ms = ms_, .wallAheadMs = clock_.wallMs() - ms_, .simulated = clock_.isSimulated()};
}

}  // namespace ostoja::office
