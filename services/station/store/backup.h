// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "crypto/vault.h"
#include "error/error.h"
#include "host/clock.h"
#include "station/store/verification.h"

/// A facility's database to a safe place and back.
namespace ostoja::station::store {

/// Where a journal stands in a backup.
struct BackedUp {
    std::string epoch;
    std::int64_t sequence = 0;
};

/// Copies the database, also while its station runs; the copy appears under its name only when every page and
/// the whole chain have been looked at and it is on the disk. Needs no key: what is sealed stays so. Errors:
/// sqlite::backUp's and verifyRecord's.
Expected<BackedUp> backUpFacility(const std::string& database, const std::string& to);

/// Makes the database from a backup, which stays as it is. The restored journal goes on in a new epoch, whose
/// first entry names the epoch, number and hash at which the backup was made: what the station wrote after
/// that is not in it, but may have reached the office. Errors: sqlite::backUp's, "journal_broken" and
/// "database_in_use".
/// `key` is the one with which the backup's facility is sealed; error "key_other" otherwise. A backup from
/// before there were keys is sealed with it.
Expected<BackedUp> restoreFacility(const std::string& backup, const std::string& database,
                                   const crypto::MasterKey& key, const host::Clock& clock);

/// Looks at every page and then as verifyFacility. Error "database_damaged" lists what is damaged.
Expected<Verified> verifyWholeFacility(const std::string& database);
/// Opens all that is sealed, too; how many people there are. Errors: "database_damaged" names the first
/// place that can't be opened, "key_other".
Expected<std::int64_t> verifySealed(const std::string& database, const crypto::MasterKey& key);

}  // namespace ostoja::station::store
