// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "station/store/read_store.h"

namespace ostoja::station {

/// Reads for whoever can wait a little, on a thread and a connection of its own: neither the loop nor the
/// writer waits for it.
class ReadThread {
  public:
    using Work = std::function<void(store::ReadStore&)>;

    explicit ReadThread(std::unique_ptr<store::ReadStore> store);
    /// Finishes what waits.
    ~ReadThread();
    ReadThread(const ReadThread&) = delete;
    ReadThread& operator=(const ReadThread&) = delete;

    /// Any thread.
    void post(Work work);

  private:
    void run();

    std::unique_ptr<store::ReadStore> store_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Work> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace ostoja::station
