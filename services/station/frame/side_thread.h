// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace ostoja::station {

/// For work that takes long and needs nothing but the processor, like a PIN's hash: one piece after the
/// other, while neither the loop nor the writer waits for it.
class SideThread {
  public:
    SideThread();
    /// Drops what waits; what runs is finished.
    ~SideThread();
    SideThread(const SideThread&) = delete;
    SideThread& operator=(const SideThread&) = delete;

    /// Any thread.
    void post(std::function<void()> work);

  private:
    void run();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace ostoja::station
