// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "error/error.h"
#include "sqlite/ballast.h"
#include "sqlite/connection.h"
#include "sqlite/file_lock.h"
#include "sqlite/migrations.h"

namespace ostoja::office {

/// What an office's database is to the SQLite room.
const sqlite::Kind& databaseKind();

/// The locked, migrated file. The lock outlives the connection.
struct DatabaseFile {
    sqlite::FileLock lock;
    sqlite::Ballast ballast;
    std::unique_ptr<sqlite::Connection> connection;
};

/// Opens or creates; errors as OfficeStore::open.
Expected<DatabaseFile> openDatabaseFile(const std::string& path, std::int64_t ballastBytes);

}  // namespace ostoja::office
