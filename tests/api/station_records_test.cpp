// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "api/json_fields.h"
#include "api/station.h"

using namespace ostoja;

TEST_CASE("what a screen needs survives the way") {
    api::ScreenState sent;
    sent.terminal = "door-1";
    sent.role = "door";
    sent.facilityName = "Noclegownia Wodna 12";
    sent.facilityKind = "night_shelter";
    sent.night = "2026-11-22";
    sent.open = true;
    sent.places = {.total = 3, .free = 1, .freeWomen = 1, .freeMen = 0, .freeAny = 0, .windows = "foo"};
    sent.reader = "ready";
    sent.readerSide = "below";
    sent.town =
        api::TownPlaces{5, {{.facilityId = "alberta", .name = "św. Alberta", .kind = "night_shelter"}}};
    sent.townAgeMs = 61'000;
    api::Visit visit;
    visit.id = "v";
    visit.tap = "t";
    visit.outcome = "bed";
    visit.greeting = "panie Marku";
    visit.bed = api::BedPlace{"12", "lower", {"1", "#9CC9F2", "blue", "anchor"}, {{"enter", 0}, {"door", 3}}};
    visit.actions = {"away", "done"};
    visit.totalMs = 20'000;
    visit.remainingMs = 14'000;
    sent.visit = visit;
    sent.winter = true;
    sent.simulated = true;

    const auto received = api::screenStateFromJson(api::toJson(sent));
    REQUIRE(received);
    CHECK(boost::json::value(api::toJson(*received)) == boost::json::value(api::toJson(sent)));
    CHECK(received->visit->bed->way[1].count == 3);
    CHECK(received->town->places[0].name == "św. Alberta");
}

TEST_CASE("whoever comes too early is told when the house opens") {
    api::ScreenState sent;
    sent.visit = api::Visit();
    sent.visit->outcome = "closed";
    sent.visit->opens = "2026-11-22T17:00:00.000Z";
    const auto received = api::screenStateFromJson(api::toJson(sent));
    REQUIRE(received);
    CHECK(received->visit->opens == "2026-11-22T17:00:00.000Z");
    CHECK_FALSE(received->winter);
}

TEST_CASE("whoever got no place is told the nearest other one, with or without its distance") {
    api::ScreenState sent;
    sent.visit = api::Visit();
    sent.visit->nearest = api::NearestPlace{
        .facilityId = "alberta", .name = "św. Alberta", .address = "ul. Młyńska 3", .metres = {}};
    auto value = api::toJson(sent);
    CHECK_FALSE(api::screenStateFromJson(value)->visit->nearest->metres);
    auto& nearest = value.at("visit").at("nearest").as_object();
    nearest["metres"] = 350;
    CHECK(api::screenStateFromJson(value)->visit->nearest->metres == 350);
    for (const auto& wrong : {boost::json::value(-1), boost::json::value("near"), boost::json::value(3.5)}) {
        nearest["metres"] = wrong;
        CHECK_FALSE(api::screenStateFromJson(value));
    }
}

TEST_CASE("a malformed tap is refused by the field's name") {
    struct Case {
        const char* field;
        boost::json::value value;
    };
    const auto [field, value] = GENERATE(
        Case{"id", 1}, Case{"id", boost::json::string(37, 'a')}, Case{"card", nullptr},
        Case{"card", boost::json::string(81, 'c')}, Case{"kind", boost::json::array{}}, Case{"age_ms", -1},
        Case{"age_ms", "1"}, Case{"age_ms", 1.0}, Case{"age_ms", 1'000'000'000'000});
    auto tap = api::toJson(api::Tap{"id", "v1:00", "ntag", "uid", 5}).as_object();
    REQUIRE(api::tapFromJson(tap));
    tap[field] = value;
    const auto read = api::tapFromJson(tap);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find(std::string("tap.") + field) == 0);
}

TEST_CASE("a reader's state is one of three words") {
    CHECK(api::readerStateFromJson({{"state", "ready"}}));
    CHECK(api::readerStateFromJson({{"state", "hold_still"}, {"reason", "noise"}}));
    CHECK_FALSE(api::readerStateFromJson({{"state", "broken"}}));
    CHECK_FALSE(api::readerStateFromJson("ready"));
}
