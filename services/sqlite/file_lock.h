// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include "error/error.h"

namespace ostoja::sqlite {

/// The right to be the one program that writes a database: flock on `<database>.lock`, given back by the
/// kernel when the process ends, however it ends. Readers don't need it.
class FileLock {
  public:
    /// Errors: "database_in_use", "storage_failed".
    static Expected<FileLock> take(const std::string& databasePath);

    FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileLock& operator=(FileLock&&) = delete;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

  private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace ostoja::sqlite
