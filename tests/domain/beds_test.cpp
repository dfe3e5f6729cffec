// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/beds.h"
#include "house_drawing.h"

using namespace ostoja::domain;

TEST_CASE("the next suitable bed") {
    struct Row {
        std::string what;
        std::string house;
        Sex who;
        std::string bed;  ///< empty: the house is full for this person
    };
    const auto row = GENERATE(values<Row>({
        {"the first free bed of one's own rooms", "1 men: 1 2; 2 women: 3; 3 any: 4", Sex::man, "1"},
        {"women's rooms for a woman", "1 men: 1 2; 2 women: 3; 3 any: 4", Sex::woman, "3"},
        {"own rooms before rooms for anybody, though those stand first", "1 any: 1; 2 men: 2", Sex::man, "2"},
        {"a room for anybody when one's own is taken", "1 men: 1.taken; 2 any: 2", Sex::man, "2"},
        {"a bed out of service is passed by", "1 men: 1.broken 2", Sex::man, "2"},
        {"a taken bed is passed by", "1 men: 1.taken 2.away 3", Sex::man, "3"},
        {"so is one that is held or has to be made", "1 men: 1.held 2.cleaning 3", Sex::man, "3"},
        {"never a bed in the other rooms", "1 women: 1 2; 2 men: 3.taken", Sex::man, ""},
        {"men's rooms are not for a woman", "1 men: 1 2", Sex::woman, ""},
        {"a full house", "1 men: 1.taken; 2 any: 2.taken", Sex::man, ""},
        {"nothing but broken beds", "1 men: 1.broken; 2 any: 2.broken", Sex::man, ""},
        {"a house without beds", "", Sex::woman, ""},
    }));
    INFO(row.what);
    const auto beds = house(row.house);
    const auto found = nextBed(beds, row.who);
    CHECK((found ? beds[*found].id : "") == row.bed);
}

TEST_CASE("words for segments, features, states and sexes read back, others are refused") {
    for (const auto* const word : {"women", "men", "any", "family", "accessible"})
        CHECK(name(segmentFromName(word).value()) == word);
    for (const auto* const word : {"near_toilet", "wheelchair", "dog", "quiet"})
        CHECK(name(bedFeatureFromName(word).value()) == word);
    for (const auto* const word : {"free", "held", "occupied", "away", "cleaning", "out_of_service", "off"})
        CHECK(name(bedStateFromName(word).value()) == word);
    CHECK(sexFromLetter("f") == Sex::woman);
    CHECK(sexFromLetter("m") == Sex::man);
    CHECK_FALSE(segmentFromName("children").has_value());
    CHECK_FALSE(bedFeatureFromName("").has_value());
    CHECK_FALSE(bedStateFromName("taken").has_value());
    CHECK_FALSE(sexFromLetter("").has_value());
}
