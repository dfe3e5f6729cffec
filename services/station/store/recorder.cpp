// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/recorder.h"

#include "host/trace.h"
#include "sqlite/connection.h"
#include "sqlite/demonstration.h"
#include "sqlite/storage_error.h"
#include "station/store/reading.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

Expected<std::unique_ptr<Recorder>> Recorder::open(const std::string& path, const crypto::MasterKey& key,
                                                   const host::Clock& clock, std::int64_t ballastBytes) {
    if (auto there = checkFile(path); !there) return tl::make_unexpected(there.error());
    auto lock = sqlite::FileLock::take(path);
    if (!lock) return tl::make_unexpected(lock.error());
    sqlite::Ballast ballast(path, ballastBytes);
    auto opened = openForWriting(path, key);
    // Without room for its log a database can't even be opened.
    const bool mayBeFull = !opened && opened.error().code.starts_with("storage_");
    if (mayBeFull && ballast.giveUp()) opened = openForWriting(path, key);
    if (!opened) return tl::make_unexpected(opened.error());
    if (auto time = sqlite::checkTime(path, opened->facility.demo, clock.isSimulated()); !time)
        return tl::make_unexpected(time.error());
    return std::unique_ptr<Recorder>(
        new Recorder(std::move(*lock), std::move(ballast), std::move(*opened), clock));
}

Recorder::Recorder(sqlite::FileLock lock, sqlite::Ballast ballast, Opened opened, const host::Clock& clock)
    : lock_(std::move(lock)),
      ballast_(std::move(ballast)),
      connection_(std::move(opened.connection)),
      facility_(std::move(opened.facility)),
      vault_(std::move(opened.vault)),
      store_(*connection_, facility_, *vault_, clock) {}

Recorder::Outcome Recorder::run(const std::vector<Work>& commands) {
    Outcome outcome;
    const auto committed = commitWithBallast(commands, outcome.results);
    outcome.committedNs = host::monotonicNs();
    outcome.committed = committed.has_value();
    outcome.takesNewWork = store_.takesNewWork();
    if (committed) {
        emptyLogAfterErasure();
        outcome.house = houseNow();
    } else {
        connection_->giveUp();
        outcome.results.assign(commands.size(), tl::make_unexpected(committed.error()));
    }
    return outcome;
}

/// On a full disk once more with the ballast's room, in which only what ends something is taken.
Expected<void> Recorder::commitWithBallast(const std::vector<Work>& commands,
                                           std::vector<Expected<void>>& results) {
    store_.takeNewWork(ballast_.allowsNewWork());
    auto committed = commitAll(commands, results);
    if (committed || committed.error().code != "storage_full" || !ballast_.giveUp()) return committed;
    results.clear();
    store_.takeNewWork(false);
    return commitAll(commands, results);
}

Expected<void> Recorder::commitAll(const std::vector<Work>& commands, std::vector<Expected<void>>& results) {
    // Without memory even a ROLLBACK can fail: then the transaction before is still open.
    connection_->giveUp();
    try {
        connection_->query(sql::begin).run();
        for (const auto& command : commands) {
            results.push_back(runOne(command));
            // A full disk and the like end the whole transaction, not only the savepoint.
            if (!connection_->inTransaction()) return tl::make_unexpected(results.back().error());
        }
        connection_->query(sql::commit).run();
        return {};
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(sqlite::storageError(exception, connection_->path()));
    }
}

Expected<void> Recorder::runOne(const Work& work) {
    Expected<void> result;
    connection_->query(sql::savepoint).run();
    try {
        store_.begin();
        result = work(store_);
    } catch (const SQLite::Exception& exception) {
        result = tl::make_unexpected(sqlite::storageError(exception, connection_->path()));
        if (!connection_->inTransaction()) return result;
    }
    if (!result) connection_->query(sql::undo).run();
    connection_->query(sql::release).run();
    return result;
}

/// What fails here is tried again after the next commit.
void Recorder::emptyLogAfterErasure() noexcept {
    // Once only: at later commits somebody may stand at a door, and a reader may hold the log for long.
    auto patience = std::chrono::milliseconds::zero();
    if (store_.people().erasedSomebody()) {
        logMayTell_ = true;
        patience = std::chrono::milliseconds(250);
    }
    if (!logMayTell_) return;
    try {
        logMayTell_ = !connection_->emptyLog(patience);
    } catch (const SQLite::Exception&) {
        logMayTell_ = true;
    }
}

std::optional<House> Recorder::houseNow() {
    if (connection_->changedSinceAsked()) houseIsNews_ = true;
    if (!houseIsNews_) return std::nullopt;
    // Once more where it can't be read: until it was, nobody is told of what was committed.
    for (int tries = 0; tries < 2; ++tries) {
        try {
            if (!beds_) beds_ = readBeds(*connection_);
            auto house = readHouse(*connection_, facility_, *beds_);
            houseIsNews_ = false;
            return house;
        } catch (const SQLite::Exception&) {
            continue;
        }
    }
    return std::nullopt;
}

}  // namespace ostoja::station::store
