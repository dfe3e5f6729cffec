// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "error/error.h"

namespace ostoja::domain {

/// A card in one person's hands, from the day it was issued to them. The same piece of plastic in the next
/// person's hands is another row with a state of its own.
enum class CardState {
    valid,
    lost,      ///< revoked: admits nobody, may still turn up
    returned,  ///< given back; an end
    replaced,  ///< lost, and a new card was issued meanwhile; an end
};

enum class CardUse {
    own,
    loan,  ///< for one night
};

/// What staff do with a card that somebody has; the last two take back what was done by mistake.
enum class CardChange { lose, find, giveBack, replace, undoGiveBack, undoReplace };

/// The state after a change. A change to where the card stands already is no error: two carers may say the
/// same. Errors tell what to do instead: "card_not_lost", "card_lost", "card_still_valid", "card_returned",
/// "card_replaced".
Expected<CardState> afterChange(CardState state, CardChange change);

/// A live card is some person's: nobody else can be given it.
bool isLive(CardState state);

std::string_view name(CardState state);
std::string_view name(CardUse use);
/// Error "malformed".
Expected<CardState> cardStateFromName(std::string_view text);
Expected<CardUse> cardUseFromName(std::string_view text);

}  // namespace ostoja::domain
