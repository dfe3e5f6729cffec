// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "kiosk/ways_on.h"

namespace ostoja::kiosk {

namespace {

api::TownPlace place(const std::string& name, std::string kind, std::string segment, std::int64_t free,
                     std::int64_t ageMs, bool accepting = true) {
    api::Segment places{
        .name = std::move(segment), .registered = 20, .actual = 20, .occupied = 20 - free, .free = free};
    places.accepting = accepting;
    return {.facilityId = name,
            .name = name,
            .kind = std::move(kind),
            .address = {},
            .hours = {},
            .segments = {places},
            .ageMs = ageMs};
}

constexpr std::int64_t minute = 60'000;

}  // namespace

TEST_CASE("a bed for tonight comes first, then other places with a figure, then the unknown") {
    api::TownPlaces town;
    town.places = {place("stale shelter", "night_shelter", "men", 9, 20 * minute),
                   place("closed bath", "bathhouse", "cabins", 2, minute, false),
                   place("full shelter", "night_shelter", "men", 0, minute),
                   place("day centre", "day_centre", "seats", 12, minute),
                   place("shelter by decision", "shelter", "any", 3, minute),
                   place("small shelter", "night_shelter", "women", 2, minute),
                   place("big shelter", "night_shelter", "men", 8, minute)};
    std::vector<std::string> order;
    for (const auto& way : waysOn(town, 0)) order.push_back(way.name.toStdString());
    CHECK(order == std::vector<std::string>{"big shelter", "small shelter", "day centre",
                                            "shelter by decision", "full shelter", "closed bath",
                                            "stale shelter"});
}

TEST_CASE("the nearest place that can admit this person comes first, with its distance") {
    api::TownPlaces town;
    town.places = {place("big shelter", "night_shelter", "men", 8, minute),
                   place("small shelter", "night_shelter", "women", 2, minute),
                   place("warming room", "warming_room", "seats", 3, minute)};
    const auto orderWith = [&](const std::string& facility) {
        const api::NearestPlace nearest{
            .facilityId = facility, .name = {}, .address = {}, .metres = std::int64_t{350}};
        const auto ways = waysOn(town, 0, nearest);
        std::vector<std::string> order;
        order.reserve(ways.size());
        for (const auto& way : ways) order.push_back(way.name.toStdString());
        if (ways.front().facility == facility) CHECK(ways.front().metres == 350);
        CHECK_FALSE(ways.back().metres);
        return order;
    };
    CHECK(orderWith("warming room") ==
          std::vector<std::string>{"warming room", "big shelter", "small shelter"});
    CHECK(orderWith("small shelter") ==
          std::vector<std::string>{"small shelter", "big shelter", "warming room"});
    CHECK(orderWith("gone meanwhile") ==
          std::vector<std::string>{"big shelter", "small shelter", "warming room"});
}

TEST_CASE("a distance is told as people walk it") {
    struct Case {
        std::int64_t metres;
        const char* polish;
    };
    const auto it = GENERATE(Case{0, "50 m"}, Case{340, "350 m"}, Case{974, "950 m"}, Case{975, "1,0 km"},
                             Case{1'240, "1,2 km"}, Case{15'000, "15,0 km"});
    CHECK(distanceIn(QLocale(QStringLiteral("pl_PL")), it.metres).toStdString() == it.polish);
}

TEST_CASE("a figure of more than fifteen minutes is unknown, whoever held it that long") {
    struct Case {
        std::int64_t ageMs;
        std::int64_t toldMsAgo;
        bool known;
        std::int64_t minutes;
    };
    const auto it = GENERATE(Case{0, 0, true, 0}, Case{minute, minute, true, 2},
                             Case{15 * minute, 0, true, 15}, Case{15 * minute, 1, false, 15},
                             Case{0, 16 * minute, false, 16}, Case{-5'000, -5'000, true, 0});
    api::TownPlaces town;
    town.places = {place("shelter", "night_shelter", "men", 4, it.ageMs)};
    const auto way = waysOn(town, it.toldMsAgo).front();
    CHECK(way.known == it.known);
    CHECK(way.obtainable == it.known);
    CHECK(way.ageMinutes == it.minutes);
}

TEST_CASE("places that take nobody in now aren't free") {
    api::TownPlaces town;
    town.places = {place("closed", "night_shelter", "men", 4, 0, false)};
    const auto way = waysOn(town, 0).front();
    CHECK(way.free == 0);
    CHECK_FALSE(way.accepting);
    CHECK_FALSE(way.obtainable);
}

TEST_CASE("a place without segments is unknown") {
    api::TownPlaces town;
    town.places = {{.facilityId = "x",
                    .name = "x",
                    .kind = "night_shelter",
                    .address = {},
                    .hours = {},
                    .segments = {},
                    .ageMs = 0}};
    CHECK_FALSE(waysOn(town, 0).front().known);
}

}  // namespace ostoja::kiosk
