// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/beds.h"

using namespace ostoja::domain;

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
