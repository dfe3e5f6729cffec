// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace ostoja::simulation {

/// The made-up time of a world, in milliseconds since it began, and what is to happen in it. Nothing happens
/// beside it: one thing at a time, in the order of time, then of asking.
class Agenda {
  public:
    using Work = std::function<void()>;

    std::int64_t nowMs() const { return nowMs_; }
    void after(std::int64_t delayMs, Work work) {
        entries_.push_back({nowMs_ + std::max<std::int64_t>(0, delayMs), ++order_, std::move(work)});
        std::push_heap(entries_.begin(), entries_.end(), later);
    }
    /// Does everything up to that moment, and what comes of it.
    void runUntil(std::int64_t ms) {
        while (!entries_.empty() && entries_.front().atMs <= ms) runNext();
        nowMs_ = std::max(nowMs_, ms);
    }
    /// Does one thing; false when there is none before that moment.
    bool runOne(std::int64_t before) {
        if (entries_.empty() || entries_.front().atMs >= before) return false;
        runNext();
        return true;
    }

  private:
    struct Entry {
        std::int64_t atMs = 0;
        std::uint64_t order = 0;
        Work work;
    };
    static bool later(const Entry& left, const Entry& right) {
        return std::pair(left.atMs, left.order) > std::pair(right.atMs, right.order);
    }
    void runNext() {
        std::pop_heap(entries_.begin(), entries_.end(), later);
        auto entry = std::move(entries_.back());
        entries_.pop_back();
        nowMs_ = std::max(nowMs_, entry.atMs);
        entry.work();
    }

    std::int64_t nowMs_ = 0;
    std::uint64_t order_ = 0;
    std::vector<Entry> entries_;
};

}  // namespace ostoja::simulation
