// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <boost/json/object.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ostoja::bench {

using Clock = std::chrono::steady_clock;

/// What one way of doing something took, each time.
class Samples {
  public:
    void add(Clock::duration took) { us_.push_back(std::chrono::duration<double, std::micro>(took).count()); }
    void add(const Samples& more) { us_.insert(us_.end(), more.us_.begin(), more.us_.end()); }
    std::size_t count() const { return us_.size(); }
    /// Microseconds; `share` from 0 to 1, 0 of nothing.
    double percentile(double share) const;
    /// n, p50_us, p99_us (where a thousand samples allow to speak of it), max_us.
    boost::json::object told() const;

  private:
    std::vector<double> us_;
};

/// How much work was done, in what time, and what it cost the one that asked for it.
struct Run {
    std::int64_t events = 0;
    std::int64_t requests = 0;
    double seconds = 0;
    double clientCpuSeconds = 0;
    /// What it cost the server; nothing where none was named.
    std::optional<double> serverCpuSeconds;
    Samples latency;
    /// Protocol and cipher of the connections; empty where there was no TLS.
    std::string tls;

    boost::json::object told() const;
};

/// Processor time of this process so far, seconds.
double ownCpuSeconds();
/// Processor time so far of all threads of another one and of the children that it has now, seconds.
double cpuSecondsOf(pid_t process);

/// What passes from now on: the clock's time, and the processor's of this process and of a server's.
class Meter {
  public:
    /// `server`: 0 for none.
    explicit Meter(pid_t server);
    Clock::time_point began() const { return began_; }
    void read(Run& run) const;

  private:
    pid_t server_;
    double ownBefore_;
    double serverBefore_;
    Clock::time_point began_;
};

}  // namespace ostoja::bench
