// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/card_state.h"
#include "error/error.h"
#include "station/recording/staff_act.h"

/// What staff do with cards, each with its entry in the journal and the way back.
namespace ostoja::station {

/// A card at the desk's reader.
struct CardInHand {
    std::string hash;
    std::string kind;
};

/// The card is the person's from here on; an own card of theirs that is lost is replaced by it. Giving a
/// person their own card again changes nothing. Returns the card's id. Errors "card_taken",
/// "card_still_valid" (they have one that isn't lost).
Expected<std::string> recordIssued(StaffAct& act, const std::string& person, const CardInHand& card,
                                   domain::CardUse use);
/// Errors as domain::afterChange's.
Expected<void> recordCardChange(StaffAct& act, const std::string& card, domain::CardChange change);

}  // namespace ostoja::station
