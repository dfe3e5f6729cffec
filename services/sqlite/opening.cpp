// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/opening.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "sqlite/damage.h"
#include "sqlite/storage_error.h"

namespace ostoja::sqlite {

namespace {

Expected<void> checkKind(Connection& connection, const Kind& kind, const std::string& path) {
    if (connection.pragma("PRAGMA application_id") == kind.applicationId) return {};
    if (connection.pragma("SELECT count(*) FROM sqlite_schema") == 0) return {};
    return failure("database_foreign", path + " is not " + std::string(kind.whose) +
                                           " database. Name the right file, or another one");
}

Expected<void> prepareWriting(Connection& connection, const Kind& kind, const std::string& path,
                              const Convert& convert) {
    applyPragmas(connection);
    connection.execute("PRAGMA synchronous = EXTRA");
    if (connection.pragmaText("PRAGMA journal_mode = WAL") != "wal") {
        return failure("storage_failed", path + " can't be used in WAL mode on this file system");
    }
    // A program that was killed may have left a commit in the log that was never flushed. What is read from
    // here on is told as recorded, so the power may not take it back.
    connection.flushLog();
    if (auto done = migrate(connection, kind, path, convert); !done) return done;
    connection.execute("PRAGMA synchronous = FULL");
    if (!smallTablesAreWhole(connection, kind)) {
        return tl::make_unexpected(
            locateDamage(connection, {"storage_failed", path + " could not be read at first"}));
    }
    return {};
}

Expected<void> prepareReading(Connection& connection, const Kind& kind, const std::string& path) {
    applyPragmas(connection);
    connection.execute("PRAGMA query_only = ON");
    const auto version = connection.pragma("PRAGMA user_version");
    if (version == kind.newestVersion()) return {};
    if (version < kind.newestVersion()) {
        return failure("database_older", path +
                                             " is of an older version; the next start of its program brings "
                                             "it to this one. Only 'ostoja backup' and 'restore' take it "
                                             "as it is");
    }
    return failure("database_newer", path + " is of another version than this program's");
}

using Prepare = std::function<Expected<void>(Connection&, const Kind&, const std::string&)>;

Expected<std::unique_ptr<Connection>> open(const std::string& path, const Kind& kind, const Prepare& prepare,
                                           const Look& look) {
    std::unique_ptr<Connection> connection;
    try {
        connection = std::make_unique<Connection>(path, SQLite::OPEN_READWRITE);
        auto usable = checkKind(*connection, kind, path)
                          .and_then([&] { return prepare(*connection, kind, path); })
                          .and_then([&] { return look(*connection); });
        if (!usable) return tl::make_unexpected(usable.error());
        return connection;
    } catch (const SQLite::Exception& exception) {
        auto error = storageError(exception, path);
        if (connection && error.code == "database_damaged")
            error = locateDamage(*connection, std::move(error));
        return tl::make_unexpected(std::move(error));
    }
}

}  // namespace

Expected<void> checkFile(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return failure("database_missing", path + " doesn't exist");
    if (::access(path.c_str(), R_OK | W_OK) != 0) {
        return failure("database_unreadable", path + " can't be read and written by this user: " +
                                                  std::generic_category().message(errno));
    }
    return {};
}

Expected<std::unique_ptr<Connection>> openForWriting(const std::string& path, const Kind& kind,
                                                     const Look& look, const Convert& convert) {
    return open(
        path, kind,
        [&](Connection& connection, const Kind& same, const std::string& at) {
            return prepareWriting(connection, same, at, convert);
        },
        look);
}

Expected<std::unique_ptr<Connection>> openForReading(const std::string& path, const Kind& kind,
                                                     const Look& look) {
    return open(path, kind, prepareReading, look);
}

}  // namespace ostoja::sqlite
