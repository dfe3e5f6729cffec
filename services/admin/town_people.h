// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/crypto.h"
#include "host/clock.h"
#include "host/config.h"
#include "station/store/facility_setup.h"

namespace ostoja::admin {

/// A town file's [[household]], [[resident]] and [[staff]] into a setup, which is all the town's: each
/// facility knows them. Card numbers become their keyed hashes at once. What is wrong is complained of in the
/// tables; what a person's details may be, createFacility looks at.
void readPeople(host::ConfigTable& root, const crypto::Key32& cardKey, const host::Clock& clock,
                station::store::FacilitySetup& setup);

}  // namespace ostoja::admin
