// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/card_state.h"

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<CardState, 4> states = {{
    {CardState::valid, "valid"},
    {CardState::lost, "lost"},
    {CardState::returned, "returned"},
    {CardState::replaced, "replaced"},
}};

constexpr WordTable<CardUse, 2> uses = {{
    {CardUse::own, "own"},
    {CardUse::loan, "loan"},
}};

Expected<CardState> changeValid(CardChange change) {
    switch (change) {
        case CardChange::lose:
            return CardState::lost;
        case CardChange::giveBack:
            return CardState::returned;
        case CardChange::replace:
            return failure(
                "card_still_valid",
                "The person's card is still valid: say that it is lost or returned, then issue another.");
        case CardChange::find:
        case CardChange::undoGiveBack:
        case CardChange::undoReplace:
            break;
    }
    return CardState::valid;
}

Expected<CardState> changeLost(CardChange change) {
    switch (change) {
        case CardChange::find:
            return CardState::valid;
        case CardChange::replace:
            return CardState::replaced;
        case CardChange::giveBack:
            return failure("card_lost", "This card is reported lost: say first that it was found.");
        case CardChange::undoGiveBack:
            return failure("card_lost", "This card was reported lost since: there is nothing to take back.");
        case CardChange::lose:
        case CardChange::undoReplace:
            break;
    }
    return CardState::lost;
}

Expected<CardState> changeReturned(CardChange change) {
    if (change == CardChange::undoGiveBack) return CardState::valid;
    if (change == CardChange::giveBack) return CardState::returned;
    return failure("card_returned", "This card was given back: issue it anew at the reader.");
}

Expected<CardState> changeReplaced(CardChange change) {
    if (change == CardChange::undoReplace) return CardState::lost;
    if (change == CardChange::replace) return CardState::replaced;
    return failure(
        "card_replaced",
        "This card was replaced and a newer one is valid: keep this one, or issue it to somebody else.");
}

}  // namespace

Expected<CardState> afterChange(CardState state, CardChange change) {
    switch (state) {
        case CardState::valid:
            return changeValid(change);
        case CardState::lost:
            return changeLost(change);
        case CardState::returned:
            return changeReturned(change);
        case CardState::replaced:
            break;
    }
    return changeReplaced(change);
}

bool isLive(CardState state) {
    return state == CardState::valid || state == CardState::lost;
}

std::string_view name(CardState state) {
    return wordFor(states, state);
}

std::string_view name(CardUse use) {
    return wordFor(uses, use);
}

Expected<CardState> cardStateFromName(std::string_view text) {
    return valueOf(states, "state", text);
}

Expected<CardUse> cardUseFromName(std::string_view text) {
    return valueOf(uses, "use", text);
}

}  // namespace ostoja::domain
