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
/// `masterKey` is the path of a station's; an office has none.
Expected<std::vector<std::string>> restore(const std::string& backup, const std::string& database,
                                           const std::string& masterKey, const host::Clock& clock);

struct Verification {
    std::string database;
    /// Every page, too; also of an office's database.
    bool whole = false;
    /// Path; empty: what is sealed isn't looked at.
    std::string masterKey;
    /// The station's public key as it was noted elsewhere; empty: whichever stands in the database.
    std::string signedBy;
};
/// The whole chain of a station's journal and its checkpoints. Errors: "database_damaged" lists what is
/// damaged, "signed_by_other", verifyRecord's, verifySealed's.
Expected<std::vector<std::string>> verify(const Verification& wanted);

/// All that is kept of one person, as JSON, into a new file that nobody else may read. The station is stopped
/// meanwhile. Errors: "file_exists", "file_unwritable", exportPerson's and MasterKey's.
struct PersonExport {
    std::string database;
    std::string masterKey;
    std::string person;
    std::string to;
};
Expected<std::vector<std::string>> exportPerson(const PersonExport& wanted, const host::Clock& clock);

}  // namespace ostoja::admin
