// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "error/error.h"
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

/// What is wrong with a database of which `seen` seemed to be wrong: "database_damaged" with pages and
/// tables; `seen` itself when all is whole on a second look.
Error locateDamage(Connection& connection, Error seen);

/// Opens the file for nothing else and looks at every page. Error "database_damaged" with all that was found,
/// one a line; else as storageError.
Expected<void> examine(const std::string& path);

/// Whether the kind's small tables and their indices look whole: what a start can afford to look at, however
/// large the rest has grown. False also when they couldn't be read: findDamage tells which it is.
bool smallTablesAreWhole(Connection& connection, const Kind& kind);

}  // namespace ostoja::sqlite
