// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "error/error.h"
#include "host/clock.h"

/// Backups of a station's or an office's database, and whether one is whole. Which of the two a file is, its
/// own mark says.
namespace ostoja::admin {

/// Each returns lines for the operator. Errors: those of backUpFacility and backUpOffice.
Expected<std::vector<std::string>> backUp(const std::string& database, const std::string& to);
Expected<std::vector<std::string>> restore(const std::string& backup, const std::string& database,
                                           const host::Clock& clock);
/// The whole chain of a station's journal.
Expected<std::vector<std::string>> verify(const std::string& database);
/// Every page, too, of either's database. Error "database_damaged" lists what is damaged.
Expected<std::vector<std::string>> verifyWhole(const std::string& database);

}  // namespace ostoja::admin
