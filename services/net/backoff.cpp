// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>

#include "net/client.h"

namespace ostoja::net {

std::chrono::milliseconds Backoff::next() {
    static thread_local std::mt19937 random{std::random_device{}()};
    auto high = base_;
    for (unsigned i = 0; i < attempt_ && high < cap_; ++i) high *= 2;
    ++attempt_;
    high = std::min(high, cap_);
    const auto low = std::min(base_ / 2, high);
    return std::chrono::milliseconds(
        std::uniform_int_distribution<std::chrono::milliseconds::rep>(low.count(), high.count())(random));
}

}  // namespace ostoja::net
