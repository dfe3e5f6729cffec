// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/connection.h"

#include <sqlite3.h>

#include <utility>

namespace ostoja::station::store {

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

bool Connection::changedSinceAsked() {
    const std::int64_t changes = sqlite3_total_changes64(database_.getHandle());
    return std::exchange(changesSeen_, changes) != changes;
}

void Connection::giveUp() noexcept {
    if (inTransaction()) database_.tryExec("ROLLBACK");
}

SQLite::Statement& Connection::prepared(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) statement = std::make_unique<SQLite::Statement>(database_, sql);
    return *statement;
}

Error storageError(const SQLite::Exception& exception) {
    const std::string reason = exception.what();
    switch (exception.getErrorCode()) {
        case SQLITE_FULL:
            return {"storage_full", "the disk is full; nothing was recorded. Free some space on it"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {"database_damaged", "the database is damaged: " + reason};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {"storage_busy", "another program holds the database"};
        default:
            return {"storage_failed", "the database could not be used: " + reason};
    }
}

void applyPragmas(Connection& connection) {
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA synchronous = FULL");
    connection.execute("PRAGMA trusted_schema = OFF");
}

}  // namespace ostoja::station::store
