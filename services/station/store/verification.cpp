// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/verification.h"

#include "sqlite/storage_error.h"
#include "station/store/checkpoints.h"
#include "station/store/journal.h"
#include "station/store/opening.h"
#include "station/store/reading.h"

namespace ostoja::station::store {

namespace {

/// Before version 2 nothing was signed.
bool hasVault(sqlite::Connection& connection) {
    return connection.pragma("PRAGMA user_version") >= 2;
}

}  // namespace

Expected<Verified> verifyRecord(sqlite::Connection& connection) {
    Verified verified;
    std::int64_t ofCurrent = 0;
    if (hasVault(connection)) verified.signingKey = signingKey(connection);
    for (const auto& journal : epochsOf(connection, readJournalOf(connection).station)) {
        const auto entries = verifyChain(connection, journal, 0);
        if (!entries) return tl::make_unexpected(entries.error());
        verified.entries += *entries;
        if (verified.signingKey.empty()) continue;
        const auto checkpoints = verifyCheckpoints(connection, journal, verified.signingKey);
        if (!checkpoints) return tl::make_unexpected(checkpoints.error());
        verified.checkpoints += *checkpoints;
        ofCurrent = *checkpoints;
    }
    // Each epoch since there are keys begins with one.
    if (!verified.signingKey.empty() && ofCurrent == 0)
        return failure("checkpoint_missing", "the journal has no checkpoint: somebody took them away");
    return verified;
}

Expected<Verified> verifyFacility(const std::string& database) {
    const auto opened = openSealed(database);
    if (!opened) return tl::make_unexpected(opened.error());
    try {
        opened->connection->execute("BEGIN");
        auto verified = verifyRecord(*opened->connection);
        opened->connection->execute("COMMIT");
        return verified;
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(sqlite::storageError(exception, database));
    }
}

}  // namespace ostoja::station::store
