// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace ostoja::host {

/// A reading of both clocks at one moment.
struct Moment {
    /// Milliseconds since 1970, UTC. May jump.
    std::int64_t wallMs = 0;
    /// Milliseconds of CLOCK_MONOTONIC: never jumps, starts anew at boot.
    std::int64_t monotonicMs = 0;
    /// Whether the kernel holds the wall clock for synchronised (adjtimex).
    bool synchronised = false;
};

/// Where time comes from. `main` makes the real one; tests make their own.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
    /// Only one of them, where nobody asks how far the wall clock is believed.
    virtual std::int64_t wallMs() const { return now().wallMs; }
    virtual std::int64_t monotonicMs() const { return now().monotonicMs; }
    /// /proc/sys/kernel/random/boot_id.
    virtual std::string bootId() const = 0;
    /// A demonstration's: its times are nobody's.
    virtual bool isSimulated() const { return false; }
};

class SystemClock final : public Clock {
  public:
    Moment now() const override;
    std::int64_t wallMs() const override;
    std::int64_t monotonicMs() const override;
    std::string bootId() const override;
};

}  // namespace ostoja::host
