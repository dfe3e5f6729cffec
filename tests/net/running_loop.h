// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

#include "net/loop.h"

namespace ostoja::net {

/// A loop on a thread of its own. What belongs to the loop is made, used and destroyed through on().
class RunningLoop {
  public:
    RunningLoop() : thread_([this] { loop_.run(); }) {}
    ~RunningLoop() {
        loop_.stop();
        thread_.join();
    }
    RunningLoop(const RunningLoop&) = delete;
    RunningLoop& operator=(const RunningLoop&) = delete;

    Loop& loop() { return loop_; }

    /// Runs `work` on the loop's thread and waits for its result.
    template <class Work>
    auto on(Work work) -> std::invoke_result_t<Work> {
        std::packaged_task<std::invoke_result_t<Work>()> task(std::move(work));
        auto result = task.get_future();
        loop_.post([&task] { task(); });
        return result.get();
    }

  private:
    Loop loop_;
    std::thread thread_;
};

/// A value that comes from another thread, once.
template <class T>
class Awaited {
  public:
    void set(T value) {
        if (!std::exchange(isSet_, true)) promise_.set_value(std::move(value));
    }
    /// Throws after ten seconds: what should come didn't.
    T get() {
        auto future = promise_.get_future();
        if (future.wait_for(std::chrono::seconds(10)) != std::future_status::ready) {
            throw std::runtime_error("what was awaited didn't come");
        }
        return future.get();
    }

  private:
    std::promise<T> promise_;
    bool isSet_ = false;
};

}  // namespace ostoja::net
