// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "error/error.h"
#include "sqlite/connection.h"

namespace ostoja::sqlite {

/// What sort of database a file of ours is: a station's or an office's.
struct Kind {
    /// "a station's", as in "x.db is not a station's database".
    std::string_view whose;
    /// PRAGMA application_id of its files.
    std::int64_t applicationId = 0;
    /// The n-th brings a database to version n. Never edited once released.
    std::span<const char* const> migrations;
    /// Tables that stay small, so that a start looks at them wholly.
    std::span<const char* const> smallTables;

    /// Whether the file bears this kind's mark; also of a damaged one, as long as its first page stands.
    bool marks(const std::string& path) const;
    std::int64_t newestVersion() const { return static_cast<std::int64_t>(migrations.size()); }
};

/// Brings the database to its kind's newest version, each step in a transaction of its own, and marks it as
/// of its kind. Error "database_newer" when it was made by a later Ostoja. Throws what SQLite throws.
Expected<void> migrate(Connection& connection, const Kind& kind, const std::string& path);

}  // namespace ostoja::sqlite
