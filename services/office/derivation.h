// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/town.h"
#include "office/projection.h"
#include "office/snapshot_check.h"

namespace ostoja::office {

/// The figures of one station: the projection of its journal, how fresh they are, and what its own count says
/// of them.
class Derivation {
  public:
    /// Goes on from a state that holds all entries up to `through`.
    void restart(Projection projection, std::int64_t through);
    /// The next entry.
    void apply(std::int64_t sequence, const api::JournalEvent& event, std::int64_t receivedMs);
    /// The next entry, whose stored text isn't readable as one.
    void applyUnreadable(std::int64_t sequence, const std::string& type);
    /// An older count than the one it has is ignored (false).
    bool take(const api::Snapshot& snapshot, std::int64_t receivedMs);
    /// After entries or a snapshot of the epoch that this follows: compares, and lets old counts go.
    void settle(const std::string& epoch);

    const Projection& projection() const { return projection_; }
    const std::vector<api::Segment>& segments() const;
    const std::optional<api::Snapshot>& snapshot() const { return snapshot_; }
    const std::optional<SnapshotVerdict>& verdict() const { return verdict_; }
    std::int64_t through() const { return through_; }
    /// The last moment for which the figures are known to be the whole truth; 0 for never.
    std::int64_t asOfMs() const { return asOfMs_; }
    void knowAsOf(std::int64_t ms);
    /// What is said to be known as of a later moment than now was told by a clock that was wrong.
    void forgetBeyond(std::int64_t nowMs);

  private:
    void remember(std::int64_t sequence);

    Projection projection_;
    std::int64_t through_ = 0;
    SnapshotCheck check_;
    SnapshotCheck::Counts counts_;
    std::optional<api::Snapshot> snapshot_;
    std::int64_t snapshotReceivedMs_ = 0;
    std::optional<SnapshotVerdict> verdict_;
    std::int64_t asOfMs_ = 0;
};

}  // namespace ostoja::office
