// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "error/error.h"
#include "host/clock.h"
#include "host/config.h"

namespace ostoja::host {

/// Where a demonstration's time stands and how fast it goes: from `machineMs` of CLOCK_MONOTONIC on, each
/// millisecond of the machine is `pace` of the demonstration.
struct SimulatedTime {
    std::int64_t machineMs = 0;
    std::int64_t wallMs = 0;
    std::int64_t monotonicMs = 0;
    std::int64_t pace = 1;
};

/// Reads `machine_ms`, `wall_ms`, `monotonic_ms` and `pace` (1 to 3,600) of a TOML text. Errors as Config's.
Expected<SimulatedTime> readSimulatedTime(const std::string& text, const std::string& name);

/// A demonstration's time, told by a file that all its programs read: a night in minutes. The file is read
/// again whenever another is moved into its place; one that can't be read changes nothing. Never goes back.
/// A store that isn't a demonstration's refuses it.
class SimulatedClock final : public Clock {
  public:
    /// Errors "config_unreadable", and as readSimulatedTime's.
    static Expected<std::unique_ptr<SimulatedClock>> open(const std::string& path);

    /// Synchronised: nobody has another time to compare it with.
    Moment now() const override;
    std::string bootId() const override { return machine_.bootId(); }
    bool isSimulated() const override { return true; }

  private:
    SimulatedClock(std::string path, SimulatedTime time) : path_(std::move(path)), time_(time) {}
    void readAgain() const;

    SystemClock machine_;
    std::string path_;
    mutable std::mutex mutex_;
    mutable SimulatedTime time_;
    mutable std::string stamp_;
    mutable Moment last_;
};

/// `[demo] clock` of a program's configuration: the path of the file; empty where there is none.
std::string simulatedTime(ConfigTable& root);

/// The machine's own time, or a demonstration's where `simulatedBy` names its file. Errors as
/// SimulatedClock::open's.
Expected<std::unique_ptr<Clock>> openClock(const std::string& simulatedBy);

}  // namespace ostoja::host
