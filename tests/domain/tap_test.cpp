// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/tap.h"
#include "house_drawing.h"

using namespace ostoja::domain;

TEST_CASE("what a tap becomes") {
    // The rows look at them in every run of this case.
    static const auto oneFreeForMen = house("1 women: 1.taken; 2 men: 2");
    static const auto full = house("1 women: 1.taken; 2 men: 2.taken");
    const Person man{Sex::man};
    const Person woman{Sex::woman};

    struct Row {
        std::string what;
        TapCase tap;
        TapDecision decision;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {"a first tap takes the next suitable bed",
         {.person = man, .stay = {}, .beds = oneFreeForMen},
         {Outcome::bed, Change::takeBed, 1}},
        {"no suitable bed: a full house, though a bed is free",
         {.person = woman, .stay = {}, .beds = oneFreeForMen},
         {Outcome::fullHouse, Change::turnAway, {}}},
        {"one's own bed again, in a full house too",
         {.person = man, .stay = TonightsStay{}, .beds = full},
         {Outcome::bed, Change::seeStay, {}}},
        {"back from outside",
         {.person = man, .stay = TonightsStay{.away = true}, .beds = full},
         {Outcome::bed, Change::comeBack, {}}},
        {"the card again ends the stay when its screen asked for that",
         {.person = man, .stay = TonightsStay{}, .leaving = true, .beds = full},
         {Outcome::left, Change::endStay, {}}},
        {"leaving for good while out for a moment",
         {.person = man, .stay = TonightsStay{.away = true}, .leaving = true, .beds = full},
         {Outcome::left, Change::endStay, {}}},
        {"nothing to leave: a tap admits",
         {.person = man, .stay = {}, .leaving = true, .beds = oneFreeForMen},
         {Outcome::bed, Change::takeBed, 1}},
        {"a card that nobody has",
         {.person = {}, .stay = {}, .beds = oneFreeForMen},
         {Outcome::unknownCard, Change::noteUnknownCard, {}}},
        {"a lost card admits nobody, whoever holds it, and says so neutrally",
         {.person = {}, .revoked = true, .stay = {}, .beds = oneFreeForMen},
         {Outcome::seeStaff, Change::noteRevokedCard, {}}},
        {"staff choose the ward of somebody who hasn't told theirs",
         {.person = Person{}, .stay = {}, .beds = oneFreeForMen},
         {Outcome::seeStaff, Change::askForStaff, {}}},
        {"whoever has a bed finds it, though the ward isn't told",
         {.person = Person{}, .stay = TonightsStay{}, .beds = full},
         {Outcome::bed, Change::seeStay, {}}},
        {"a day facility asks for no ward",
         {.house = HouseKind::dayVisits, .person = Person{}, .stay = {}, .beds = {}},
         {Outcome::welcome, Change::beginVisit, {}}},
        {"a day facility welcomes",
         {.house = HouseKind::dayVisits, .person = man, .stay = {}, .beds = {}},
         {Outcome::welcome, Change::beginVisit, {}}},
        {"and says goodbye",
         {.house = HouseKind::dayVisits, .person = man, .stay = {}, .visiting = true, .beds = {}},
         {Outcome::goodbye, Change::endVisit, {}}},
        {"the card once more under its welcome is no goodbye",
         {.house = HouseKind::dayVisits,
          .person = man,
          .stay = {},
          .visiting = true,
          .welcomed = true,
          .beds = {}},
         {Outcome::welcome, Change::seeVisit, {}}},
        {"a welcome whose visit the night's end has ended begins another",
         {.house = HouseKind::dayVisits, .person = man, .stay = {}, .welcomed = true, .beds = {}},
         {Outcome::welcome, Change::beginVisit, {}}},
        {"a card that nobody has, at a day facility",
         {.house = HouseKind::dayVisits, .person = {}, .stay = {}, .beds = {}},
         {Outcome::unknownCard, Change::noteUnknownCard, {}}},
    }));
    INFO(row.what);
    CHECK(decideTap(row.tap) == row.decision);
}

TEST_CASE("each outcome has a word of its own") {
    CHECK(name(Outcome::bed) == "bed");
    CHECK(name(Outcome::fullHouse) == "full_house");
    CHECK(name(Outcome::unknownCard) == "unknown_card");
    CHECK(name(Outcome::welcome) == "welcome");
    CHECK(name(Outcome::goodbye) == "goodbye");
    CHECK(name(Outcome::left) == "left");
}
