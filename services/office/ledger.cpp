// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/ledger.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <set>

#include "api/json_fields.h"
#include "office/past.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::int64_t entriesBetweenCheckpoints = 256;

}  // namespace

Expected<std::unique_ptr<Ledger>> Ledger::open(const std::string& databasePath, std::int64_t ballastBytes) {
    auto store = OfficeStore::open(databasePath, ballastBytes);
    if (!store) return tl::make_unexpected(store.error());
    std::unique_ptr<Ledger> ledger(new Ledger(std::move(*store)));
    if (auto loaded = ledger->load(); !loaded) {
        return tl::make_unexpected(ledger->store_->located(loaded.error()));
    }
    return ledger;
}

Expected<void> Ledger::load() {
    inStep_ = false;
    stations_.clear();
    auto rows = store_->epochs();
    if (!rows) return tl::make_unexpected(rows.error());
    for (auto& row : *rows) {
        auto& station = stations_[row.station];
        if (row.receivedThrough > 0) station.current = row.epoch;
        station.lastContactMs = std::max(station.lastContactMs, row.lastContactMs);
        station.epochs.emplace(row.epoch, std::move(row));
    }
    auto snapshots = store_->snapshots();
    if (!snapshots) return tl::make_unexpected(snapshots.error());
    std::map<std::string, SnapshotRow> lastSnapshots;
    for (auto& row : *snapshots) {
        // Of some stations there is no entry yet.
        stations_[row.station];
        lastSnapshots.emplace(row.station, std::move(row));
    }
    for (auto& [id, station] : stations_) {
        const auto last = lastSnapshots.find(id);
        if (auto loaded = loadStation(id, station, last == lastSnapshots.end() ? nullptr : &last->second);
            !loaded) {
            return loaded;
        }
    }
    inStep_ = true;
    return {};
}

Expected<void> Ledger::loadStation(const std::string& id, Station& station, const SnapshotRow* lastSnapshot) {
    auto conflicts = store_->conflictCount(id);
    if (!conflicts) return tl::make_unexpected(conflicts.error());
    station.conflicts = *conflicts;
    if (const auto current = station.epochs.find(station.current); current != station.epochs.end()) {
        if (auto derived = derivePast(station, current->second); !derived) return derived;
        station.derivation.knowAsOf(current->second.asOfMs);
    }
    if (lastSnapshot) {
        const auto value = api::parseJson(lastSnapshot->raw);
        const auto snapshot = value ? api::snapshotFromJson(*value) : tl::make_unexpected(value.error());
        if (snapshot) station.derivation.take(*snapshot, lastSnapshot->receivedMs);
        station.lastContactMs = std::max(station.lastContactMs, lastSnapshot->receivedMs);
    }
    station.derivation.settle(station.current);
    return findOverlap(station);
}

Expected<void> Ledger::derivePast(Station& station, const EpochRow& row) {
    auto checkpoint = store_->checkpoint(row.id);
    if (!checkpoint) return tl::make_unexpected(checkpoint.error());
    std::optional<Projection> stored;
    if (*checkpoint && (*checkpoint)->version == Projection::version) {
        const auto value = api::parseJson((*checkpoint)->state);
        const auto state = value ? Projection::fromJson(*value) : tl::make_unexpected(value.error());
        if (state) stored = *state;
    }
    station.checkpointed = stored ? (*checkpoint)->through : 0;
    if (!stored) {
        auto base = stateBefore(*store_, station.epochs, row);
        if (!base) return tl::make_unexpected(base.error());
        stored = std::move(*base);
    }
    station.derivation.restart(std::move(*stored), station.checkpointed);
    return store_->entries(row.id, station.checkpointed + 1, row.receivedThrough, [&](const EntryRow& entry) {
        if (const auto event = readStoredEntry(entry.raw)) {
            station.derivation.apply(entry.sequence, *event, entry.receivedMs);
        } else {
            station.derivation.applyUnreadable(entry.sequence, entry.type);
        }
    });
}

