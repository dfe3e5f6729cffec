// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"

/// An office's database to a safe place and back.
namespace ostoja::office {

/// Copies the database, also while its office runs; the copy appears under its name only when every page has
/// been looked at and it is on the disk. Errors: sqlite::backUp's.
Expected<void> backUpOffice(const std::string& database, const std::string& to);

/// Makes the database from a backup. What stations sent after it was made, they send again: the office tells
/// each how far it stands. Errors also "database_in_use".
Expected<void> restoreOffice(const std::string& backup, const std::string& database);

/// Whether the file bears an office's mark.
bool isOfficeDatabase(const std::string& path);

/// Looks at every page. Error "database_damaged" lists what is damaged.
Expected<void> verifyWholeOffice(const std::string& database);

}  // namespace ostoja::office
