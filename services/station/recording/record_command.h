// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "station/store/write_store.h"

namespace ostoja::station {

/// The person goes out for a moment; the bed stays theirs. Error "visit_over" when their stay is no longer
/// open.
Expected<void> recordAway(store::WriteStore& store, const std::string& resident);

/// Somebody at the terminal asks for a carer.
Expected<void> recordHelp(store::WriteStore& store, const std::string& terminal, const std::string& visit);

}  // namespace ostoja::station
