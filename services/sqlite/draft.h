// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "error/error.h"
#include "sqlite/connection.h"
#include "sqlite/migrations.h"

namespace ostoja::sqlite {

/// A database in the making, `<path>.new`: it appears under its name only when it is whole and on the disk,
/// and is gone with this object when it isn't delivered. One maker at a time.
class Draft {
  public:
    /// Makes the draft, empty and of its owner alone: it will hold names. Errors: "database_exists" when
    /// something is in the way (a log left by another database, too: it would be replayed), "storage_failed".
    static Expected<Draft> begin(const std::string& path);

    Draft(Draft&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    Draft& operator=(Draft&&) = delete;
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft();

    std::string path() const { return path_ + ".new"; }
    /// Migrates it and does `work`, which may throw what SQLite throws, in one transaction. Under EXTRA until
    /// the file is in WAL mode: a power cut right after creating loses data under FULL. Errors as
    /// migrate's, storageError's and `work`'s own.
    Expected<void> write(const Kind& kind, const std::function<Expected<void>(Connection&)>& work,
                         const Convert& convert = {}) const;
    /// With every connection to it closed. Overwrites nothing.
    Expected<void> deliver();

  private:
    explicit Draft(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

}  // namespace ostoja::sqlite
