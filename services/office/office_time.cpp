// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/office_time.h"

#include <algorithm>

namespace ostoja::office {

OfficeTime::OfficeTime(const host::Clock& clock)
    : clock_(clock), ms_(clock.now().wallMs), monotonicMs_(clock.now().monotonicMs) {}

Now OfficeTime::now() {
    const auto told = clock_.now();
    ms_ += std::max<std::int64_t>(0, told.monotonicMs - monotonicMs_);
    monotonicMs_ = told.monotonicMs;
    if (told.synchronised) ms_ = std::max(ms_, told.wallMs);
    return {.ms = ms_, .wallAheadMs = told.wallMs - ms_};
}

}  // namespace ostoja::office
