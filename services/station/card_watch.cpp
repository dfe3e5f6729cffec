// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/card_watch.h"

#include <chrono>

namespace ostoja::station {

namespace {

constexpr std::int64_t forgottenAfterMs = 60'000;
constexpr std::size_t manyCards = 256;

}  // namespace

bool CardWatch::sees(const std::string& card, const domain::CardSeen& seen) {
    if (last_.size() >= manyCards) forgetBefore(seen.at.monotonicMs - forgottenAfterMs);
    const auto [known, isNew] = last_.try_emplace(card, seen);
    if (isNew) return false;
    const bool twice = domain::isInTwoPlaces(known->second, seen);
    known->second = seen;
    return twice;
}

void CardWatch::forgetBefore(std::int64_t monotonicMs) {
    std::erase_if(last_, [&](const auto& each) { return each.second.at.monotonicMs < monotonicMs; });
}

}  // namespace ostoja::station
