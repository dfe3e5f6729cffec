// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "station/store/connection.h"

namespace ostoja::station::store {

/// The numbered files of migrations/, in order; the n-th brings a database to version n. Never edited once
/// released.
std::span<const char* const> migrations();

/// The version of the schema that this program writes.
std::int64_t newestVersion();

/// PRAGMA application_id of our files: "OSTJ".
inline constexpr std::int64_t applicationId = 0x4F53544A;

/// Brings the database to the newest version, each step in a transaction of its own. Error "database_newer"
/// when it was made by a later Ostoja.
Expected<void> migrate(Connection& connection, const std::string& path);

}  // namespace ostoja::station::store
