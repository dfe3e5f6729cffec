// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/presence.h"

#include <algorithm>

namespace ostoja::card {
namespace {

constexpr int certainMiss = 2;
constexpr int unsureMiss = 1;
constexpr int gone = 4;

}  // namespace

Presence::Change Presence::look(const Look& look, std::int64_t nowMs) {
    if (nowMs - lastLookMs_ > unwatchedMs) {
        present_.reset();
        candidate_.reset();
    }
    lastLookMs_ = nowMs;
    if (const auto* something = std::get_if<Seen>(&look)) return seen(something->card, nowMs);
    if (std::holds_alternative<Nothing>(look)) return nothing();
    return unsure();
}

Presence::Change Presence::seen(const Card& card, std::int64_t nowMs) {
    missed_ = 0;
    if (present_ == card) {
        candidate_.reset();
        return {};
    }
    if (!candidate_ || candidate_->card != card) {
        const bool another = candidate_.has_value();
        candidate_ = Candidate{card, nowMs};
        return {.sighting = std::nullopt, .halfRead = another};
    }
    const Sighting sighting{card, candidate_->sinceMs};
    candidate_.reset();
    present_ = card;
    if (reportedLately(card, nowMs)) return {};
    reports_.push_back({card, nowMs});
    return {.sighting = sighting, .halfRead = false};
}

Presence::Change Presence::nothing() {
    const bool half = candidate_.has_value();
    candidate_.reset();
    missed(certainMiss);
    return {.sighting = std::nullopt, .halfRead = half};
}

Presence::Change Presence::unsure() {
    const bool lying = present_.has_value() && !candidate_;
    missed(unsureMiss);
    return {.sighting = std::nullopt, .halfRead = !lying};
}

void Presence::missed(int weight) {
    missed_ += weight;
    if (missed_ >= gone) present_.reset();
}

bool Presence::reportedLately(const Card& card, std::int64_t nowMs) {
    std::erase_if(reports_, [&](const Report& report) { return nowMs - report.atMs >= quietMs; });
    return std::ranges::any_of(reports_, [&](const Report& report) { return report.card == card; });
}

}  // namespace ostoja::card
