// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace ostoja::card {

/// How long to wait before a reader is opened again: 0.25 s, doubling to at most 1 s (5 s lost people's
/// cards). Without jitter, which net::Backoff has: nobody else waits for the same reader.
class BackOff {
  public:
    std::chrono::milliseconds next();
    /// It works again.
    void reset() { wait_ = first; }

  private:
    static constexpr std::chrono::milliseconds first{250};
    static constexpr std::chrono::milliseconds longest{1'000};
    std::chrono::milliseconds wait_ = first;
};

}  // namespace ostoja::card
