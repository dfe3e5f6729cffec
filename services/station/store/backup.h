// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "error/error.h"
#include "host/clock.h"

/// A facility's database to a safe place and back.
namespace ostoja::station::store {

/// Where a journal stands in a backup.
struct BackedUp {
    std::string epoch;
    std::int64_t sequence = 0;
};

/// Copies the database, also while its station runs; the copy appears under its name only when every page and
/// the whole chain have been looked at and it is on the disk. Errors: sqlite::backUp's and "journal_broken".
Expected<BackedUp> backUpFacility(const std::string& database, const std::string& to);

/// Makes the database from a backup, which stays as it is. The restored journal goes on in a new epoch, whose
/// first entry names the epoch, number and hash at which the backup was made: what the station wrote after
/// that is not in it, but may have reached the office. Errors: sqlite::backUp's, "journal_broken" and
/// "database_in_use".
Expected<BackedUp> restoreFacility(const std::string& backup, const std::string& database,
                                   const host::Clock& clock);

/// Looks at every page and at the whole chain; the number of entries. Errors: "database_damaged" lists what
/// is damaged, "journal_broken" names the entry.
Expected<std::int64_t> verifyWholeFacility(const std::string& database);

}  // namespace ostoja::station::store
