// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/records.h"

/// What both the writer's and the readers' connections read. Inside the store only; throws what SQLite
/// throws.
namespace ostoja::station::store {

Facility readFacility(sqlite::Connection& connection);
/// In the order of the house.
std::vector<BedTonight> readBeds(sqlite::Connection& connection, const std::string& night);
/// Read inside one transaction, or nothing holds its parts together.
House readHouse(sqlite::Connection& connection, const Facility& facility);
/// The same where the beds themselves are known, free, in the order of the house: only who has which is read.
House readHouse(sqlite::Connection& connection, const Facility& facility, std::vector<BedTonight> beds);
/// In the order of their coming.
std::vector<Sleeper> readSleepers(sqlite::Connection& connection, const Facility& facility,
                                  const std::string& night);
std::optional<Town> readTown(sqlite::Connection& connection);

}  // namespace ostoja::station::store
