// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

namespace ostoja::sqlite {

/// One connection to a database with its prepared statements; of one thread at a time. It throws what SQLite
/// throws, which a store turns into an Error at its doors (storageError).
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

    /// `flags`: SQLite::OPEN_READWRITE and the like. SQLite takes no lock of its own for each column that is
    /// read: one thread at a time is promised.
    Connection(const std::string& path, int flags)
        : database_(path, flags | SQLite::OPEN_NOMUTEX, busyTimeoutMs), path_(path) {}
    const std::string& path() const { return path_; }

    /// `sql` has to live as long as the connection: its address names the prepared statement.
    template <class... Values>
    Query query(const char* sql, const Values&... values) {
        return Query(prepared(sql), values...);
    }
    /// Runs statements that return nothing.
    void execute(const std::string& sql) { database_.exec(sql); }
    std::int64_t pragma(const std::string& sql) { return database_.execAndGet(sql).getInt64(); }
    std::string pragmaText(const std::string& sql) { return database_.execAndGet(sql).getString(); }
    bool inTransaction() const;
    /// Whether rows were changed through this connection since this was last asked.
    bool changedSinceAsked();
    /// Ends a transaction that can't be kept, whatever state it is in.
    void giveUp() noexcept;
    /// Flushes the log (in WAL mode) to the disk. A commit does so by itself; this is for what another
    /// program wrote before it was killed.
    void flushLog();
    /// For a store with statements of its own.
    SQLite::Database& database() { return database_; }

  private:
    static constexpr int busyTimeoutMs = 5'000;
    SQLite::Statement& prepared(const char* sql);

    SQLite::Database database_;
    std::string path_;
    std::int64_t changesSeen_ = 0;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
};

/// What every connection of ours has set; WAL's `synchronous` is FULL, never less.
void applyPragmas(Connection& connection);

}  // namespace ostoja::sqlite
