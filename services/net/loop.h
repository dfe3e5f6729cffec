// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace ostoja::net {

/// The one thread on which all of a program's network callbacks run.
/// Everything in this folder is used on that thread, except what says "any thread".
class Loop {
  public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    /// Runs callbacks until stop(). Called once, by the thread that becomes the loop's.
    void run();
    /// Any thread.
    void stop();
    /// Any thread: runs `work` soon on the loop's thread.
    void post(std::function<void()> work);
    /// Runs `work` at SIGINT or SIGTERM, each time.
    void onTerminate(std::function<void()> work);

    struct Impl;
    Impl& impl() { return *impl_; }

  private:
    std::unique_ptr<Impl> impl_;
};

/// One timer. Setting it again replaces what was pending; destroying it cancels.
class Timer {
  public:
    explicit Timer(Loop& loop);
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

    void after(std::chrono::milliseconds delay, std::function<void()> work);
    void every(std::chrono::milliseconds period, std::function<void()> work);
    void cancel();

  private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

/// Watches a file descriptor that somebody else owns: `readable` runs each time there is something to read or
/// the other end closed.
class ReadWatch {
  public:
    ReadWatch(Loop& loop, int descriptor, std::function<void()> readable);
    ~ReadWatch();
    ReadWatch(const ReadWatch&) = delete;
    ReadWatch& operator=(const ReadWatch&) = delete;

  private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace ostoja::net
