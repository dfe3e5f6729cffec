// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "sqlite/migrations.h"
#include "sqlite/opening.h"

namespace ostoja::sqlite {

/// Copies the database at `from`, as it is at one moment, into the file `to`, also while its program runs,
/// and looks at every page of the copy and at whatever `look` asks. One file, no log beside it. `to` is not
/// yet on the disk then: see Draft. Errors: checkFile's, "database_foreign", "database_newer",
/// "database_damaged" (says which of the two), "storage_busy", "storage_full", "storage_failed".
Expected<void> copyDatabase(const std::string& from, const std::string& to, const Kind& kind,
                            const Look& look);

/// Copies it so, into a file that appears under its name only when it is whole and on the disk. Errors also
/// "database_exists".
Expected<void> backUp(const std::string& from, const std::string& to, const Kind& kind, const Look& look);

}  // namespace ostoja::sqlite
