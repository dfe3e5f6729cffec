// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace ostoja::sqlite {

/// A value that is no text (a BLOB).
struct Bytes {
    std::string bytes;
};

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
            (bind(++index, values), ...);
        }
        ~Query() { statement_.tryReset(); }
        Query(const Query&) = delete;
        Query& operator=(const Query&) = delete;

        bool next() { return statement_.executeStep(); }
        /// For what returns no rows; the number of rows changed.
        int run() { return statement_.exec(); }
        std::string text(int column) const { return statement_.getColumn(column).getString(); }
        std::int64_t number(int column) const { return statement_.getColumn(column).getInt64(); }
        bool isNull(int column) const { return statement_.isColumnNull(column); }
        std::optional<std::string> textOrNothing(int column) const {
            return isNull(column) ? std::nullopt : std::optional(text(column));
        }
        std::optional<std::int64_t> numberOrNothing(int column) const {
            return isNull(column) ? std::nullopt : std::optional(number(column));
        }

        /// For a statement of more values than one names one by one.
        void bind(int index, const Bytes& value) {
            statement_.bind(index, value.bytes.data(), static_cast<int>(value.bytes.size()));
        }

      private:
        void bind(int index, const auto& value) { statement_.bind(index, value); }
        template <class Value>
        void bind(int index, const std::optional<Value>& value) {
            if (value) return bind(index, *value);
            statement_.bind(index);
        }

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
    /// Copies the log (in WAL mode) into the database and leaves none of it in the file system. False while
    /// another connection still reads from it after `patience`; then nothing is lost, and it can be asked
    /// again.
    bool emptyLog(std::chrono::milliseconds patience);
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
