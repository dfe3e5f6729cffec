// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/journal_of.h"
#include "station/store/records.h"

/// What both the writer's and the readers' connections read. Inside the store only; throws what SQLite
/// throws.
namespace ostoja::station::store {

/// In a database of any version, as a backup is.
JournalOf readJournalOf(sqlite::Connection& connection);
Facility readFacility(sqlite::Connection& connection);
/// In the order of the house, free and in use: what doesn't change while a station runs.
std::vector<BedTonight> readBeds(sqlite::Connection& connection);
std::optional<WinterAction> readWinterAction(sqlite::Connection& connection);
/// Read inside one transaction, or nothing holds its parts together.
House readHouse(sqlite::Connection& connection, const Facility& facility);
/// The same where the beds themselves are known, as readBeds() tells: only what changes is read.
House readHouse(sqlite::Connection& connection, const Facility& facility, std::vector<BedTonight> beds);
/// The same, and who has the beds: dearer, since it looks each of them up.
HouseWithPeople readHouseWithPeople(sqlite::Connection& connection, const Facility& facility,
                                    std::vector<BedTonight> beds);
/// In the order of their coming.
std::vector<Sleeper> readSleepers(sqlite::Connection& connection, const std::string& night);
std::optional<Town> readTown(sqlite::Connection& connection);

}  // namespace ostoja::station::store
