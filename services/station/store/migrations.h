// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "sqlite/migrations.h"

namespace ostoja::station::store {

/// The numbered files of migrations/, in order.
std::span<const char* const> migrations();

/// What a facility's database is to the SQLite room.
const sqlite::Kind& databaseKind();

}  // namespace ostoja::station::store
