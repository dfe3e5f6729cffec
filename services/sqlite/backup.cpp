// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/backup.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "sqlite/damage.h"
#include "sqlite/draft.h"
#include "sqlite/storage_error.h"

namespace ostoja::sqlite {

namespace {

/// `from` is the source's path; `connection` is to it or to its copy.
Expected<void> checkKind(Connection& connection, const std::string& from, const Kind& kind) {
    if (connection.pragma("PRAGMA application_id") != kind.applicationId) {
        return failure("database_foreign", from + " is not " + std::string(kind.whose) + " database");
    }
    if (connection.pragma("PRAGMA user_version") > kind.newestVersion()) {
        return failure("database_newer",
                       from + " was written by a newer Ostoja. Use that release's 'ostoja' for it");
    }
    return {};
}

Expected<void> copyPages(Connection& source, Connection& copy) {
    const int step = SQLite::Backup(copy.database(), source.database()).executeStep(-1);
    if (step == SQLITE_DONE) return {};
    return failure("storage_busy", source.path() + " could not be copied to " + copy.path() +
                                       ": one of them is held by another program. No copy was made; try "
                                       "again in a moment");
}

/// So that it is one file, wherever it is carried.
Expected<void> leaveNoLog(Connection& copy) {
    const auto mode = copy.pragmaText("PRAGMA journal_mode = DELETE");
    if (mode == "delete") return {};
    return failure("storage_failed", copy.path() + " did not become one file without a log beside it " +
                                         "(journal_mode is " + mode +
                                         "). No copy was made; try another folder");
}

Expected<void> checkCopy(Connection& copy, const std::string& from, const Kind& kind, const Look& look) {
    if (const auto where = describeDamage(copy); !where.empty()) {
        return failure("database_damaged",
                       from + " is damaged: " + where + ". No copy was made; use an older backup");
    }
    if (auto same = checkKind(copy, from, kind); !same) return same;
    return look(copy);
}

}  // namespace

Expected<void> copyDatabase(const std::string& from, const std::string& to, const Kind& kind,
                            const Look& look) {
    try {
        Connection source(from, SQLite::OPEN_READWRITE);
        if (auto usable = checkKind(source, from, kind); !usable) return usable;
        Connection copy(to, SQLite::OPEN_READWRITE);
        return copyPages(source, copy).and_then([&] { return leaveNoLog(copy); }).and_then([&] {
            return checkCopy(copy, from, kind, look);
        });
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(storageError(exception, from));
    }
}

Expected<void> backUp(const std::string& from, const std::string& to, const Kind& kind, const Look& look) {
    if (auto there = checkFile(from); !there) return there;
    auto draft = Draft::begin(to);
    if (!draft) return tl::make_unexpected(draft.error());
    if (auto copied = copyDatabase(from, draft->path(), kind, look); !copied) return copied;
    return draft->deliver();
}

}  // namespace ostoja::sqlite
