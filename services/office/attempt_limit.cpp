// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/attempt_limit.h"

#include <algorithm>

namespace ostoja::office {

namespace {

constexpr unsigned freeFailures = 3;
constexpr std::int64_t firstDelayMs = 1'000;
constexpr std::int64_t longestDelayMs = 900'000;
constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t memoryMs = 3'600'000;

}  // namespace

std::int64_t AttemptLimit::delayMs(const Record& record) {
    if (record.failures <= freeFailures) return 0;
    auto delay = firstDelayMs;
    for (auto i = freeFailures + 1; i < record.failures && delay < longestDelayMs; ++i) delay *= 2;
    return std::min(delay, longestDelayMs);
}

std::int64_t AttemptLimit::waitMs(const std::string& address, std::int64_t nowMs) {
    forget(nowMs);
    std::int64_t wait = 0;
    if (lately_.size() >= mostAMinute) wait = lately_.front() + minuteMs - nowMs;
    if (const auto known = records_.find(address); known != records_.end()) {
        wait = std::max(wait, known->second.atMs + delayMs(known->second) - nowMs);
    }
    return std::max<std::int64_t>(0, wait);
}

void AttemptLimit::failed(const std::string& address, std::int64_t nowMs) {
    auto& record = records_[address];
    ++record.failures;
    record.atMs = nowMs;
    lately_.push_back(nowMs);
}

std::size_t AttemptLimit::lately(std::int64_t nowMs) {
    forget(nowMs);
    return lately_.size();
}

/// What is heard of all is bounded, and so is what there is to remember of each.
void AttemptLimit::forget(std::int64_t nowMs) {
    while (!lately_.empty() && nowMs - lately_.front() >= minuteMs) lately_.pop_front();
    std::erase_if(records_, [&](const auto& one) { return nowMs - one.second.atMs >= memoryMs; });
}

}  // namespace ostoja::office
