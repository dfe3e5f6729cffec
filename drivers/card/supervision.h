// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "drivers/card/back_off.h"

namespace ostoja::card {

/// When to start, kill and start again the process that owns the reader: libnfc hangs and crashes, and only
/// killing it helps. Told what happens, it says what to do; it touches no process itself.
class Supervision {
  public:
    static constexpr std::int64_t silenceMs = 3'000;

    enum class Act { Nothing, Start, Kill };

    /// What to do now. Kill is said once for each worker; Start follows when its end has been told.
    Act tick(std::int64_t nowMs);

    void started(std::int64_t nowMs);
    void heard(std::int64_t nowMs) { heardMs_ = nowMs; }
    /// The reader worked: the next restart is at once.
    void worked() { backOff_.reset(); }
    /// It ended, by itself or killed; the operating system has said so.
    void ended(std::int64_t nowMs);
    /// Staff ordered a restart, or its messages make no sense.
    void replace() { replace_ = true; }

    bool running() const { return running_; }

  private:
    BackOff backOff_;
    bool running_ = false;
    bool killed_ = false;
    bool replace_ = false;
    std::int64_t heardMs_ = 0;
    std::int64_t startAtMs_ = 0;
};

}  // namespace ostoja::card
