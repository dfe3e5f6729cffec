// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/position.h"

using namespace ostoja::domain;

TEST_CASE("a position is read as maps tell it") {
    struct Case {
        std::string text;
        Position position;
    };
    const auto [text, position] = GENERATE(
        Case{"53.4289, 14.5530", {53'428'900, 14'553'000}}, Case{"53.4289,14.553", {53'428'900, 14'553'000}},
        Case{"-33.865143, 151.209900", {-33'865'143, 151'209'900}}, Case{"0, 0", {0, 0}},
        Case{"90, -180", {90'000'000, -180'000'000}}, Case{" 53 ,  14 ", {53'000'000, 14'000'000}});
    INFO(text);
    const auto read = parsePosition(text);
    REQUIRE(read);
    CHECK(*read == position);
}

TEST_CASE("what is no position is refused") {
    const auto text =
        GENERATE(as<std::string>{}, "", ",", "53.4289", "53.4289 14.5530", "53.4289; 14.5530", "north, east",
                 "53.4289, 14.5530, 3", "53.4289, ", "90.000001, 0", "-91, 0", "0, 180.000001", "0, -181",
                 "1e1, 14", "nan, 14", "inf, 14", "53,4289, 14,5530", "53.4289N, 14.5530E");
    INFO(text);
    const auto read = parsePosition(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "malformed");
}

TEST_CASE("the distance between two places is the globe's") {
    struct Case {
        std::string from;
        std::string to;
        std::int64_t metres;
    };
    // Of a sphere of 6,371,008.8 m: a degree of its equator is 2πr/360, half its circle πr.
    const auto [from, to, metres] =
        GENERATE(Case{"53.4289, 14.5530", "53.4289, 14.5530", 0}, Case{"0, 0", "0, 1", 111'195},
                 Case{"0, 179.5", "0, -179.5", 111'195}, Case{"90, 0", "-90, 0", 20'015'115},
                 Case{"90, 10", "90, -170", 0}, Case{"60, 0", "60, 1", 55'597});
    INFO(from << " to " << to);
    const auto one = parsePosition(from).value();
    const auto other = parsePosition(to).value();
    CHECK(std::abs(metresBetween(one, other) - metres) <= 1);
    CHECK(metresBetween(one, other) == metresBetween(other, one));
}
