// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "error/error.h"

namespace ostoja::domain {

/// What a staff member is here for. Enforced in the station, not in the screen.
enum class Role { carer, socialWorker, manager, administrator, outreachWorker };

enum class Right {
    seePeople,
    registerPeople,
    handleCards,
    answerCalls,
    seeDecisions,
    seePesel,
    seeRemarks,
    readHealth,  ///< each reading is on the record
    writeHealth,
    seeProtected,  ///< without it everything answers as if a protected person were not there
    protect,
    erase,
    manageStaff,
    readRecord,
    endShift,
    seeBoard,
    runNight,  ///< admits, refuses, moves, makes rounds
    suspend,
    switchWinter,
    readFigures,
};

bool may(Role role, Right right);

/// Everything that a role may, in the order of the enumeration.
std::vector<Right> rightsOf(Role role);

/// "social_worker", "see_people": the words of the API and the store.
std::string_view name(Role role);
std::string_view name(Right right);
/// Error "malformed".
Expected<Role> roleFromName(std::string_view text);
Expected<Right> rightFromName(std::string_view text);

}  // namespace ostoja::domain
