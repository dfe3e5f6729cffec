// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/storage_error.h"

#include <sqlite3.h>

namespace ostoja::sqlite {

Error storageError(const SQLite::Exception& exception, const std::string& path) {
    const std::string reason =
        std::string(exception.what()) + " (SQLite " + std::to_string(exception.getExtendedErrorCode()) + ")";
    switch (exception.getErrorCode()) {
        case SQLITE_FULL:
            return {"storage_full", path + ": the disk is full; nothing was recorded. Free some space on it"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {"database_damaged", path + " is damaged: " + reason + wayBack(path)};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {"storage_busy", path + " is held by another program"};
        default:
            return {"storage_failed", path + " could not be used: " + reason};
    }
}

std::string wayBack(const std::string& path) {
    return ". 'ostoja verify --whole --database " + path + "' lists all that is damaged. " + fromBackup(path);
}

std::string fromBackup(const std::string& path) {
    return "Move the file and those beside it away, then restore a backup: 'ostoja restore --from BACKUP "
           "--database " +
           path + "'";
}

}  // namespace ostoja::sqlite
