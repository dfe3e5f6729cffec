// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <memory>
#include <string>

#include "error/error.h"

namespace ostoja::office {

/// An open file descriptor, closed at the end; closing it gives its flock up.
class LockFile {
  public:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    LockFile(LockFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    LockFile& operator=(LockFile&&) = delete;
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile();

  private:
    int descriptor_;
};

/// The locked, migrated file. The lock outlives the connection.
struct DatabaseFile {
    std::string path;
    LockFile lock;
    std::unique_ptr<SQLite::Database> database;
};

/// Opens or creates; errors as OfficeStore::open.
Expected<DatabaseFile> openDatabaseFile(const std::string& path);

/// Error "storage".
tl::unexpected<Error> storageFailure(const std::string& path, const SQLite::Exception& error);

}  // namespace ostoja::office
