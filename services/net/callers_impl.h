// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "net/server.h"

namespace ostoja::net {

/// How many connections each caller has and how much it asked lately. A caller without a connection is
/// remembered only until its bucket would be full again, burst / requestsPerSecond seconds at most, so that
/// coming anew brings no new tokens and nobody can fill the memory with names.
class Callers {
  public:
    using Time = std::chrono::steady_clock::time_point;

    explicit Callers(const Limits& limits);

    /// One connection more; false, and nothing counted, where the caller has the most already.
    bool enter(const std::string& caller, Time now);
    /// One connection less of a caller that entered.
    void leave(const std::string& caller, Time now);
    /// The right to one request, for a caller that has entered.
    bool takeToken(const std::string& caller, Time now);
    std::size_t size() const { return known_.size(); }

  private:
    struct Known {
        std::size_t connections = 0;
        double tokens = 0;
        Time at;
    };

    double tokensAt(const Known& known, Time now) const;
    bool forgettable(const Known& known, Time now) const;
    void sweep(Time now);

    std::size_t most_;
    double perSecond_;
    double burst_;
    std::unordered_map<std::string, Known> known_;
    std::size_t sweepAt_;
};

}  // namespace ostoja::net
