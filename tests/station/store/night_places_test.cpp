// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "api/time_text.h"
#include "station/recording/record_beds.h"
#include "station/recording/record_night.h"
#include "station/recording/record_winter.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

using Words = std::vector<std::string>;

/// Room 3 has an extra bed.
House houseOf(const std::vector<store::Season>& opening) {
    auto setup = smallShelter();
    setup.rooms[2].beds.push_back({.number = "D1", .extra = true});
    setup.rules.opening = opening;
    return House(setup);
}

const std::vector<store::Season> allYear{{.from = "01-01", .until = "12-31", .opens = 1'080, .closes = 480}};
const std::vector<store::Season> inSummer{{.from = "04-01", .until = "09-30", .opens = 1'080, .closes = 480}};

void setTo(House& house, const std::string& utc) {
    house.clock.wallMs = api::parseTime(utc).value();
}

void tick(store::Writer& writer) {
    const auto done = runNow(writer, [](store::WriteStore& store) -> Expected<void> {
        ensureNight(store);
        return {};
    });
    REQUIRE(done);
}

void putBedIntoUse(store::Writer& writer, const std::string& bed) {
    REQUIRE(runNow(writer, [&](store::WriteStore& store) {
        StaffAct act(store, {.by = freshId(), .role = domain::Role::carer, .terminal = "desk-1"});
        return recordCondition(act, bed, store::BedTonight::Condition::inUse);
    }));
}

void beginWinter(store::Writer& writer, const std::string& until, bool aroundClock) {
    store::WinterAction winter;
    winter.untilMs = api::parseTime(until).value();
    winter.extra = 1;
    winter.aroundClock = aroundClock;
    winter.approvedBy = "director";
    REQUIRE(runNow(writer, [&](store::WriteStore& store) {
        StaffAct act(store, {.by = freshId(), .role = domain::Role::manager, .terminal = "desk-1"});
        return recordWinterBegan(act, winter);
    }));
}

/// "any 2-1+1:0", segment by segment: registered, out of service, extra, occupied.
Words placesOf(const House& house, const std::string& night) {
    Words told;
    const auto rows = house.read()->reportRows(night, night);
    for (const auto& each : rows.value().places) {
        std::ostringstream words;
        words << each.segment << ' ' << each.registered << '-' << each.outOfService << '+' << each.extra
              << ':' << each.occupied;
        told.push_back(words.str());
    }
    return told;
}

}  // namespace

TEST_CASE("a night keeps the places that it had when it ended, whatever becomes of the beds") {
    struct Row {
        std::string what;
        bool hasHours;
        bool aroundClock;
        std::string winterUntil;
        std::string lastMoment;
        std::string counted;
        std::string mixedRoom;
    };
    const auto row = GENERATE(values<Row>({
        {"at the closing, winter action longer than that", true, false, "2026-11-23T10:00:00.000Z",
         "2026-11-23T06:59:59.999Z", "2026-11-23T07:00:00.000Z", "any 2-1+1:0"},
        {"a winter action that ends when the house closes", true, false, "2026-11-23T07:00:00.000Z",
         "2026-11-23T06:59:59.999Z", "2026-11-23T07:00:00.000Z", "any 2-1+1:0"},
        {"both were over while the station was off", true, false, "2026-11-23T05:00:00.000Z",
         "2026-11-23T04:59:59.999Z", "2026-11-23T08:00:00.000Z", "any 2-1+0:0"},
        {"when a winter action round the clock ends", true, true, "2026-11-23T09:00:00.000Z",
         "2026-11-23T08:59:59.999Z", "2026-11-23T09:00:00.000Z", "any 2-1+1:0"},
        {"it ended while the station was off over noon", true, true, "2026-11-23T09:00:00.000Z",
         "2026-11-23T08:00:00.000Z", "2026-11-23T12:00:00.000Z", "any 2-1+1:0"},
        {"at noon where nothing closes", false, false, "2026-11-24T12:00:00.000Z", "2026-11-23T10:59:59.999Z",
         "2026-11-23T11:00:00.000Z", "any 2-1+1:0"},
        {"the station was off from night to night", true, false, "2026-11-24T12:00:00.000Z",
         "2026-11-22T19:00:00.000Z", "2026-11-23T18:00:00.000Z", "any 2-1+1:0"},
    }));
    INFO(row.what);
    auto house = houseOf(row.hasHours ? allYear : std::vector<store::Season>());
    const auto writer = house.open();
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1)->answer.outcome == "bed");
    REQUIRE(tapNow(*writer, 2)->answer.outcome == "bed");
    beginWinter(*writer, row.winterUntil, row.aroundClock);
    setTo(house, row.lastMoment);
    tick(*writer);
    CHECK(placesOf(house, "2026-11-22").empty());
    REQUIRE(house.read()->reportRows("2026-11-22", "2026-11-22")->tonight);
    CHECK_FALSE(house.read()->reportRows("2026-11-01", "2026-11-21")->tonight);

    setTo(house, row.counted);
    tick(*writer);
    const Words kept = {row.mixedRoom, "men 2-0+0:1", "women 1-0+0:1"};
    CHECK(placesOf(house, "2026-11-22") == kept);
    CHECK_FALSE(house.read()->reportRows("2026-11-22", "2026-11-22")->tonight);
    putBedIntoUse(*writer, house.read()->house()->beds.at(4).id);
    setTo(house, "2026-11-24T11:00:00.000Z");
    tick(*writer);
    CHECK(placesOf(house, "2026-11-22") == kept);
}

TEST_CASE("a night out of season is counted as it ends: a winter action may have opened the house") {
    auto house = houseOf(inSummer);
    const auto writer = house.open();
    setTo(house, "2026-11-22T14:00:00.000Z");
    tick(*writer);
    CHECK(placesOf(house, "2026-11-22").empty());
    beginWinter(*writer, "2026-11-24T12:00:00.000Z", true);
    REQUIRE(tapNow(*writer, 1)->answer.outcome == "bed");
    REQUIRE(tapNow(*writer, 2)->answer.outcome == "bed");
    setTo(house, "2026-11-23T11:00:00.000Z");
    tick(*writer);
    CHECK(placesOf(house, "2026-11-22") == Words{"any 2-1+1:0", "men 2-0+0:1", "women 1-0+0:1"});
}

TEST_CASE("a carer who ends a winter action by day ends a night whose places were counted before") {
    auto house = houseOf(allYear);
    const auto writer = house.open();
    setTo(house, "2026-11-22T18:00:00.000Z");
    REQUIRE(tapNow(*writer, 1)->answer.outcome == "bed");
    beginWinter(*writer, "2026-11-24T12:00:00.000Z", true);
    setTo(house, "2026-11-23T09:30:00.000Z");
    tick(*writer);
    CHECK(placesOf(house, "2026-11-22").empty());
    REQUIRE(runNow(*writer, [](store::WriteStore& store) {
        StaffAct act(store, {.by = freshId(), .role = domain::Role::manager, .terminal = "desk-1"});
        return recordWinterEnded(act);
    }));
    CHECK(house.read()->sleepers()->empty());
    CHECK(placesOf(house, "2026-11-22") == Words{"any 2-1+1:0", "men 2-0+0:1", "women 1-0+0:0"});
}
