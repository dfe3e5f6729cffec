// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/store/office_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <stdexcept>

#include "office/store/database_file.h"
#include "sqlite/damage.h"
#include "sqlite/demonstration.h"
#include "sqlite/storage_error.h"

namespace ostoja::office {

namespace {

std::int64_t keyOf(std::int64_t epochId, std::int64_t sequence) {
    // Another epoch's rows stand there.
    if (sequence < 0 || sequence >= sequencesOfAnEpoch)
        throw std::out_of_range("a sequence beyond its epoch");
    return epochId * sequencesOfAnEpoch + sequence;
}

EpochRow epochFrom(const SQLite::Statement& row) {
    return {.id = row.getColumn(0).getInt64(),
            .station = row.getColumn(1).getString(),
            .epoch = row.getColumn(2).getString(),
            .receivedThrough = row.getColumn(3).getInt64(),
            .highest = row.getColumn(4).getInt64(),
            .lastHash = row.getColumn(5).getString(),
            .lastContactMs = row.getColumn(6).getInt64(),
            .asOfMs = row.getColumn(7).getInt64()};
}

EntryRow entryFrom(const SQLite::Statement& row) {
    return {.sequence = row.getColumn(0).getInt64() % sequencesOfAnEpoch,
            .hash = row.getColumn(1).getString(),
            .previousHash = row.getColumn(2).getString(),
            .type = row.getColumn(3).getString(),
            .receivedMs = row.getColumn(4).getInt64(),
            .raw = row.getColumn(5).getString()};
}

/// Binds in order, ready for a step; whatever the statement did before is forgotten, a failure too (reset()
/// would throw that once more).
template <class... Values>
SQLite::Statement& bound(SQLite::Statement& statement, const Values&... values) {
    statement.tryReset();
    int index = 0;
    (statement.bind(++index, values), ...);
    return statement;
}

}  // namespace

struct OfficeStore::Impl {
    explicit Impl(DatabaseFile opened) : file(std::move(opened)) {}

    DatabaseFile file;
    SQLite::Database& database = file.connection->database();
    SQLite::Statement begin{database, "BEGIN IMMEDIATE"};
    SQLite::Statement commit{database, "COMMIT"};
    SQLite::Statement epochs{
        database,
        "SELECT id, station, epoch, received_through, highest, last_hash, last_contact_ms, "
        "as_of_ms FROM epoch ORDER BY id"};
    SQLite::Statement addEpoch{database, "INSERT INTO epoch VALUES (NULL, ?, ?, 0, 0, '', 0, 0)"};
    SQLite::Statement putEpoch{database,
                               "UPDATE epoch SET received_through = ?, highest = ?, last_hash = ?, "
                               "last_contact_ms = ?, as_of_ms = ? WHERE id = ?"};
    SQLite::Statement addEntry{database,
                               "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"};
    SQLite::Statement entryHashes{
        database, "SELECT key, hash, previous_hash, type, received_ms, '' FROM entry WHERE key = ?"};
    SQLite::Statement entry{
        database, "SELECT key, hash, previous_hash, type, received_ms, raw FROM entry WHERE key = ?"};
    SQLite::Statement entries{database,
                              "SELECT key, hash, previous_hash, type, received_ms, raw FROM entry "
                              "WHERE key BETWEEN ? AND ? ORDER BY key"};
    SQLite::Statement addConflict{
        database, "INSERT INTO conflict VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"};
    SQLite::Statement conflicts{database,
                                "SELECT station, epoch, sequence, kind, hash, stored_hash, received_ms, raw "
                                "FROM conflict WHERE station = ? ORDER BY id"};
    SQLite::Statement conflictCount{
        database,
        "SELECT (SELECT count(*) FROM conflict WHERE station = ?1), sequence, kind, "
        "received_ms FROM conflict WHERE station = ?1 ORDER BY id DESC LIMIT 1"};
    SQLite::Statement putSnapshot{
        database,
        "INSERT INTO snapshot VALUES (?, ?, ?, ?) ON CONFLICT (station) DO UPDATE SET "
        "epoch = excluded.epoch, received_ms = excluded.received_ms, raw = excluded.raw"};
    SQLite::Statement snapshots{database, "SELECT station, epoch, received_ms, raw FROM snapshot"};
    SQLite::Statement putCheckpoint{
        database,
        "INSERT INTO checkpoint VALUES (?, ?, ?, ?) ON CONFLICT (epoch_id) DO UPDATE SET "
        "version = excluded.version, through = excluded.through, state = excluded.state"};
    SQLite::Statement checkpoint{database,
                                 "SELECT version, through, state FROM checkpoint WHERE epoch_id = ?"};

