// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/paper.h"
#include "domain/suspension.h"
#include "error/error.h"
#include "station/recording/staff_act.h"

/// On what terms somebody may stay: suspensions, papers, and from whom they are kept apart. On the writer's
/// thread; each can be taken back. Error of all: "person_unknown".
namespace ostoja::station {

/// The reason is sealed, and stands neither in the journal nor at the door.
Expected<void> recordSuspended(StaffAct& act, const std::string& person, const domain::Suspension& days,
                               const std::string& reason);
/// Errors "suspension_unknown", "suspension_over" when it was lifted before.
Expected<void> recordLifted(StaffAct& act, const std::string& suspension);

/// No beds in one room, or that no longer. Error "apart_same".
Expected<void> recordApart(StaffAct& act, const std::string& person, const std::string& from, bool apart);

Expected<void> recordPaper(StaffAct& act, const std::string& person, const domain::Paper& paper);
/// Errors "paper_unknown", "paper_over" when it was ended before.
Expected<void> recordPaperEnded(StaffAct& act, const std::string& paper);

}  // namespace ostoja::station
