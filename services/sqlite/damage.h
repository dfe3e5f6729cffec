// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "sqlite/migrations.h"

/// Where a database is damaged, by page and table.
namespace ostoja::sqlite {

/// Reads every page: "page 12 of card", "page 30 of index stay_of_night", at most `most`, then what else
/// SQLite's integrity_check says. Empty when all is whole. Takes as long as the file is large.
std::vector<std::string> findDamage(Connection& connection, std::size_t most);

/// The same at once, as one text for a message; empty when all is whole.
std::string describeDamage(Connection& connection);

/// Whether the kind's small tables and their indices are whole: what a start can afford to look at, however
/// large the rest has grown.
bool smallTablesAreWhole(Connection& connection, const Kind& kind);

}  // namespace ostoja::sqlite
