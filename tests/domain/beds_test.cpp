// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <vector>

#include "domain/beds.h"

using namespace ostoja::domain;

namespace {

/// A house drawn in letters, two a bed: w, m, a for whom; '.' free, 'o' taken, 'x' out of service.
std::vector<Bed> house(std::string_view drawing) {
    std::vector<Bed> beds;
    for (std::size_t i = 0; i + 1 < drawing.size(); i += 3) {
        Bed bed;
        bed.id = std::to_string(beds.size() + 1);
        bed.segment = drawing[i] == 'w' ? Segment::women : drawing[i] == 'm' ? Segment::men : Segment::any;
        bed.taken = drawing[i + 1] == 'o';
        bed.inUse = drawing[i + 1] != 'x';
        beds.push_back(std::move(bed));
    }
    return beds;
}

}  // namespace

TEST_CASE("the next suitable bed") {
    struct Row {
        std::string what;
        std::string house;
        Sex who;
        std::string bed;  ///< empty: the house is full for this person
    };
    const auto row = GENERATE(values<Row>({
        {"the first free bed of one's own rooms", "m. m. w. a.", Sex::man, "1"},
        {"women's rooms for a woman", "m. m. w. a.", Sex::woman, "3"},
        {"own rooms before rooms for anybody, though those stand first", "a. m.", Sex::man, "2"},
        {"a room for anybody when one's own is taken", "mo a.", Sex::man, "2"},
        {"a bed out of service is passed by", "mx m.", Sex::man, "2"},
        {"a taken bed is passed by", "mo mo m.", Sex::man, "3"},
        {"never a bed in the other rooms", "w. w. mo", Sex::man, ""},
        {"men's rooms are not for a woman", "m. m.", Sex::woman, ""},
        {"a full house", "mo ao", Sex::man, ""},
        {"nothing but broken beds", "mx ax", Sex::man, ""},
        {"a house without beds", "", Sex::woman, ""},
    }));
    INFO(row.what);
    const auto beds = house(row.house);
    const auto found = nextBed(beds, row.who);
    CHECK((found ? beds[*found].id : "") == row.bed);
}

TEST_CASE("words for segments and sexes read back, others are refused") {
    for (const auto segment : {Segment::women, Segment::men, Segment::any}) {
        CHECK(segmentFromName(name(segment)) == segment);
    }
    CHECK(sexFromLetter("f") == Sex::woman);
    CHECK(sexFromLetter("m") == Sex::man);
    CHECK_FALSE(segmentFromName("family").has_value());
    CHECK_FALSE(sexFromLetter("").has_value());
}
