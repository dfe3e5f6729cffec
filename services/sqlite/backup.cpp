// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/backup.h"

#include <SQLiteCpp/Backup.h>

#include "sqlite/damage.h"
#include "sqlite/draft.h"
#include "sqlite/storage_error.h"

namespace ostoja::sqlite {

namespace {

Expected<void> checkSource(Connection& source, const Kind& kind) {
    const auto& path = source.path();
    if (source.pragma("PRAGMA application_id") != kind.applicationId) {
        return failure("database_foreign", path + " is not " + std::string(kind.whose) + " database");
    }
    if (source.pragma("PRAGMA user_version") > kind.newestVersion()) {
        return failure("database_newer",
                       path + " was written by a newer Ostoja. Use that release's 'ostoja' for it");
    }
    return {};
}

Expected<void> checkCopy(Connection& copy, const std::string& from, const Look& look) {
    if (const auto where = describeDamage(copy); !where.empty()) {
        return failure("database_damaged",
                       from + " is damaged: " + where + ". No copy was made; use an older backup");
    }
    return look(copy);
}

}  // namespace

Expected<void> copyDatabase(const std::string& from, const std::string& to, const Kind& kind,
                            const Look& look) {
    try {
        Connection source(from, SQLite::OPEN_READWRITE);
        if (auto usable = checkSource(source, kind); !usable) return usable;
        Connection copy(to, SQLite::OPEN_READWRITE);
        SQLite::Backup(copy.database(), source.database()).executeStep(-1);
        copy.pragmaText("PRAGMA journal_mode = DELETE");
        return checkCopy(copy, from, look);
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
