// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/migrations.h"

namespace ostoja::sqlite {

Expected<void> migrate(Connection& connection, const Kind& kind, const std::string& path) {
    const auto version = connection.pragma("PRAGMA user_version");
    if (version > kind.newestVersion()) {
        return failure("database_newer",
                       path + " was written by a newer Ostoja (its version is " + std::to_string(version) +
                           ", this program knows " + std::to_string(kind.newestVersion()) +
                           "). Install that release again, or restore a backup made before it");
    }
    for (auto next = version + 1; next <= kind.newestVersion(); ++next) {
        connection.execute("BEGIN IMMEDIATE");
        connection.execute(kind.migrations[static_cast<std::size_t>(next - 1)]);
        connection.execute("PRAGMA application_id = " + std::to_string(kind.applicationId));
        connection.execute("PRAGMA user_version = " + std::to_string(next));
        connection.execute("COMMIT");
    }
    return {};
}

}  // namespace ostoja::sqlite
