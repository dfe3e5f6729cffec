// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "host/clock.h"

namespace ostoja::office {

/// A moment of the office's own time, by which every age is reckoned, and how far the wall clock is ahead of
/// it.
struct Now {
    std::int64_t ms = 0;
    std::int64_t wallAheadMs = 0;
    /// A demonstration's.
    bool simulated = false;

    /// As the wall clock has it now: for what is told as a date.
    std::int64_t onTheWall(std::int64_t momentMs) const { return momentMs + wallAheadMs; }
    std::int64_t wallMs() const { return onTheWall(ms); }
};

/// Time that never goes back and never jumps for a reason that nobody vouches for: it begins where the wall
/// clock stands and goes on with the monotonic one; a synchronised wall clock that is ahead of it is believed
/// within a second (a machine slept, or began in 1970). Not the time of day: that is Now::wallMs(). Of one
/// thread.
class OfficeTime {
  public:
    explicit OfficeTime(const host::Clock& clock);

    Now now();

  private:
    const host::Clock& clock_;
    std::int64_t ms_;
    std::int64_t monotonicMs_;
    std::int64_t askAgainMs_;
};

}  // namespace ostoja::office
