// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/frame/read_thread.h"

namespace ostoja::station {

ReadThread::ReadThread(std::unique_ptr<store::ReadStore> store)
    : store_(std::move(store)), thread_([this] { run(); }) {}

ReadThread::~ReadThread() {
    {
        const std::lock_guard guard(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void ReadThread::post(Work work) {
    {
        const std::lock_guard guard(mutex_);
        waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void ReadThread::run() {
    std::unique_lock guard(mutex_);
    for (;;) {
        wake_.wait(guard, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const auto work = std::move(waiting_.front());
        waiting_.pop_front();
        guard.unlock();
        work(*store_);
        guard.lock();
    }
}

}  // namespace ostoja::station