Expected<void> Ledger::begin() {
    if (!inStep_) {
        if (auto again = abandon(); !again) return again;
    }
    return store_->begin();
}

Expected<void> Ledger::commit() {
    auto committed = store_->commit();
    if (committed) return {};
    (void)abandon();
    return committed;
}

Expected<void> Ledger::abandon() {
    inStep_ = false;
    if (auto undone = store_->rollback(); !undone) return undone;
    return load();
}

Expected<EpochRow*> Ledger::epochOf(Station& station, const std::string& id, const std::string& epoch) {
    const auto known = station.epochs.find(epoch);
    if (known != station.epochs.end()) return &known->second;
    auto added = store_->addEpoch(id, epoch);
    if (!added) return tl::make_unexpected(added.error());
    return &station.epochs.emplace(epoch, std::move(*added)).first->second;
}

Expected<Receipt> Ledger::take(const Batch& batch) {
    auto& station = stations_[batch.station];
    const auto followed = station.current;
    Receipt receipt;
    std::set<std::string> touched;
    station.lastContactMs = batch.receivedMs;
    station.derivation.forgetBeyond(batch.receivedMs);
    for (const auto& entry : batch.entries) {
        auto row = epochOf(station, batch.station, entry.event.epoch);
        if (!row) return tl::make_unexpected(row.error());
        auto taken = takeEntry(station, **row, entry, batch.receivedMs);
        if (!taken) return tl::make_unexpected(taken.error());
        ++(*taken == Taken::stored      ? receipt.stored
           : *taken == Taken::duplicate ? receipt.duplicates
                                        : receipt.conflicts);
        if (receipt.epoch == entry.event.epoch) continue;
        touched.insert(entry.event.epoch);
        receipt.epoch = entry.event.epoch;
    }
    if (batch.snapshot) {
        if (auto kept = takeSnapshot(station, batch); !kept) return tl::make_unexpected(kept.error());
        receipt.epoch = batch.snapshot->epoch;
    }
    const bool ofAnother = std::any_of(touched.begin(), touched.end(),
                                       [&](const std::string& epoch) { return epoch != followed; });
    if (ofAnother) {
        if (auto found = findOverlap(station); !found) return tl::make_unexpected(found.error());
    }
    station.derivation.settle(station.current);
    if (receipt.epoch.empty()) receipt.epoch = station.current;
    if (batch.snapshot && !station.current.empty()) touched.insert(station.current);
    for (const auto& epoch : touched) {
        auto& row = station.epochs.at(epoch);
        row.lastContactMs = std::max(row.lastContactMs, batch.receivedMs);
        if (epoch == station.current) row.asOfMs = station.derivation.asOfMs();
        if (auto put = store_->putEpoch(row); !put) return tl::make_unexpected(put.error());
    }
    if (station.derivation.through() - station.checkpointed >= entriesBetweenCheckpoints) {
        if (auto put = putCheckpoint(station); !put) return tl::make_unexpected(put.error());
    }
    const auto row = station.epochs.find(receipt.epoch);
    receipt.receivedThrough = row == station.epochs.end() ? 0 : row->second.receivedThrough;
    return receipt;
}

