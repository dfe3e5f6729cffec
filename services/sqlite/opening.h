// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "error/error.h"
#include "sqlite/connection.h"
#include "sqlite/migrations.h"

namespace ostoja::sqlite {

/// Whether the file is there and this user's. Errors "database_missing", "database_unreadable".
Expected<void> checkFile(const std::string& path);

/// What a store itself looks at before it takes a database for whole; may throw what SQLite throws.
using Look = std::function<Expected<void>(Connection&)>;

/// Opens the file for its one writer, who holds its FileLock: WAL, synchronous=FULL (EXTRA until the file is
/// in WAL, since a power cut right after the creation loses data under FULL), migrated; then looks whether
/// the small tables are whole and whatever `look` asks. An empty file becomes a new database. Errors:
/// "database_foreign", "database_damaged" (names page and table), "database_newer", "storage_busy",
/// "storage_full", "storage_failed", and `look`'s and `convert`'s own, each with what to do.
Expected<std::unique_ptr<Connection>> openForWriting(const std::string& path, const Kind& kind,
                                                     const Look& look, const Convert& convert = {});

/// Opens a connection that can't write, of the version that this program knows. Errors as openForWriting's,
/// and "database_older".
Expected<std::unique_ptr<Connection>> openForReading(const std::string& path, const Kind& kind,
                                                     const Look& look);

}  // namespace ostoja::sqlite
