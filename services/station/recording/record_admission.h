// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "api/staff_board.h"
#include "domain/admission.h"
#include "domain/ground.h"
#include "error/error.h"
#include "station/recording/record_tap.h"
#include "station/recording/staff_act.h"

/// Whom a carer lets in. On the writer's thread. Whoever came together is admitted together.
namespace ostoja::station {

/// What the rules said to somebody who stands at the desk.
struct ArrivedAtDesk {
    std::string arrival;
    domain::Verdict verdict = domain::Verdict::admit;
    std::vector<domain::Finding> findings;
    /// Numbers on the bed's plate and the door; empty: none is held.
    std::string bed;
    std::string room;
};

/// As staff are told of it.
api::GroundShown groundShown(const domain::Finding& finding);

/// Somebody arrives without a card, with all of their household who come together with them: `bed` is held
/// for them, or with an empty one the best. Errors "person_unknown", "has_bed", "bed_unknown", "bed_taken",
/// "bed_not_in_use".
Expected<ArrivedAtDesk> recordArrival(StaffAct& act, const std::string& person, const std::string& bed);

/// How an arrival at a door came out, for its screen.
struct Answered {
    std::string arrival;
    std::string terminal;
    /// Nothing: they were refused.
    std::optional<api::BedPlace> bed;
    /// Then: where they can go, if any place is known.
    std::optional<api::NearestPlace> nearest;
};

/// `bed`: another one than is held, for this arrival; empty: none other. What a carer sees and no file knows
/// (intoxicated, notSelfCaring) is set aside by naming it in `despite`. `why` has to be one of
/// admissionReasons() where `despite` is needed. Errors "arrival_over", "bed_unknown", "bed_taken",
/// "bed_not_in_use", "house_full", "sex_unknown", "why_missing", and "grounds" with those that `despite`
/// doesn't name as a member of the answer.
Expected<std::vector<Answered>> recordLetIn(StaffAct& act, const std::string& arrival, const std::string& bed,
                                            const std::vector<domain::Ground>& despite,
                                            const std::string& why);

/// "special_case", "frost", "nowhere_else", "agreed": why somebody comes in despite what the rules found.
const std::vector<std::string>& admissionReasons();

}  // namespace ostoja::station
