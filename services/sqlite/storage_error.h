// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Exception.h>

#include <string>

#include "error/error.h"

namespace ostoja::sqlite {

/// What SQLite threw, as codes that programs and people act on: "storage_full", "database_damaged",
/// "storage_busy", "storage_failed". `path` is the database's.
Error storageError(const SQLite::Exception& exception, const std::string& path);

/// What to do with a damaged database: how to see all of it, and how to restore it.
std::string wayBack(const std::string& path);
std::string fromBackup(const std::string& path);

}  // namespace ostoja::sqlite
