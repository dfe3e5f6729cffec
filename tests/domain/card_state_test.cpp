// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/card_state.h"

using namespace ostoja::domain;

TEST_CASE("which change may follow which") {
    struct Row {
        CardState before;
        CardChange change;
        std::string after;  ///< a state, or an error's code
    };
    const auto row = GENERATE(values<Row>({
        {CardState::valid, CardChange::lose, "lost"},
        {CardState::valid, CardChange::find, "valid"},
        {CardState::valid, CardChange::giveBack, "returned"},
        {CardState::valid, CardChange::replace, "card_still_valid"},
        {CardState::valid, CardChange::undoGiveBack, "valid"},
        {CardState::valid, CardChange::undoReplace, "valid"},
        {CardState::lost, CardChange::lose, "lost"},
        {CardState::lost, CardChange::find, "valid"},
        {CardState::lost, CardChange::giveBack, "card_lost"},
        {CardState::lost, CardChange::replace, "replaced"},
        {CardState::lost, CardChange::undoGiveBack, "card_lost"},
        {CardState::lost, CardChange::undoReplace, "lost"},
        {CardState::returned, CardChange::lose, "card_returned"},
        {CardState::returned, CardChange::find, "card_returned"},
        {CardState::returned, CardChange::giveBack, "returned"},
        {CardState::returned, CardChange::replace, "card_returned"},
        {CardState::returned, CardChange::undoGiveBack, "valid"},
        {CardState::returned, CardChange::undoReplace, "card_returned"},
        {CardState::replaced, CardChange::lose, "card_replaced"},
        {CardState::replaced, CardChange::find, "card_replaced"},
        {CardState::replaced, CardChange::giveBack, "card_replaced"},
        {CardState::replaced, CardChange::replace, "replaced"},
        {CardState::replaced, CardChange::undoGiveBack, "card_replaced"},
        {CardState::replaced, CardChange::undoReplace, "lost"},
    }));
    INFO(name(row.before) << ", change " << static_cast<int>(row.change));
    const auto after = afterChange(row.before, row.change);
    CHECK((after ? name(*after) : std::string_view(after.error().code)) == row.after);
}

TEST_CASE("a card that is lost is still somebody's; one that was returned or replaced is nobody's") {
    CHECK(isLive(CardState::valid));
    CHECK(isLive(CardState::lost));
    CHECK_FALSE(isLive(CardState::returned));
    CHECK_FALSE(isLive(CardState::replaced));
}

TEST_CASE("the words for a card's state and use read back, others are refused") {
    for (const auto state : {CardState::valid, CardState::lost, CardState::returned, CardState::replaced}) {
        CHECK(cardStateFromName(name(state)) == state);
    }
    for (const auto use : {CardUse::own, CardUse::loan}) CHECK(cardUseFromName(name(use)) == use);
    CHECK_FALSE(cardStateFromName("stolen").has_value());
    CHECK_FALSE(cardUseFromName("").has_value());
}
