// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/backup.h"

#include "crypto/crypto.h"
#include "sqlite/backup.h"
#include "sqlite/damage.h"
#include "sqlite/draft.h"
#include "sqlite/file_lock.h"
#include "station/store/checkpoints.h"
#include "station/store/journal.h"
#include "station/store/migrations.h"
#include "station/store/opening.h"
#include "station/store/read_store.h"
#include "station/store/reading.h"
#include "station/store/seal_plain.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

/// Every entry of every epoch; what is told is where the last one stands.
sqlite::Look wholeChain(BackedUp& stands) {
    return [&stands](sqlite::Connection& connection) -> Expected<void> {
        const auto journal = readJournalOf(connection);
        if (auto verified = verifyRecord(connection); !verified) {
            return tl::make_unexpected(verified.error());
        }
        stands = {.epoch = journal.epoch, .sequence = journalEnd(connection, journal.epochNumber).sequence};
        return {};
    };
}

Expected<void> openNewEpoch(sqlite::Connection& connection, const crypto::MasterKey& key,
                            const host::Clock& clock) {
    const auto vault = Vault::open(connection, key);
    if (!vault) return tl::make_unexpected(vault.error());
    const auto before = readJournalOf(connection);
    const auto end = journalEnd(connection, before.epochNumber);
    const auto now = clock.now();
    const JournalOf journal{before.station, crypto::newUuid(now.wallMs), before.epochNumber + 1};
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
    signEnd(connection, *vault, journal);
    return {};
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
                                   const crypto::MasterKey& key, const host::Clock& clock) {
    if (auto there = checkFile(backup); !there) return tl::make_unexpected(there.error());
    auto lock = sqlite::FileLock::take(database);
    if (!lock) return tl::make_unexpected(lock.error());
    auto draft = sqlite::Draft::begin(database);
    if (!draft) return tl::make_unexpected(draft.error());
    BackedUp stood;
    auto done =
        sqlite::copyDatabase(backup, draft->path(), databaseKind(), wholeChain(stood))
            .and_then([&] {
                return draft->write(
                    databaseKind(),
                    [&](sqlite::Connection& connection) { return openNewEpoch(connection, key, clock); },
                    sealingWith(key));
            })
            .and_then([&] { return draft->deliver(); });
    if (!done) return tl::make_unexpected(done.error());
    return stood;
}

Expected<Verified> verifyWholeFacility(const std::string& database) {
    return checkFile(database).and_then([&] { return sqlite::examine(database); }).and_then([&] {
        return verifyFacility(database);
    });
}

Expected<std::int64_t> verifySealed(const std::string& database, const crypto::MasterKey& key) {
    return ReadStore::open(database, key).and_then([](const std::unique_ptr<ReadStore>& store) {
        return store->look([](const Register& people, const StaffBook& staff, const Calls&) {
            return static_cast<std::int64_t>(people.all().size() + staff.all().size());
        });
    });
}

}  // namespace ostoja::station::store
