// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/frame/side_thread.h"

#include <utility>

namespace ostoja::station {

SideThread::SideThread() : thread_([this] { run(); }) {}

SideThread::~SideThread() {
    {
        const std::lock_guard guard(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void SideThread::post(std::function<void()> work) {
    {
        const std::lock_guard guard(mutex_);
        waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void SideThread::run() {
    std::unique_lock guard(mutex_);
    for (;;) {
        wake_.wait(guard, [this] { return stopping_ || !waiting_.empty(); });
        if (stopping_) return;
        const auto work = std::move(waiting_.front());
        waiting_.pop_front();
        guard.unlock();
        work();
        guard.lock();
    }
}

}  // namespace ostoja::station
