// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "domain/house_rules.h"
#include "error/error.h"

namespace ostoja::domain {

/// What can stand against somebody's coming in, or against one bed for them.
enum class Ground {
    suspended,
    houseClosed,
    afterCutOff,
    notThisSex,
    minorAlone,
    sexUnknown,  ///< which ward is right hasn't been told
    noSuitableBed,
    houseFull,
    paperMissing,
    paperExpired,
    notSelfCaring,  ///< judged by eye, as is the next
    intoxicated,
    houseRules,
    otherWard,
    keptApart,       ///< from somebody who sleeps in that room
    bedTaken,        ///< or not to be slept in tonight
    refusedTonight,  ///< by a carer, who may say otherwise now
};

/// "suspended", "house_closed": the words of the API and the journal.
std::string_view name(Ground ground);
/// Error "malformed".
Expected<Ground> groundFromName(std::string_view text);

/// Where it is written, for staff: an article of the law, as far as it is about this form of facility, or the
/// house's own rules.
std::string_view sourceOf(Ground ground, Form form);

}  // namespace ostoja::domain