Expected<Ledger::Taken> Ledger::takeEntry(Station& station, EpochRow& row, const ReceivedEntry& entry,
                                          std::int64_t receivedMs) {
    const auto& event = entry.event;
    if (event.sequence <= row.highest) {
        auto known = store_->entryHashes(row.id, event.sequence);
        if (!known) return tl::make_unexpected(known.error());
        if (*known && (*known)->hash == event.hash) return Taken::duplicate;
        if (*known) {
            auto kept = keepConflict(station, {.station = event.station,
                                               .epoch = event.epoch,
                                               .sequence = event.sequence,
                                               .kind = "other_hash",
                                               .hash = event.hash,
                                               .storedHash = (*known)->hash,
                                               .receivedMs = receivedMs,
                                               .raw = entry.raw});
            if (!kept) return tl::make_unexpected(kept.error());
            return Taken::conflict;
        }
    }
    auto broken = contradiction(station, row, event);
    if (!broken) return tl::make_unexpected(broken.error());
    if (*broken) {
        (*broken)->receivedMs = receivedMs;
        (*broken)->raw = entry.raw;
        if (auto kept = keepConflict(station, **broken); !kept) return tl::make_unexpected(kept.error());
        return Taken::conflict;
    }
    auto added = store_->addEntry(row.id, {.sequence = event.sequence,
                                           .hash = event.hash,
                                           .previousHash = event.previousHash,
                                           .type = event.type,
                                           .receivedMs = receivedMs,
                                           .raw = entry.raw});
    if (!added) return tl::make_unexpected(added.error());
    row.highest = std::max(row.highest, event.sequence);
    if (event.sequence == row.receivedThrough + 1) {
        if (auto advanced = advance(station, row, event, receivedMs); !advanced) {
            return tl::make_unexpected(advanced.error());
        }
    }
    return Taken::stored;
}

/// Whether the entry fits between what is stored before and after it.
Expected<std::optional<ConflictRow>> Ledger::contradiction(const Station& station, const EpochRow& row,
                                                           const api::JournalEvent& event) {
    const auto broken = [&](const std::string& storedHash) {
        ConflictRow conflict;
        conflict.station = event.station;
        conflict.epoch = event.epoch;
        conflict.sequence = event.sequence;
        conflict.kind = "broken_chain";
        conflict.hash = event.hash;
        conflict.storedHash = storedHash;
        return std::optional<ConflictRow>(std::move(conflict));
    };
    if (event.sequence == 1) {
        auto continues = continuesEpochBefore(*store_, station.epochs, row, event);
        if (!continues) return tl::make_unexpected(continues.error());
        if (!*continues) return broken({});
    } else if (event.sequence == row.receivedThrough + 1) {
        if (event.previousHash != row.lastHash) return broken(row.lastHash);
    } else {
        auto before = store_->entryHashes(row.id, event.sequence - 1);
        if (!before) return tl::make_unexpected(before.error());
        if (*before && (*before)->hash != event.previousHash) return broken((*before)->hash);
    }
    if (event.sequence < row.highest) {
        auto after = store_->entryHashes(row.id, event.sequence + 1);
        if (!after) return tl::make_unexpected(after.error());
        if (*after && (*after)->previousHash != event.hash) return broken((*after)->previousHash);
    }
    return std::optional<ConflictRow>{};
}

Expected<void> Ledger::keepConflict(Station& station, const ConflictRow& conflict) {
    auto added = store_->addConflict(conflict);
    if (!added) return tl::make_unexpected(added.error());
    if (*added) ++station.conflicts.count;
    station.conflicts.lastSequence = conflict.sequence;
    station.conflicts.lastKind = conflict.kind;
    station.conflicts.lastMs = conflict.receivedMs;
    return {};
}

/// The entry after receivedThrough has come: it and those that waited behind it are derived.
Expected<void> Ledger::advance(Station& station, EpochRow& row, const api::JournalEvent& event,
                               std::int64_t receivedMs) {
    row.receivedThrough = event.sequence;
    row.lastHash = event.hash;
    if (auto derived = derive(station, row, event.sequence, event.type, &event, receivedMs); !derived)
        return derived;
    while (row.receivedThrough < row.highest) {
        auto waiting = store_->entry(row.id, row.receivedThrough + 1);
        if (!waiting) return tl::make_unexpected(waiting.error());
        if (!*waiting) return {};
        row.receivedThrough = (*waiting)->sequence;
        row.lastHash = (*waiting)->hash;
        const auto next = readStoredEntry((*waiting)->raw);
        auto derived = derive(station, row, row.receivedThrough, (*waiting)->type, next ? &*next : nullptr,
                              (*waiting)->receivedMs);
        if (!derived) return derived;
    }
    return {};
}

