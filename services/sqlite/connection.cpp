// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/connection.h"

#include <sqlite3.h>

#include <utility>

namespace ostoja::sqlite {

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

void Connection::flushLog() {
    sqlite3_file* log = nullptr;
    int result = sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (result == SQLITE_OK && log != nullptr && log->pMethods != nullptr) {
        result = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
    }
    if (result != SQLITE_OK) throw SQLite::Exception("the log could not be flushed", result);
}

bool Connection::emptyLog(std::chrono::milliseconds patience) {
    database_.setBusyTimeout(static_cast<int>(patience.count()));
    SQLite::Statement checkpoint(database_, "PRAGMA wal_checkpoint(TRUNCATE)");
    const bool emptied = checkpoint.tryExecuteStep() == SQLITE_ROW && checkpoint.getColumn(0).getInt64() == 0;
    database_.setBusyTimeout(busyTimeoutMs);
    return emptied;
}

SQLite::Statement& Connection::prepared(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) statement = std::make_unique<SQLite::Statement>(database_, sql);
    return *statement;
}

void applyPragmas(Connection& connection) {
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA synchronous = FULL");
    // What is deleted is overwritten: nothing of a person stays in a page that is free again.
    connection.execute("PRAGMA secure_delete = ON");
    connection.execute("PRAGMA journal_size_limit = 67108864");
    connection.execute("PRAGMA trusted_schema = OFF");
}

}  // namespace ostoja::sqlite
