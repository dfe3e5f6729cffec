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

/// Reads every page: "page 12 of table card", "page 30 of index one_person_in_a_bed", then what else SQLite's
/// integrity_check says, at most `most` in all. Empty when all is whole. Takes as long as the file is large.
/// Throws what SQLite throws when the file can't be read: that isn't damage.
std::vector<std::string> findDamage(Connection& connection, std::size_t most);

/// The same at once, as one text for a message; empty when all is whole.
std::string describeDamage(Connection& connection);

/// Whether the kind's small tables and their indices look whole: what a start can afford to look at, however
/// large the rest has grown. False also when they couldn't be read: findDamage tells which it is.
bool smallTablesAreWhole(Connection& connection, const Kind& kind);

}  // namespace ostoja::sqlite
