// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/ground.h"
#include "error/error.h"
#include "station/recording/staff_act.h"

/// What staff do with those who have a bed tonight. On the writer's thread, and each can be taken back while
/// nothing else came between. Error of all: "stay_over" when the stay has ended or was never there,
/// "person_unknown" where it matters whose it is and this role may not see them.
namespace ostoja::station {

/// Into another bed, which stays nobody else's. Errors "bed_unknown", "bed_taken", "bed_not_in_use" and
/// "grounds", with the grounds against it that `despite` doesn't name as a member of the answer.
Expected<void> recordMoved(StaffAct& act, const std::string& stay, const std::string& bed,
                           const std::vector<domain::Ground>& despite);

/// Each into the other's bed, at once. Errors as recordMoved's, and "stay_same".
Expected<void> recordSwapped(StaffAct& act, const std::string& stay, const std::string& with,
                             const std::vector<domain::Ground>& despite);

/// Each into the other's bed, whatever stands against it.
void exchangeBeds(StaffAct& act, const store::Stay& one, const store::Stay& other);

/// Out for a moment, and back. Error "stay_not_admitted" while a carer's word is awaited, as of the next
/// ones.
Expected<void> recordWentAway(StaffAct& act, const std::string& stay);
Expected<void> recordCameBack(StaffAct& act, const std::string& stay);
/// Doesn't stay: the bed is free.
Expected<void> recordEnded(StaffAct& act, const std::string& stay);
/// An exception from the closing, or none any more.
Expected<void> recordKept(StaffAct& act, const std::string& stay, bool kept);

/// A round through the house: who was seen is there, and back if they were out. Whoever left meanwhile is
/// left out.
Expected<void> recordRound(StaffAct& act, const std::vector<std::string>& seen);
/// The beds of those who went over from a former night and left unseen are free. Whoever was seen meanwhile,
/// or whose stay has ended, is left out.
Expected<void> recordUnseenEnded(StaffAct& act, const std::vector<std::string>& stays);

/// One that an act ended goes on, its person where they were. Error "undo_over" where the bed was given on,
/// the night has turned, or they have another one.
Expected<void> recordGoesOn(StaffAct& act, const store::Stay& before);

}  // namespace ostoja::station
