// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "error/error.h"
#include "station/recording/staff_act.h"

/// Extra places, or doors open round the clock, for as long as it is that cold. On the writer's thread; each
/// can be taken back.
namespace ostoja::station {

/// From now until `winter.untilMs`, when it ends by itself; the id and the beginning follow from here. Errors
/// "winter_on", "until_past", "until_too_far" beyond a winter's 200 days, "extra_beds" for more extra places
/// than the house has beds for.
Expected<void> recordWinterBegan(StaffAct& act, store::WinterAction winter);
/// In a house that is shut by its own hours the stays that it alone held end with it, and go on when it is
/// taken back. Error "winter_off".
Expected<void> recordWinterEnded(StaffAct& act);

}  // namespace ostoja::station
