// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
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
    /// Versions whose migration SQLite lets into no transaction, as VACUUM. It is done again when it was cut
    /// off, and the log is emptied after it: nothing is left of what an earlier version kept.
    std::span<const std::int64_t> rebuilt;

    /// Whether the file bears this kind's mark; also of a damaged one, as long as its first page stands.
    bool marks(const std::string& path) const;
    std::int64_t newestVersion() const { return static_cast<std::int64_t>(migrations.size()); }
};

/// What a step to `version` needs beyond its SQL, done after it in the same transaction. An Error takes the
/// whole step back.
using Convert = std::function<Expected<void>(Connection& connection, std::int64_t version)>;

/// Brings the database to its kind's newest version, each step in a transaction of its own, and marks it as
/// of its kind. Errors: "database_newer" when it was made by a later Ostoja, "storage_busy" when a rebuilt
/// one is still read by another program, `convert`'s own. Throws what SQLite throws.
Expected<void> migrate(Connection& connection, const Kind& kind, const std::string& path,
                       const Convert& convert = {});

}  // namespace ostoja::sqlite
