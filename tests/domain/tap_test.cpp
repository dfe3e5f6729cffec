// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/tap.h"

using namespace ostoja::domain;

TEST_CASE("what a tap becomes") {
    struct Row {
        std::string what;
        TapCase tap;
        TapDecision decision;
    };
    const auto row = GENERATE(values<Row>({
        {"whoever has no bed tonight comes", {.known = true, .stay = {}}, {Outcome::bed, Change::come}},
        {"whoever waits for a carer's word waits on",
         {.known = true, .stay = {}, .waiting = true},
         {Outcome::arrival, Change::seeArrival}},
        {"and goes when their screen asked for the card again",
         {.known = true, .stay = {}, .waiting = true, .leaving = true},
         {Outcome::left, Change::withdraw}},
        {"one's own bed again", {.known = true, .stay = TonightsStay{}}, {Outcome::bed, Change::seeStay}},
        {"back from outside",
         {.known = true, .stay = TonightsStay{.away = true}},
         {Outcome::bed, Change::comeBack}},
        {"the card again ends the stay when its screen asked for that",
         {.known = true, .stay = TonightsStay{}, .leaving = true},
         {Outcome::left, Change::endStay}},
        {"leaving for good while out for a moment",
         {.known = true, .stay = TonightsStay{.away = true}, .leaving = true},
         {Outcome::left, Change::endStay}},
        {"nothing to leave: they come",
         {.known = true, .stay = {}, .leaving = true},
         {Outcome::bed, Change::come}},
        {"a card that nobody has", {.stay = {}}, {Outcome::unknownCard, Change::noteUnknownCard}},
        {"a lost card admits nobody, whoever holds it, and says so neutrally",
         {.revoked = true, .stay = {}},
         {Outcome::seeStaff, Change::noteRevokedCard}},
        {"a day facility welcomes",
         {.house = HouseKind::dayVisits, .known = true, .stay = {}},
         {Outcome::welcome, Change::beginVisit}},
        {"and says goodbye",
         {.house = HouseKind::dayVisits, .known = true, .stay = {}, .visiting = true},
         {Outcome::goodbye, Change::endVisit}},
        {"the card once more under its welcome is no goodbye",
         {.house = HouseKind::dayVisits, .known = true, .stay = {}, .visiting = true, .welcomed = true},
         {Outcome::welcome, Change::seeVisit}},
        {"a welcome whose visit the night's end has ended begins another",
         {.house = HouseKind::dayVisits, .known = true, .stay = {}, .welcomed = true},
         {Outcome::welcome, Change::beginVisit}},
        {"a card that nobody has, at a day facility",
         {.house = HouseKind::dayVisits, .stay = {}},
         {Outcome::unknownCard, Change::noteUnknownCard}},
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
    CHECK(name(Outcome::arrival) == "arrival");
    CHECK(name(Outcome::closed) == "closed");
    CHECK(name(Outcome::seeStaff) == "see_staff");
}
