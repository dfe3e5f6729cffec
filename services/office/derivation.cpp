// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/derivation.h"

#include <algorithm>

namespace ostoja::office {

void Derivation::restart(Projection projection, std::int64_t through) {
    projection_ = std::move(projection);
    check_.forget();
    counts_.reset();
    verdict_.reset();
    remember(through);
}

void Derivation::apply(std::int64_t sequence, const api::JournalEvent& event, std::int64_t receivedMs) {
    projection_.apply(event, receivedMs);
    if (const auto made = knownTime(event, receivedMs)) knowAsOf(*made);
    remember(sequence);
}

void Derivation::applyUnreadable(std::int64_t sequence, const std::string& type) {
    projection_.countNotUnderstood(type);
    remember(sequence);
}

void Derivation::remember(std::int64_t sequence) {
    through_ = sequence;
    auto segments = projection_.segments();
    if (!counts_ || *counts_ != segments) {
        counts_ = std::make_shared<const std::vector<api::Segment>>(std::move(segments));
    }
    check_.derived(sequence, counts_);
}

bool Derivation::take(const api::Snapshot& snapshot, std::int64_t receivedMs) {
    const bool older =
        snapshot_ && snapshot_->epoch == snapshot.epoch && snapshot.takenAt < snapshot_->takenAt;
    if (older) return false;
    snapshot_ = snapshot;
    snapshotReceivedMs_ = receivedMs;
    return true;
}

void Derivation::settle(const std::string& epoch) {
    const bool comparable = snapshot_ && snapshot_->epoch == epoch && snapshot_->takenAt <= through_;
    if (comparable) {
        const auto verdict = check_.compare(*snapshot_);
        const bool toldBefore =
            verdict_ && verdict_->takenAt == verdict.takenAt && verdict_->takenMs == verdict.takenMs;
        if (verdict.agrees || !toldBefore) verdict_ = verdict;
        knowAsOf(snapshotReceivedMs_);
    }
    check_.trim();
}

const std::vector<api::Segment>& Derivation::segments() const {
    static const std::vector<api::Segment> none;
    return counts_ ? *counts_ : none;
}

void Derivation::forgetBeyond(std::int64_t nowMs) {
    if (asOfMs_ > nowMs) asOfMs_ = 0;
    if (snapshotReceivedMs_ > nowMs) snapshotReceivedMs_ = 0;
}

void Derivation::knowAsOf(std::int64_t ms) {
    asOfMs_ = std::max(asOfMs_, ms);
}

}  // namespace ostoja::office