    /// Runs `work`, whose SQLite exceptions become Errors.
    template <class Work>
    auto guarded(Work&& work) -> Expected<decltype(work())> {
        try {
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const SQLite::Exception& error) {
            return tl::make_unexpected(sqlite::storageError(error, file.connection->path()));
        }
    }

    static std::optional<EntryRow> oneEntry(SQLite::Statement& statement) {
        std::optional<EntryRow> found;
        if (statement.executeStep()) found = entryFrom(statement);
        statement.reset();
        return found;
    }
};

OfficeStore::OfficeStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OfficeStore::~OfficeStore() = default;

Expected<std::unique_ptr<OfficeStore>> OfficeStore::open(const std::string& path, std::int64_t ballastBytes) {
    auto file = openDatabaseFile(path, ballastBytes);
    if (!file) return tl::make_unexpected(file.error());
    try {
        return std::unique_ptr<OfficeStore>(new OfficeStore(std::make_unique<Impl>(std::move(*file))));
    } catch (const SQLite::Exception& error) {
        return tl::make_unexpected(sqlite::storageError(error, path));
    }
}

Expected<void> OfficeStore::takeTimeFrom(const host::Clock& clock) {
    auto known = epochs();
    if (!known) return tl::make_unexpected(known.error());
    auto& connection = *impl_->file.connection;
    auto isDemonstration = impl_->guarded([&] {
        if (clock.isSimulated() && known->empty())
            connection.query("INSERT OR IGNORE INTO demonstration VALUES (1)").run();
        return connection.query("SELECT 1 FROM demonstration").next();
    });
    if (!isDemonstration) return tl::make_unexpected(isDemonstration.error());
    return sqlite::checkTime(connection.path(), *isDemonstration, clock.isSimulated());
}

Expected<void> OfficeStore::begin() {
    return impl_->guarded([&] {
        impl_->begin.tryReset();
        impl_->begin.exec();
    });
}

Expected<void> OfficeStore::commit() {
    return impl_->guarded([&] {
        impl_->commit.tryReset();
        impl_->commit.exec();
    });
}

Expected<void> OfficeStore::rollback() {
    for (auto* reader : {&impl_->entries, &impl_->epochs, &impl_->conflicts}) reader->tryReset();
    auto& connection = *impl_->file.connection;
    connection.giveUp();
    if (!connection.inTransaction()) return {};
    return failure("storage_failed", connection.path() + ": a transaction that failed could not be undone");
}

bool OfficeStore::takesNewWork() {
    return impl_->file.ballast.allowsNewWork();
}

void OfficeStore::giveUpBallast() {
    impl_->file.ballast.giveUp();
}

Error OfficeStore::located(Error error) {
    if (error.code != "database_damaged") return error;
    return sqlite::locateDamage(*impl_->file.connection, std::move(error));
}

Expected<std::vector<EpochRow>> OfficeStore::epochs() {
    return impl_->guarded([&] {
        std::vector<EpochRow> rows;
        auto& statement = bound(impl_->epochs);
        while (statement.executeStep()) rows.push_back(epochFrom(statement));
        return rows;
    });
}

Expected<EpochRow> OfficeStore::addEpoch(const std::string& station, const std::string& epoch) {
    return impl_->guarded([&] {
        bound(impl_->addEpoch, station, epoch).exec();
        EpochRow row;
        row.id = impl_->database.getLastInsertRowid();
        row.station = station;
        row.epoch = epoch;
        return row;
    });
}

Expected<void> OfficeStore::putEpoch(const EpochRow& row) {
    return impl_->guarded([&] {
        bound(impl_->putEpoch, row.receivedThrough, row.highest, row.lastHash, row.lastContactMs, row.asOfMs,
              row.id)
            .exec();
    });
}

Expected<bool> OfficeStore::addEntry(std::int64_t epochId, const NewEntry& entry) {
    return impl_->guarded([&] {
        auto& statement = bound(impl_->addEntry, keyOf(epochId, entry.sequence));
        // The texts outlive the statement's step: SQLite needs no copies of its own.
        statement.bindNoCopy(2, entry.hash);
        statement.bindNoCopy(3, entry.previousHash);
        statement.bindNoCopy(4, entry.type);
        statement.bind(5, entry.receivedMs);
        statement.bindNoCopy(6, entry.raw);
        return statement.exec() == 1;
    });
}

Expected<std::optional<EntryRow>> OfficeStore::entryHashes(std::int64_t epochId, std::int64_t sequence) {
    return impl_->guarded(
        [&] { return Impl::oneEntry(bound(impl_->entryHashes, keyOf(epochId, sequence))); });
}

Expected<std::optional<EntryRow>> OfficeStore::entry(std::int64_t epochId, std::int64_t sequence) {
    return impl_->guarded([&] { return Impl::oneEntry(bound(impl_->entry, keyOf(epochId, sequence))); });
}

Expected<void> OfficeStore::entries(std::int64_t epochId, std::int64_t first, std::int64_t last,
                                    const std::function<void(const EntryRow&)>& each) {
    return impl_->guarded([&] {
        auto& statement = bound(impl_->entries, keyOf(epochId, first), keyOf(epochId, last));
        while (statement.executeStep()) each(entryFrom(statement));
        statement.reset();
    });
}

Expected<bool> OfficeStore::addConflict(const ConflictRow& conflict) {
    return impl_->guarded([&] {
        return bound(impl_->addConflict, conflict.station, conflict.epoch, conflict.sequence, conflict.kind,
                     conflict.hash, conflict.storedHash, conflict.receivedMs, conflict.raw)
                   .exec() == 1;
    });
}

Expected<ConflictCount> OfficeStore::conflictCount(const std::string& station) {
    return impl_->guarded([&] {
        ConflictCount count;
        auto& statement = bound(impl_->conflictCount, station);
        if (statement.executeStep()) {
            count = {.count = statement.getColumn(0).getInt64(),
                     .lastSequence = statement.getColumn(1).getInt64(),
                     .lastKind = statement.getColumn(2).getString(),
                     .lastMs = statement.getColumn(3).getInt64()};
        }
        statement.reset();
        return count;
    });
}

Expected<std::vector<ConflictRow>> OfficeStore::conflicts(const std::string& station) {
    return impl_->guarded([&] {
        std::vector<ConflictRow> rows;
        auto& statement = bound(impl_->conflicts, station);
        while (statement.executeStep()) {
            rows.push_back({.station = statement.getColumn(0).getString(),
                            .epoch = statement.getColumn(1).getString(),
                            .sequence = statement.getColumn(2).getInt64(),
                            .kind = statement.getColumn(3).getString(),
                            .hash = statement.getColumn(4).getString(),
                            .storedHash = statement.getColumn(5).getString(),
                            .receivedMs = statement.getColumn(6).getInt64(),
                            .raw = statement.getColumn(7).getString()});
        }
        return rows;
    });
}

Expected<void> OfficeStore::putSnapshot(const SnapshotRow& snapshot) {
    return impl_->guarded([&] {
        bound(impl_->putSnapshot, snapshot.station, snapshot.epoch, snapshot.receivedMs, snapshot.raw).exec();
    });
}

Expected<std::vector<SnapshotRow>> OfficeStore::snapshots() {
    return impl_->guarded([&] {
        std::vector<SnapshotRow> rows;
        auto& statement = bound(impl_->snapshots);
        while (statement.executeStep()) {
            rows.push_back({.station = statement.getColumn(0).getString(),
                            .epoch = statement.getColumn(1).getString(),
                            .receivedMs = statement.getColumn(2).getInt64(),
                            .raw = statement.getColumn(3).getString()});
        }
        return rows;
    });
}

Expected<void> OfficeStore::putCheckpoint(std::int64_t epochId, const CheckpointRow& checkpoint) {
    return impl_->guarded([&] {
        bound(impl_->putCheckpoint, epochId, checkpoint.version, checkpoint.through, checkpoint.state).exec();
    });
}

Expected<std::optional<CheckpointRow>> OfficeStore::checkpoint(std::int64_t epochId) {
    return impl_->guarded([&] {
        std::optional<CheckpointRow> found;
        auto& statement = bound(impl_->checkpoint, epochId);
        if (statement.executeStep()) {
            found = CheckpointRow{.version = statement.getColumn(0).getInt64(),
                                  .through = statement.getColumn(1).getInt64(),
                                  .state = statement.getColumn(2).getString()};
        }
        statement.reset();
        return found;
    });
}

}  // namespace ostoja::office
