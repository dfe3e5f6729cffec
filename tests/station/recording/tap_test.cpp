// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/recording/record_command.h"
#include "station/tonight/figures.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

Expected<void> goAway(store::Writer& writer, const std::string& resident) {
    return runNow(writer, [&](store::WriteStore& store) { return recordAway(store, resident); });
}

std::string stateOfBed(const House& house, const std::string& number) {
    for (const auto& row : bedRowsOf(house.read()->house().value())) {
        if (row.number == number) return row.state;
    }
    return "no such bed";
}

}  // namespace

TEST_CASE("a person's evening: a bed, the same bed, out, back, and not staying") {
    House house;
    const auto writer = house.open();

    const auto first = tapNow(*writer, 1).value();
    CHECK(first.answer.outcome == "bed");
    CHECK(first.greeting == "witaj1");
    REQUIRE(first.bed);
    CHECK(first.bed->number == "1");
    CHECK(first.bed->position == "lower");
    CHECK(first.bed->room.sign == "anchor");
    CHECK(first.bed->room.colourName == "blue");
    REQUIRE(first.bed->way.size() == 4);
    CHECK(first.bed->way[2].kind == "door");
    CHECK(first.bed->way[2].count == 1);
    CHECK(stateOfBed(house, "1") == "occupied");

    CHECK(tapNow(*writer, 1)->bed->number == "1");
    REQUIRE(goAway(*writer, first.resident));
    CHECK(stateOfBed(house, "1") == "away");
    REQUIRE(goAway(*writer, first.resident));
    CHECK(tapNow(*writer, 3)->bed->number == "2");
    CHECK(tapNow(*writer, 1)->bed->number == "1");
    CHECK(stateOfBed(house, "1") == "occupied");

    const auto left =
        tapNow(*writer, {.tap = tapOf(1), .terminal = "door-1", .leaving = first.resident}).value();
    CHECK(left.answer.outcome == "left");
    CHECK_FALSE(left.bed);
    CHECK(stateOfBed(house, "1") == "free");
    CHECK(goAway(*writer, first.resident).error().code == "visit_over");

    CHECK(house.story() == std::vector<std::string>{"epoch.opened", "facility.described", "night.opened",
                                                    "bed.taken", "stay.seen", "stay.away", "bed.taken",
                                                    "stay.back", "stay.ended"});
    CHECK(house.journal().back().body.at("reason") == "not_staying");
    CHECK(tapNow(*writer, 1)->bed->number == "1");
}

TEST_CASE("somebody else's card doesn't end the stay that asks for a card") {
    House house;
    const auto writer = house.open();
    const auto first = tapNow(*writer, 1).value();
    const auto other =
        tapNow(*writer, {.tap = tapOf(3), .terminal = "door-1", .leaving = first.resident}).value();
    CHECK(other.answer.outcome == "bed");
    CHECK(stateOfBed(house, "1") == "occupied");
}

TEST_CASE("rooms for anybody fill after one's own, then the house is full") {
    House house;
    const auto writer = house.open();
    CHECK(tapNow(*writer, 2)->bed->number == "3");
    CHECK(tapNow(*writer, 4)->bed->number == "4");
    CHECK(tapNow(*writer, 6)->answer.outcome == "full_house");
    CHECK(tapNow(*writer, 6)->answer.outcome == "full_house");
    CHECK(tapNow(*writer, 1)->bed->number == "1");

    const auto turnedAway = house.journal().at(5).body;
    CHECK(turnedAway.at("segment") == "women");
    CHECK(turnedAway.at("reason") == "full_house");

    const auto now = house.read()->house().value();
    const auto segments = segmentsOf(house.read()->facility(), now);
    REQUIRE(segments.size() == 3);
    CHECK(segments[0] == api::Segment{.name = "any",
                                      .registered = 2,
                                      .actual = 1,
                                      .outOfService = 1,
                                      .occupied = 1,
                                      .free = 0,
                                      .turnedAway = 0});
    CHECK(
        segments[1] ==
        api::Segment{.name = "men", .registered = 2, .actual = 2, .occupied = 1, .free = 1, .turnedAway = 0});
    CHECK(segments[2] ==
          api::Segment{
              .name = "women", .registered = 1, .actual = 1, .occupied = 1, .free = 0, .turnedAway = 1});

    const auto places = placesOf(house.read()->facility(), now);
    CHECK(places.windows == "ofoox");
    CHECK(places.total == 5);
    CHECK(places.free == 1);
    CHECK(places.freeMen == 1);
    CHECK(places.freeWomen == 0);
    CHECK(places.freeAny == 0);
}

TEST_CASE("an unknown card is noted without a word of it") {
    House house;
    const auto writer = house.open();
    const auto result = tapNow(*writer, 77).value();
    CHECK(result.answer.outcome == "unknown_card");
    CHECK(result.resident.empty());
    const auto body = house.journal().back().body;
    CHECK(body.size() == 2);
    CHECK(body.at("terminal") == "door-1");
    CHECK(body.at("tap") == result.answer.tap.c_str());
}

TEST_CASE("how old a tap may be") {
    House house;
    const auto writer = house.open();
    const auto before = house.journal().size();
    const auto old = tapNow(*writer, {.tap = tapOf(1, 5'001), .terminal = "door-1", .leaving = ""});
    REQUIRE_FALSE(old);
    CHECK(old.error().code == "tap_too_old");
    CHECK(house.journal().size() == before);
    CHECK(tapNow(*writer, {.tap = tapOf(1, 5'000), .terminal = "door-1", .leaving = ""})->answer.outcome ==
          "bed");
}

TEST_CASE("a day centre welcomes, says goodbye, welcomes again, and turns nobody away") {
    House house(dayCentre());
    const auto writer = house.open();
    CHECK(tapNow(*writer, 1)->answer.outcome == "welcome");
    CHECK(tapNow(*writer, 1)->answer.outcome == "goodbye");
    for (int resident = 1; resident <= 4; ++resident) {
        CHECK(tapNow(*writer, resident)->answer.outcome == "welcome");
    }
    const auto now = house.read()->house().value();
    const auto facility = house.read()->facility();
    CHECK(
        segmentsOf(facility, now) ==
        std::vector<api::Segment>{{.name = "seats", .registered = 3, .actual = 3, .occupied = 4, .free = 0}});
    CHECK(windowsOf(facility, now) == "ooo");
    CHECK(tapNow(*writer, 2)->answer.outcome == "goodbye");
    CHECK(tapNow(*writer, 3)->answer.outcome == "goodbye");
    CHECK(placesOf(facility, house.read()->house().value()).windows == "oof");
    const auto ended = house.journal().back().body;
    CHECK(ended.at("segment") == "seats");
    CHECK(ended.at("terminal") == "door-1");
}
