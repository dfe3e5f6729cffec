// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/migrations.h"

namespace ostoja::station::store {

std::int64_t newestVersion() {
    return static_cast<std::int64_t>(migrations().size());
}

Expected<void> migrate(Connection& connection, const std::string& path) {
    const auto version = connection.pragma("PRAGMA user_version");
    if (version > newestVersion()) {
        return failure("database_newer",
                       path + " was written by a newer Ostoja (its version is " + std::to_string(version) +
                           ", this program knows " + std::to_string(newestVersion()) +
                           "). Install that release again, or restore a backup made before it");
    }
    for (auto next = version + 1; next <= newestVersion(); ++next) {
        connection.execute("BEGIN IMMEDIATE");
        connection.execute(migrations()[static_cast<std::size_t>(next - 1)]);
        connection.execute(("PRAGMA user_version = " + std::to_string(next)).c_str());
        connection.execute("COMMIT");
    }
    return {};
}

}  // namespace ostoja::station::store
