// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "crypto/crypto.h"
#include "error/error.h"
#include "host/clock.h"
#include "station/store/facility_setup.h"

namespace ostoja::admin {

/// Reads one facility of a town file (config/demo-town/town.toml shows the form) with all the town's
/// residents and staff; card numbers become their keyed hashes at once. Errors: the file's own, with line and
/// key; "facility_unknown" names those that are there.
Expected<station::store::FacilitySetup> readFacility(const std::string& townFile,
                                                     const std::string& facilityKey,
                                                     const crypto::Key32& cardKey, const host::Clock& clock);

}  // namespace ostoja::admin
