// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/array.hpp>
#include <string>
#include <vector>

#include "error/error.h"
#include "station/store/facility_setup.h"

namespace ostoja::station::store {

/// Whether a facility can be set up so. Error "setup_invalid" says which value and what was expected; it
/// names a person by position, never by name.
Expected<void> checkSetup(const std::string& stationId, const FacilitySetup& setup);

/// "door:3" as {"kind":"door","count":3}; of a way that checkSetup has passed.
boost::json::array wayToJson(const std::vector<std::string>& way);

}  // namespace ostoja::station::store
