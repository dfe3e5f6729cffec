// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "error/error.h"

namespace ostoja::station::store {

/// One connection to the facility's database with its prepared statements; of one thread at a time.
/// Inside the store only: what it throws is turned into an Error where the store's doors are (Writer, Reader,
/// opening).
class Connection {
  public:
    /// One use of a prepared statement; it is reset when this goes.
    class Query {
      public:
        template <class... Values>
        explicit Query(SQLite::Statement& statement, const Values&... values) : statement_(statement) {
            int index = 0;
            (statement_.bind(++index, values), ...);
        }
        ~Query() { statement_.tryReset(); }
        Query(const Query&) = delete;
        Query& operator=(const Query&) = delete;

        bool next() { return statement_.executeStep(); }
        /// For what returns no rows; the number of rows changed.
        int run() { return statement_.exec(); }
        std::string text(int column) const { return statement_.getColumn(column).getString(); }
        std::int64_t number(int column) const { return statement_.getColumn(column).getInt64(); }

      private:
        SQLite::Statement& statement_;
    };

    Connection(const std::string& path, int flags) : database_(path, flags, busyTimeoutMs) {}

    /// `sql` is one of statements.h.
    template <class... Values>
    Query query(const char* sql, const Values&... values) {
        return Query(prepared(sql), values...);
    }
    /// Runs statements that return nothing.
    void execute(const char* sql) { database_.exec(sql); }
    std::int64_t pragma(const char* sql) { return database_.execAndGet(sql).getInt64(); }
    std::string pragmaText(const char* sql) { return database_.execAndGet(sql).getString(); }
    bool inTransaction() const;
    /// Whether rows were changed through this connection since this was last asked.
    bool changedSinceAsked();
    /// Ends a transaction that can't be kept, whatever state it is in.
    void giveUp() noexcept;

  private:
    static constexpr int busyTimeoutMs = 5'000;
    SQLite::Statement& prepared(const char* sql);

    SQLite::Database database_;
    std::int64_t changesSeen_ = 0;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
};

/// What SQLite threw, as codes that programs and people act on: "storage_full", "database_damaged",
/// "storage_busy", "storage_failed".
Error storageError(const SQLite::Exception& exception);

/// What every connection of ours has set; WAL's `synchronous` is FULL, never less.
void applyPragmas(Connection& connection);

}  // namespace ostoja::station::store