Expected<void> Ledger::derive(Station& station, const EpochRow& row, std::int64_t sequence,
                              const std::string& type, const api::JournalEvent* event,
                              std::int64_t receivedMs) {
    const auto current = station.epochs.find(station.current);
    const bool begins = sequence == 1 && (current == station.epochs.end() || current->second.id < row.id);
    if (begins) {
        auto base = stateBefore(*store_, station.epochs, row);
        if (!base) return tl::make_unexpected(base.error());
        station.current = row.epoch;
        station.checkpointed = 0;
        station.derivation.restart(std::move(*base), 0);
    }
    if (row.epoch != station.current) return {};
    if (event) {
        station.derivation.apply(sequence, *event, receivedMs);
    } else {
        station.derivation.applyUnreadable(sequence, type);
    }
    return {};
}

Expected<void> Ledger::findOverlap(Station& station) {
    station.overlap.reset();
    const auto current = station.epochs.find(station.current);
    if (current == station.epochs.end()) return {};
    auto overlap = overlapBefore(*store_, station.epochs, current->second);
    if (!overlap) return tl::make_unexpected(overlap.error());
    station.overlap = std::move(*overlap);
    return {};
}

Expected<void> Ledger::takeSnapshot(Station& station, const Batch& batch) {
    if (!station.derivation.take(*batch.snapshot, batch.receivedMs)) return {};
    return store_->putSnapshot({.station = batch.station,
                                .epoch = batch.snapshot->epoch,
                                .receivedMs = batch.receivedMs,
                                .raw = batch.snapshotRaw});
}

Expected<void> Ledger::putCheckpoint(Station& station) {
    const auto current = station.epochs.find(station.current);
    if (current == station.epochs.end()) return {};
    station.checkpointed = station.derivation.through();
    return store_->putCheckpoint(current->second.id,
                                 {.version = Projection::version,
                                  .through = station.checkpointed,
                                  .state = json::serialize(station.derivation.projection().toJson())});
}

Expected<void> Ledger::checkpoint() {
    if (auto begun = begin(); !begun) return begun;
    for (auto& [id, station] : stations_) {
        if (auto put = putCheckpoint(station); !put) {
            (void)abandon();
            return put;
        }
    }
    return commit();
}

std::vector<StationView> Ledger::views() const {
    std::vector<StationView> told;
    told.reserve(stations_.size());
    for (const auto& [id, station] : stations_) told.push_back(*view(id));
    return told;
}

std::optional<StationView> Ledger::view(const std::string& id) const {
    const auto found = stations_.find(id);
    if (found == stations_.end()) return {};
    const auto& station = found->second;
    const auto& state = station.derivation.projection();
    StationView told;
    told.station = id;
    told.epoch = station.current;
    if (const auto row = station.epochs.find(station.current); row != station.epochs.end()) {
        told.receivedThrough = row->second.receivedThrough;
        told.highest = row->second.highest;
    }
    told.lastContactMs = station.lastContactMs;
    told.asOfMs = station.derivation.asOfMs();
    told.conflicts = station.conflicts;
    told.notUnderstood = state.notUnderstood();
    told.facility = state.facility();
    told.night = state.night();
    told.nightOpen = state.nightOpen();
    told.segments = station.derivation.segments();
    told.windows = state.windows();
    told.turnedAway = state.turnedAway();
    told.openInFrost = state.openInFrost();
    told.winter = state.winter();
    told.helpAskedMs = state.helpAskedMs();
    told.snapshot = station.derivation.verdict();
    if (station.derivation.snapshot())
        told.readersOutOfOrder = station.derivation.snapshot()->readersOutOfOrder;
    told.overlap = station.overlap;
    if (station.overlap && station.overlap->night == told.night) {
        told.doubtfulBeds = std::count_if(station.overlap->beds.begin(), station.overlap->beds.end(),
                                          [&](const std::string& bed) { return state.isFree(bed); });
    }
    return told;
}

}  // namespace ostoja::office
