// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "station/recording/staff_act.h"

namespace ostoja::station {

/// A member's session at a terminal ended: "ended", "changed" (somebody else signed in), "shift_end".
void recordSignedOut(StaffAct& act, const std::string& member, const std::string& terminal,
                     std::string_view reason);

/// What of a member's account changed: "name", "role", "state", "pin", "card".
void recordMemberChange(StaffAct& act, const std::string& member, const std::vector<std::string>& fields);

}  // namespace ostoja::station
