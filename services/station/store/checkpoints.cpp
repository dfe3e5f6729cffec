// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/checkpoints.h"

#include <sqlite3.h>

#include "crypto/crypto.h"
#include "station/store/journal.h"
#include "station/store/register_statements.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

std::string messageOf(const JournalOf& journal, std::int64_t sequence, const std::string& hash) {
    return "ostoja checkpoint\n" + journal.station + "\n" + journal.epoch + "\n" + std::to_string(sequence) +
           "\n" + hash;
}

std::string entry(std::int64_t sequence, const JournalOf& journal) {
    return std::to_string(sequence) + " of epoch " + journal.epoch;
}

tl::unexpected<Error> missing(std::int64_t due, const JournalOf& journal) {
    return failure("checkpoint_missing", "a checkpoint is missing at entry " + entry(due, journal) +
                                             " or before it: somebody took it away");
}

/// One signed number and hash, and the entry that is there now.
struct Row {
    std::int64_t sequence;
    std::string hash;
    std::string signature;
    std::optional<std::string> hashNow;
};

Expected<void> verifyOne(const Row& row, std::int64_t before, const JournalOf& journal,
                         const std::string& publicKey) {
    if (!crypto::verify(publicKey, messageOf(journal, row.sequence, row.hash), row.signature)) {
        return failure("checkpoint_broken",
                       "the checkpoint at entry " + entry(row.sequence, journal) +
                           " isn't this station's: it was changed, or signed with another key");
    }
    if (row.sequence - before > entriesBetweenCheckpoints && before > 0)
        return missing(before + entriesBetweenCheckpoints, journal);
    if (!row.hashNow) {
        return failure("journal_cut", "the journal is cut off: entry " + entry(row.sequence, journal) +
                                          " was signed and is missing");
    }
    if (*row.hashNow != row.hash) {
        return failure("journal_rewritten",
                       "the journal was rewritten: the first entry that isn't what was "
                       "signed stands between " +
                           std::to_string(before + 1) + " and " + entry(row.sequence, journal));
    }
    return {};
}

}  // namespace

void signEnd(sqlite::Connection& connection, const Vault& vault, const JournalOf& journal) {
    const auto end = journalEnd(connection, journal.epochNumber);
    if (end.sequence == 0) return;
    const auto signature = vault.sign(messageOf(journal, end.sequence, end.hash));
    connection.query(sql::insertCheckpoint, journal.epochNumber, end.sequence, end.hash, signature).run();
}

Expected<std::int64_t> verifyCheckpoints(sqlite::Connection& connection, const JournalOf& journal,
                                         const std::string& publicKey) {
    std::int64_t count = 0;
    std::int64_t before = 0;
    auto row = connection.query(sql::checkpoints, journal.epochNumber);
    while (row.next()) {
        auto verified = verifyOne({row.number(0), row.text(1), row.text(2), row.textOrNothing(3)}, before,
                                  journal, publicKey);
        if (!verified) return tl::make_unexpected(verified.error());
        before = row.number(0);
        ++count;
    }
    const auto last = journalEnd(connection, journal.epochNumber).sequence;
    if (before > 0 && last - before >= entriesBetweenCheckpoints)
        return missing(before + entriesBetweenCheckpoints, journal);
    return count;
}

std::string signingKey(sqlite::Connection& connection) {
    auto row = connection.query(sql::signingKey);
    if (!row.next()) throw SQLite::Exception("no vault stands in it", SQLITE_CORRUPT);
    return row.text(0);
}

}  // namespace ostoja::station::store
