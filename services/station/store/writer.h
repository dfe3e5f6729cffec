// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "error/error.h"
#include "host/clock.h"
#include "station/store/recorder.h"
#include "station/store/records.h"

namespace ostoja::station::store {

/// The facility's only writer: one thread, one Recorder, one queue. Commands that wait together share a
/// transaction; whoever asked hears of it after the COMMIT, and a COMMIT that fails fails them all.
class Writer {
  public:
    using Work = Recorder::Work;
    /// What became of the command; success means that it is on the disk.
    using Settled = std::function<void(Expected<void>)>;

    /// What one transaction brought, in the order of the commands.
    struct Batch {
        /// When the COMMIT returned, host::monotonicNs(); 0 when it failed.
        std::int64_t committedNs = 0;
        /// As Recorder::Outcome's.
        bool takesNewWork = true;
        /// The house after it, when anything changed since it was last told.
        std::optional<House> house;
        std::vector<std::function<void()>> settled;
    };

    struct Options {
        /// Takes each batch after its COMMIT, on the writer's thread, and has to run its `settled` in order.
        std::function<void(Batch)> deliver;
        /// Called by the writer's loop at least once each `pulsePeriod`, for the watchdog; zero never calls
        /// it.
        std::function<void()> pulse;
        std::chrono::milliseconds pulsePeriod{0};
        /// Commands that may wait; more are refused with "busy".
        std::size_t queue = 10'000;
        /// Commands in one transaction at most, so that none waits long for its COMMIT.
        std::size_t batch = 256;
        /// As Recorder::open's.
        std::int64_t ballastBytes = 0;
    };

    struct Counters {
        std::int64_t commits = 0;
        std::int64_t commands = 0;
    };

    /// Opens the Recorder and starts the thread. Errors as Recorder::open's.
    static Expected<std::unique_ptr<Writer>> open(const std::string& path, const crypto::MasterKey& key,
                                                  const host::Clock& clock, Options options);
    /// Finishes what waits, then ends the thread.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Any thread. `settled` runs through Options::deliver; at once, on this thread, when the queue is full.
    void submit(Work work, Settled settled);

    const Facility& facility() const { return recorder_->facility(); }
    /// Any thread.
    Counters counters() const;

  private:
    struct Command {
        Work work;
        Settled settled;
    };

    Writer(std::unique_ptr<Recorder> recorder, Options options);
    void run();
    std::vector<Command> take();
    void runTogether(std::vector<Command> commands);

    std::unique_ptr<Recorder> recorder_;
    Options options_;

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Command> waiting_;
    bool stopping_ = false;
    Counters counters_;
    std::thread thread_;
};

}  // namespace ostoja::station::store
