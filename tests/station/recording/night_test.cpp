// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/recording/record_night.h"
#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

std::string nightNow(store::Writer& writer) {
    std::string night;
    REQUIRE(runNow(writer, [&](store::WriteStore& store) -> Expected<void> {
        night = ensureNight(store);
        return {};
    }));
    return night;
}

}  // namespace

TEST_CASE("at noon the night's stays end by themselves and the beds are free again") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    REQUIRE(tapNow(*writer, 2));
    CHECK(nightNow(*writer) == "2026-11-22");
    house.clock.wallMs += 18 * hourMs;
    CHECK(nightNow(*writer) == "2026-11-23");
    CHECK(nightNow(*writer) == "2026-11-23");

    CHECK(house.story() == std::vector<std::string>{"epoch.opened", "facility.described", "night.opened",
                                                    "bed.taken", "bed.taken", "stay.ended", "stay.ended",
                                                    "night.closed", "night.opened"});
    const auto journal = house.journal();
    CHECK(journal.at(5).body.at("reason") == "closing");
    CHECK(journal.at(5).body.at("segment") == "men");
    CHECK(journal.at(7).body.at("night") == "2026-11-22");
    CHECK(journal.at(8).body.at("night") == "2026-11-23");

    CHECK(tapNow(*writer, 3)->bed->number == "1");
    CHECK(tapNow(*writer, 1)->bed->number == "2");
}

TEST_CASE("a tap at two in the morning belongs to the evening's night") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    house.clock.wallMs += 8 * hourMs;
    REQUIRE(tapNow(*writer, 3));
    CHECK(house.journal().back().body.at("night") == "2026-11-22");
}

TEST_CASE("the night survives a restart") {
    House house;
    {
        const auto writer = house.open();
        REQUIRE(tapNow(*writer, 1));
    }
    const auto writer = house.open();
    CHECK(nightNow(*writer) == "2026-11-22");
    CHECK(tapNow(*writer, 1)->bed->number == "1");
    CHECK(house.story().back() == "stay.seen");
}

TEST_CASE("a clock that jumps to 2031 and back neither ends the night nor stops the next one") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    const auto evening = house.clock.wallMs.load();

    house.clock.wallMs = 1'925'000'000'000;
    house.clock.synchronised = false;
    CHECK(tapNow(*writer, 3)->bed->number == "2");
    CHECK(nightNow(*writer) == "2026-11-22");
    CHECK(house.journal().back().timeMs == 1'925'000'000'000);
    CHECK_FALSE(house.journal().back().synchronised);

    house.clock.wallMs = evening + 18 * hourMs;
    house.clock.synchronised = true;
    CHECK(nightNow(*writer) == "2026-11-23");
}

TEST_CASE("a clock of 1970 moves nothing, and the taps of that evening count") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    const auto evening = house.clock.wallMs.load();
    house.clock.wallMs = 60'000;
    CHECK(tapNow(*writer, 3)->bed->number == "2");
    CHECK(nightNow(*writer) == "2026-11-22");
    house.clock.wallMs = evening + hourMs;
    CHECK(tapNow(*writer, 3)->bed->number == "2");
    CHECK(house.read()->verifyJournal() == static_cast<std::int64_t>(house.journal().size()));
}

TEST_CASE("a box that was off for a week goes on where a synchronised clock says") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    house.clock.wallMs += 168 * hourMs;
    house.clock.synchronised = false;
    CHECK(nightNow(*writer) == "2026-11-22");
    house.clock.synchronised = true;
    CHECK(nightNow(*writer) == "2026-11-29");
}

TEST_CASE("day visits end with the day") {
    House house(dayCentre());
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    house.clock.wallMs += 24 * hourMs;
    CHECK(tapNow(*writer, 1)->answer.outcome == "welcome");
    CHECK(house.story() == std::vector<std::string>{"epoch.opened", "facility.described", "night.opened",
                                                    "visit.began", "visit.ended", "night.closed",
                                                    "night.opened", "visit.began"});
}
