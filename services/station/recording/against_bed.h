// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/applicant.h"
#include "domain/ground.h"
#include "station/recording/staff_act.h"
#include "station/store/records.h"

/// What stands against a bed for somebody, as whoever acts may hear it. On the writer's thread.
namespace ostoja::station {

/// Without those from whom somebody is kept apart and whom whoever acts may not see.
domain::Applicant withoutHidden(StaffAct& act, domain::Applicant who);

/// What stands against this bed for this person, but that somebody has it. Whoever may not see the one from
/// whom they are kept apart hears that it is no suitable bed.
std::vector<domain::Ground> groundsAgainst(StaffAct& act, const std::string& person, const std::string& bed);
/// What stands against either of them in the other's bed.
std::vector<domain::Ground> groundsAgainstSwap(StaffAct& act, const store::Stay& one,
                                               const store::Stay& other);

}  // namespace ostoja::station
