// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"
#include "host/clock.h"
#include "sqlite/ballast.h"
#include "sqlite/file_lock.h"
#include "station/store/opening.h"
#include "station/store/records.h"
#include "station/store/write_store.h"

namespace ostoja::station::store {

/// The facility's one writing connection, without a thread: runs commands together in one transaction, each
/// in a SAVEPOINT of its own. Nobody may hear of a result before run() has returned it. Of one thread at a
/// time.
class Recorder {
  public:
    /// Reads and changes the record. An Error takes back this command's changes and nobody else's.
    using Work = std::function<Expected<void>(WriteStore&)>;

    struct Outcome {
        /// Whether the transaction is on the disk.
        bool committed = false;
        /// When the COMMIT returned, host::monotonicNs(), for the trace.
        std::int64_t committedNs = 0;
        /// One for each command; success means that it is on the disk.
        std::vector<Expected<void>> results;
        /// False while the disk is full and the ballast given up: only what ends something is recorded.
        bool takesNewWork = true;
        /// The house after it, when anything changed since it was last told.
        std::optional<House> house;
    };

    /// Takes the lock, opens, migrates. A full disk gets `ballastBytes` back: then nothing new begins, and
    /// what ends something is still recorded. Errors as openForWriting's, "database_in_use" and
    /// "database_time".
    static Expected<std::unique_ptr<Recorder>> open(const std::string& path, const crypto::MasterKey& key,
                                                    const host::Clock& clock, std::int64_t ballastBytes = 0);
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// A COMMIT that fails fails them all.
    Outcome run(const std::vector<Work>& commands);

    const Facility& facility() const { return facility_; }

  private:
    Recorder(sqlite::FileLock lock, sqlite::Ballast ballast, Opened opened, const host::Clock& clock);
    Expected<void> commitWithBallast(const std::vector<Work>& commands, std::vector<Expected<void>>& results);
    Expected<void> commitAll(const std::vector<Work>& commands, std::vector<Expected<void>>& results);
    Expected<void> runOne(const Work& work);
    void emptyLogAfterErasure() noexcept;
    std::optional<House> houseNow();

    sqlite::FileLock lock_;
    sqlite::Ballast ballast_;
    std::unique_ptr<sqlite::Connection> connection_;
    Facility facility_;
    std::unique_ptr<Vault> vault_;
    WriteStore store_;
    /// Something that was erased may stand in the log still; also at the start, when the power may have gone
    /// in between.
    bool logMayTell_ = true;
    /// The facility's as readBeds() tells; nothing until they were read.
    std::optional<std::vector<BedTonight>> beds_;
    /// Nobody was told of the house as it is now; true at the start.
    bool houseIsNews_ = true;
};

}  // namespace ostoja::station::store
