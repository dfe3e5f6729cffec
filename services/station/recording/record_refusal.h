// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "error/error.h"
#include "station/recording/record_admission.h"
#include "station/recording/staff_act.h"
#include "station/tonight/elsewhere.h"

/// Whom a carer doesn't let in, and what became of them. On the writer's thread. Whoever came together is
/// refused together.
namespace ostoja::station {

struct RefusedFor {
    std::string why;       ///< no diagnosis: "intoxicated", "house_rules" …
    std::string pointsTo;  ///< where the carer shows them; empty: to the nearest place that can admit them
    Elsewhere elsewhere;
};

/// Can be taken back: they wait again, in the bed that was held for them if it is free still. Error
/// "arrival_over".
Expected<std::vector<Answered>> recordRefused(StaffAct& act, const std::string& arrival,
                                              const RefusedFor& told);

/// What became of somebody who was refused. Error "refusal_unknown".
Expected<void> recordOutcome(StaffAct& act, const std::string& refusal, const std::string& outcome);

}  // namespace ostoja::station
