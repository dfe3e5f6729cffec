// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/backup.h"

#include "crypto/crypto.h"
#include "sqlite/backup.h"
#include "sqlite/damage.h"
#include "sqlite/draft.h"
#include "sqlite/file_lock.h"
#include "station/store/journal.h"
#include "station/store/migrations.h"
#include "station/store/opening.h"
#include "station/store/reading.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

/// Every entry of every epoch; what is told is where the last one stands.
sqlite::Look wholeChain(BackedUp& stands) {
    return [&stands](sqlite::Connection& connection) -> Expected<void> {
        const auto facility = readFacility(connection);
        if (auto verified = verifyAllEpochs(connection, facility.stationId); !verified) {
            return tl::make_unexpected(verified.error());
        }
        stands = {.epoch = facility.epoch, .sequence = journalEnd(connection, facility.epochNumber).sequence};
        return {};
    };
}

void openNewEpoch(sqlite::Connection& connection, const host::Clock& clock) {
    const auto before = readFacility(connection);
    const auto end = journalEnd(connection, before.epochNumber);
    const auto now = clock.now();
    const JournalOf journal{before.stationId, crypto::newUuid(now.wallMs), before.epochNumber + 1};
    connection.query(sql::insertEpoch, journal.epochNumber, journal.epoch).run();
    connection.query(sql::moveToEpoch, journal.epochNumber).run();
    appendEntry(connection, journal,
                {.type = "pl.ostoja.epoch.opened.v1",
                 .body = {{"reason", "restore"},
                          {"previous_epoch", before.epoch},
                          {"previous_sequence", end.sequence},
                          {"previous_hash", end.hash}},
                 .at = now,
                 .bootId = clock.bootId(),
                 .believedMs = end.believedMs});
}

}  // namespace

Expected<BackedUp> backUpFacility(const std::string& database, const std::string& to) {
    BackedUp stands;
    if (auto there = checkFile(database); !there) return tl::make_unexpected(there.error());
    if (auto done = sqlite::backUp(database, to, databaseKind(), wholeChain(stands)); !done) {
        return tl::make_unexpected(done.error());
    }
    return stands;
}

Expected<BackedUp> restoreFacility(const std::string& backup, const std::string& database,
                                   const host::Clock& clock) {
    if (auto there = checkFile(backup); !there) return tl::make_unexpected(there.error());
    auto lock = sqlite::FileLock::take(database);
    if (!lock) return tl::make_unexpected(lock.error());
    auto draft = sqlite::Draft::begin(database);
    if (!draft) return tl::make_unexpected(draft.error());
    BackedUp stood;
    auto done = sqlite::copyDatabase(backup, draft->path(), databaseKind(), wholeChain(stood))
                    .and_then([&] {
                        return draft->write(databaseKind(), [&](sqlite::Connection& connection) {
                            openNewEpoch(connection, clock);
                        });
                    })
                    .and_then([&] { return draft->deliver(); });
    if (!done) return tl::make_unexpected(done.error());
    return stood;
}

Expected<std::int64_t> verifyWholeFacility(const std::string& database) {
    return checkFile(database)
        .and_then([&] { return sqlite::examine(database); })
        .and_then([&] { return openForReading(database); })
        .and_then(
            [](Opened opened) { return verifyAllEpochs(*opened.connection, opened.facility.stationId); });
}

}  // namespace ostoja::station::store
