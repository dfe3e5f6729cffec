// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/town.h"

namespace ostoja::office {

/// What became of comparing a station's own count with the office's derivation at the same entry.
struct SnapshotVerdict {
    std::int64_t takenAt = 0;
    std::int64_t takenMs = 0;
    /// Nothing while it can't be told: the entries up to takenAt aren't all here, or are too long ago.
    std::optional<bool> agrees;
    /// Free places by the station's own count.
    std::int64_t says = 0;

    bool operator==(const SnapshotVerdict&) const = default;
};

/// Remembers the derived counts of the last entries, so that a snapshot can be compared with the derivation
/// at the very entry at which it was taken, however they cross on the way.
class SnapshotCheck {
  public:
    using Counts = std::shared_ptr<const std::vector<api::Segment>>;

    /// The derivation after the entry `sequence`; grows by one from call to call, or starts anew after
    /// forget().
    void derived(std::int64_t sequence, Counts counts);
    void forget() { history_.clear(); }
    /// Lets go of all but the last few entries.
    void trim();

    SnapshotVerdict compare(const api::Snapshot& snapshot) const;

  private:
    std::deque<std::pair<std::int64_t, Counts>> history_;
};

}  // namespace ostoja::office
