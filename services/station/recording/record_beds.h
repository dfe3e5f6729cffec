// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "error/error.h"
#include "station/recording/staff_act.h"
#include "station/store/beds.h"

/// What staff do with beds in which nobody sleeps. On the writer's thread, and each can be taken back.
namespace ostoja::station {

/// Keeps a bed until a time (UTC in milliseconds), for somebody or, with an empty `person`, for whoever
/// comes. Errors "bed_unknown", "bed_taken", "bed_not_in_use", "until_past", "until_too_far" for more than a
/// day, "person_unknown", "has_bed" when they have one tonight or one is held for them.
Expected<void> recordHeld(StaffAct& act, const std::string& bed, std::int64_t untilMs,
                          const std::string& person);

/// Error "hold_over".
Expected<void> recordReleased(StaffAct& act, const std::string& hold);

/// Closed for repair, being cleaned, or in use again. Errors "bed_unknown", and "bed_taken" while somebody
/// has it.
Expected<void> recordCondition(StaffAct& act, const std::string& bed, store::BedTonight::Condition condition);

}  // namespace ostoja::station
