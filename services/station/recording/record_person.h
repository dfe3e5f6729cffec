// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/person.h"
#include "error/error.h"
#include "station/recording/staff_act.h"

/// What staff change in the register, each with its entry in the journal and the way back.
namespace ostoja::station {

/// `despite` are likely duplicates that were looked at. Error "person_taken".
Expected<void> recordRegistered(StaffAct& act, const std::string& id, domain::PersonKind kind,
                                const domain::PersonDetails& details,
                                const std::vector<std::string>& despite);
/// Error "changed_meanwhile" when the record's version isn't `version` any more.
Expected<void> recordChanged(StaffAct& act, const std::string& id, std::int64_t version,
                             const domain::PersonDetails& details);
/// `why`: "care", "emergency", "handover", "person_asked", "other".
Expected<std::string> recordHealthRead(StaffAct& act, const std::string& id, const std::string& why);
/// The person joins the household of another one, who gets one if they had none. Error "household_same".
Expected<void> recordJoined(StaffAct& act, const std::string& id, const std::string& with,
                            domain::HouseholdKind kind);
/// Error "household_none".
Expected<void> recordLeft(StaffAct& act, const std::string& id);
/// Error "link_refused" unless a guest is linked to a resident.
Expected<void> recordLinked(StaffAct& act, const std::string& guest, const std::string& resident);
/// `why`: "person_asked", "retention_over", "registered_twice", "other".
Expected<void> recordErased(StaffAct& act, const std::string& id, const std::string& why);

}  // namespace ostoja::station
