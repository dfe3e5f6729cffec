// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "station/recording/staff_act.h"

namespace ostoja::station {

/// Somebody tells that they will be away; both days belong to it. Errors "person_unknown" and
/// "absence_known" where some of these days were told already.
Expected<void> recordAbsence(StaffAct& act, const std::string& person, const std::string& from,
                             const std::string& until);

}  // namespace ostoja::station
