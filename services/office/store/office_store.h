// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.h"
#include "host/clock.h"

namespace ostoja::office {

/// An entry's sequence is below it.
inline constexpr std::int64_t sequencesOfAnEpoch = std::int64_t{1} << 40;

/// How much of one journal (a station's, within one epoch) the office holds.
struct EpochRow {
    std::int64_t id = 0;
    std::string station;
    std::string epoch;
    /// All entries from 1 to this one are stored.
    std::int64_t receivedThrough = 0;
    /// The highest stored; more than receivedThrough where there is a gap.
    std::int64_t highest = 0;
    /// Hash of the entry receivedThrough.
    std::string lastHash;
    /// When the station last spoke of this epoch, and the moment for which what is stored was known to be
    /// all.
    std::int64_t lastContactMs = 0;
    std::int64_t asOfMs = 0;
};

struct EntryRow {
    std::int64_t sequence = 0;
    std::string hash;
    std::string previousHash;
    std::string type;
    std::int64_t receivedMs = 0;
    /// The CloudEvent as it came, unknown members included.
    std::string raw;
};

/// An entry on its way into the store; it refers to what its owner holds.
struct NewEntry {
    std::int64_t sequence;
    const std::string& hash;
    const std::string& previousHash;
    const std::string& type;
    std::int64_t receivedMs;
    const std::string& raw;
};

/// An entry that contradicts what is stored. It is kept, never taken into the journal.
struct ConflictRow {
    std::string station;
    std::string epoch;
    std::int64_t sequence = 0;
    /// "other_hash": the number is taken by another entry. "broken_chain": it doesn't continue its neighbour.
    std::string kind;
    std::string hash;
    std::string storedHash;
    std::int64_t receivedMs = 0;
    std::string raw;
};

struct ConflictCount {
    std::int64_t count = 0;
    std::int64_t lastSequence = 0;
    std::string lastKind;
    std::int64_t lastMs = 0;
};

struct SnapshotRow {
    std::string station;
    std::string epoch;
    std::int64_t receivedMs = 0;
    std::string raw;
};

/// The derived state of an epoch at one of its entries, so that a start needn't read the whole journal.
struct CheckpointRow {
    std::int64_t version = 0;
    std::int64_t through = 0;
    std::string state;
};

/// The office's only writer to its SQLite file: WAL, synchronous=FULL (EXTRA at creation). Used by one
/// thread. SQLite's failures come as sqlite::storageError's; after one, roll back.
class OfficeStore {
  public:
    /// A full disk gets `ballastBytes` back. Errors: "database_in_use" (another office has it) and
    /// sqlite::openForWriting's.
    static Expected<std::unique_ptr<OfficeStore>> open(const std::string& path,
                                                       std::int64_t ballastBytes = 0);
    ~OfficeStore();
    OfficeStore(const OfficeStore&) = delete;
    OfficeStore& operator=(const OfficeStore&) = delete;

    /// Whether this clock may write here; a file that holds nothing yet becomes a simulated one's. Error
    /// "database_time".
    Expected<void> takeTimeFrom(const host::Clock& clock);

    Expected<void> begin();
    Expected<void> commit();
    /// An error when the transaction is still open: without memory even this can fail. Try it again then.
    Expected<void> rollback();

    /// Whether new entries may be taken: not from giveUpBallast() until there was room for it again.
    bool takesNewWork();
    void giveUpBallast();
    /// An error with page and table in it where the file is damaged; looks at every page then.
    Error located(Error error);

    /// Every epoch of every station, in the order in which they began.
    Expected<std::vector<EpochRow>> epochs();
    Expected<EpochRow> addEpoch(const std::string& station, const std::string& epoch);
    Expected<void> putEpoch(const EpochRow& row);

    /// False when the number is taken; nothing is changed then.
    Expected<bool> addEntry(std::int64_t epochId, const NewEntry& entry);
    /// Hash and previous hash only matter to the chain: raw is left empty.
    Expected<std::optional<EntryRow>> entryHashes(std::int64_t epochId, std::int64_t sequence);
    Expected<std::optional<EntryRow>> entry(std::int64_t epochId, std::int64_t sequence);
    /// Calls `each` in the order of the journal for the entries first..last that are stored.
    Expected<void> entries(std::int64_t epochId, std::int64_t first, std::int64_t last,
                           const std::function<void(const EntryRow&)>& each);

    /// False when the same conflict is already known.
    Expected<bool> addConflict(const ConflictRow& conflict);
    Expected<ConflictCount> conflictCount(const std::string& station);
    Expected<std::vector<ConflictRow>> conflicts(const std::string& station);

    Expected<void> putSnapshot(const SnapshotRow& snapshot);
    Expected<std::vector<SnapshotRow>> snapshots();

    Expected<void> putCheckpoint(std::int64_t epochId, const CheckpointRow& checkpoint);
    Expected<std::optional<CheckpointRow>> checkpoint(std::int64_t epochId);

  private:
    struct Impl;
    explicit OfficeStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace ostoja::office
