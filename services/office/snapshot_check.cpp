// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/snapshot_check.h"

#include <algorithm>

namespace ostoja::office {

namespace {

constexpr std::size_t remembered = 128;

/// Whether both count the same places. What a station accepts and whom it turned away is not a count of
/// places.
bool samePlaces(const api::Segment& left, const api::Segment& right) {
    return left.registered == right.registered && left.actual == right.actual && left.extra == right.extra &&
           left.outOfService == right.outOfService && left.occupied == right.occupied &&
           left.held == right.held && left.free == right.free;
}

bool samePlaces(const std::vector<api::Segment>& derived, const std::vector<api::Segment>& told) {
    return derived.size() == told.size() &&
           std::all_of(derived.begin(), derived.end(), [&](const api::Segment& mine) {
               const auto other = std::find_if(told.begin(), told.end(), [&](const api::Segment& each) {
                   return each.name == mine.name;
               });
               return other != told.end() && samePlaces(mine, *other);
           });
}

}  // namespace

void SnapshotCheck::derived(std::int64_t sequence, Counts counts) {
    history_.emplace_back(sequence, std::move(counts));
}

void SnapshotCheck::trim() {
    while (history_.size() > remembered) history_.pop_front();
}

SnapshotVerdict SnapshotCheck::compare(const api::Snapshot& snapshot) const {
    SnapshotVerdict verdict{.takenAt = snapshot.takenAt, .takenMs = snapshot.timeMs, .agrees = {}, .says = 0};
    for (const auto& segment : snapshot.segments) verdict.says += segment.free;
    const auto at = std::find_if(history_.rbegin(), history_.rend(),
                                 [&](const auto& each) { return each.first == snapshot.takenAt; });
    if (at != history_.rend()) verdict.agrees = samePlaces(*at->second, snapshot.segments);
    return verdict;
}

}  // namespace ostoja::office
