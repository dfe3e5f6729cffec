// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"

namespace ostoja::sqlite {

/// No real town's record may be written by a simulated clock, and nothing real may follow upon made-up times:
/// whoever opens a store for writing asks here. Error "database_time" where the database at `path` and the
/// clock aren't both a demonstration's, or neither.
Expected<void> checkTime(const std::string& path, bool isDemonstration, bool isSimulated);

}  // namespace ostoja::sqlite
