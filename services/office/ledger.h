// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "office/derivation.h"
#include "office/envelope.h"
#include "office/overlap.h"
#include "office/past.h"
#include "office/projection.h"
#include "office/store/office_store.h"

namespace ostoja::office {

/// All that may be told of a station, after a commit. Plain values: safe to hand to another thread.
struct StationView {
    std::string station;
    std::string epoch;
    std::int64_t receivedThrough = 0;
    /// More than receivedThrough where entries between are missing.
    std::int64_t highest = 0;
    std::int64_t lastContactMs = 0;
    /// The last moment for which the figures are known to be the whole truth; 0 for never.
    std::int64_t asOfMs = 0;
    ConflictCount conflicts;
    std::map<std::string, std::int64_t> notUnderstood;
    Facility facility;
    std::string night;
    bool nightOpen = false;
    std::vector<api::Segment> segments;
    std::string windows;
    std::map<std::string, TurnedAway> turnedAway;
    std::int64_t openInFrost = 0;
    std::optional<WinterAction> winter;
    std::vector<std::int64_t> helpAskedMs;
    std::optional<SnapshotVerdict> snapshot;
    std::vector<std::string> readersOutOfOrder;
    /// Where the station was restored from a backup and the office knows more than that held.
    std::optional<Overlap> overlap;
    /// Tonight's beds of it that the figures count as free, though somebody may sleep there.
    std::int64_t doubtfulBeds = 0;
};

/// What became of one batch.
struct Receipt {
    std::string epoch;
    std::int64_t receivedThrough = 0;
    std::int64_t stored = 0;
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
};

/// The town's book: takes batches into the store, each entry once, and keeps the derivation of every station
/// in step. Used by one thread. Nothing that take() tells may be told on before commit() has succeeded.
class Ledger {
  public:
    /// Reads where every station stands; entries beyond the stored derivation are derived anew.
    static Expected<std::unique_ptr<Ledger>> open(const std::string& databasePath,
                                                  std::int64_t ballastBytes = 0);

    /// As OfficeStore's.
    Expected<void> takeTimeFrom(const host::Clock& clock) { return store_->takeTimeFrom(clock); }
    bool takesNewWork() { return store_->takesNewWork(); }
    void giveUpBallast() { store_->giveUpBallast(); }
    Expected<void> begin();
    /// Within begin() and commit().
    Expected<Receipt> take(const Batch& batch);
    /// A failure undoes everything since begin(), in memory too.
    Expected<void> commit();
    /// Undoes everything since begin(); an error when the store can't be read again.
    Expected<void> abandon();
    /// Stores every derivation, so that the next start is quick.
    Expected<void> checkpoint();

    std::vector<StationView> views() const;
    std::optional<StationView> view(const std::string& station) const;
    Expected<std::vector<ConflictRow>> conflicts(const std::string& station) {
        return store_->conflicts(station);
    }

  private:
    struct Station {
        Epochs epochs;
        /// The epoch that the derivation follows: the latest that has begun.
        std::string current;
        Derivation derivation;
        std::int64_t checkpointed = 0;
        ConflictCount conflicts;
        std::int64_t lastContactMs = 0;
        std::optional<Overlap> overlap;
    };
    enum class Taken { stored, duplicate, conflict };

    explicit Ledger(std::unique_ptr<OfficeStore> store) : store_(std::move(store)) {}

    Expected<void> load();
    /// `lastSnapshot` is null where none is stored.
    Expected<void> loadStation(const std::string& id, Station& station, const SnapshotRow* lastSnapshot);
    Expected<void> derivePast(Station& station, const EpochRow& row);
    Expected<EpochRow*> epochOf(Station& station, const std::string& id, const std::string& epoch);
    Expected<Taken> takeEntry(Station& station, EpochRow& row, const ReceivedEntry& entry,
                              std::int64_t receivedMs);
    Expected<std::optional<ConflictRow>> contradiction(const Station& station, const EpochRow& row,
                                                       const api::JournalEvent& event);
    Expected<void> keepConflict(Station& station, const ConflictRow& conflict);
    Expected<void> advance(Station& station, EpochRow& row, const api::JournalEvent& event,
                           std::int64_t receivedMs);
    /// `event` is null for an entry that can't be read.
    Expected<void> derive(Station& station, const EpochRow& row, std::int64_t sequence,
                          const std::string& type, const api::JournalEvent* event, std::int64_t receivedMs);
    Expected<void> findOverlap(Station& station);
    Expected<void> takeSnapshot(Station& station, const Batch& batch);
    Expected<void> putCheckpoint(Station& station);

    std::unique_ptr<OfficeStore> store_;
    std::map<std::string, Station> stations_;
    /// Whether what is in memory is what is stored; not after a failure that left the store unreadable, too.
    bool inStep_ = false;
};

}  // namespace ostoja::office
