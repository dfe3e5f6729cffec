// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "domain/nearest_place.h"
#include "house_drawing.h"

using namespace ostoja::domain;

namespace {

/// A town in words, a house each: "Alberta night_shelter men=2 women=0 at=1.5 age=4; Portowa warming_room
/// seats=9". at: kilometres east of here; age: minutes; shut: nothing accepts.
std::vector<OtherHouse> town(const std::string& drawing) {
    constexpr std::int64_t minuteMs = 60'000;
    constexpr double millionthsOfAKilometre = 8'993.2;  // on the equator
    std::vector<OtherHouse> houses;
    std::istringstream all(drawing);
    for (std::string line; std::getline(all, line, ';');) {
        std::istringstream words(line);
        OtherHouse house;
        words >> house.id >> house.kind;
        house.name = house.id;
        bool shut = false;
        for (std::string word; words >> word;) {
            const auto key = word.substr(0, word.find('='));
            const auto value = word.substr(std::min(word.size(), key.size() + 1));
            if (key == "shut") {
                shut = true;
            } else if (key == "age") {
                house.ageMs = std::stoll(value) * minuteMs;
            } else if (key == "at") {
                house.position = Position{0, std::llround(std::stod(value) * millionthsOfAKilometre)};
            } else {
                house.places.push_back({.segment = key, .free = std::stoll(value), .accepting = true});
            }
        }
        for (auto& places : house.places) places.accepting = !shut;
        houses.push_back(std::move(house));
    }
    return houses;
}

struct Case {
    std::string what;
    std::string party;
    std::string town;
    std::string nearest;  ///< empty: nobody can admit them
};

}  // namespace

TEST_CASE("whom a house has no place for is shown to the nearest that can admit them") {
    const auto [what, who, drawing, nearest] = GENERATE(
        Case{"the nearest, not the first", "Jan man",
             "A night_shelter men=3 at=4; B night_shelter men=1 at=2; C night_shelter men=9 at=3", "B"},
        Case{"to the west as to the east", "Jan man",
             "A night_shelter men=3 at=4; B night_shelter men=1 at=-2", "B"},
        Case{"a full one admits nobody", "Jan man", "A night_shelter men=0 at=1; B night_shelter men=1 at=2",
             "B"},
        Case{"one that is shut admits nobody", "Jan man",
             "A night_shelter men=5 shut at=1; B night_shelter men=1 at=2", "B"},
        Case{"never the own house", "Jan man", "own night_shelter men=5 at=0; B night_shelter men=1 at=2",
             "B"},
        Case{"what is a quarter of an hour old counts, what is older doesn't", "Jan man",
             "A night_shelter men=5 age=16 at=1; B night_shelter men=1 age=15 at=2", "B"},
        Case{"a woman isn't shown to men's beds", "Ewa woman",
             "A night_shelter men=5 women=0 at=1; B night_shelter women=1 at=2", "B"},
        Case{"beds for anybody are for her, too", "Ewa woman",
             "A night_shelter any=1 at=1; B night_shelter women=1 at=2", "A"},
        Case{"whose ward nobody knows gets a bed for anybody", "Ola",
             "A night_shelter men=5 women=5 at=1; B night_shelter any=1 at=2", "B"},
        Case{"a wheelchair goes where the rooms are accessible", "Jan man wheelchair",
             "A night_shelter men=5 at=1; B night_shelter accessible=1 at=2", "B"},
        Case{"or where it can at least be warm", "Jan man wheelchair",
             "A night_shelter men=5 at=1; W warming_room seats=4 at=2", "W"},
        Case{"a family stays together", "Ewa woman household=H, Ala woman age=7 household=H",
             "A night_shelter women=1 family=1 at=1; B night_shelter family=3 at=2", "B"},
        Case{"a couple needs two beds that suit both", "Jan man household=H, Ewa woman household=H",
             "A night_shelter men=5 women=5 at=1; B night_shelter any=2 at=2", "B"},
        Case{"a family's room is for families", "Ewa woman household=H",
             "A night_shelter family=3 at=1; B night_shelter women=1 at=2", "B"},
        Case{"a bed before a nearer seat", "Jan man",
             "W warming_room seats=9 at=1; A night_shelter men=1 at=5", "A"},
        Case{"a seat where no bed fits anywhere", "Jan man",
             "A night_shelter women=3 at=1; W warming_room seats=9 at=4; V warming_room seats=1 at=3", "V"},
        Case{"a seat for each of them", "Jan man household=H, Ewa woman household=H",
             "V warming_room seats=1 at=1; W warming_room seats=2 at=3", "W"},
        Case{"nothing that needs a decision", "Jan man", "S shelter men=9 at=1; C care_shelter men=3 at=1",
             ""},
        Case{"no protected home", "Ewa woman", "P protected_home women=3 at=1", ""},
        Case{"no day centre", "Jan man", "D day_centre seats=20 at=1; L bathhouse cabins=2 at=1", ""},
        Case{"beds in a warming room aren't told of", "Jan man", "W warming_room men=3 at=1", ""},
        Case{"a minor alone is a carer's to see to", "Ala woman age=17",
             "A night_shelter women=3 at=1; W warming_room seats=9 at=1", ""},
        Case{"without positions the town's first", "Jan man",
             "A night_shelter women=1; B night_shelter men=1; C night_shelter men=5", "B"},
        Case{"a known distance before an unknown one", "Jan man",
             "A night_shelter men=1; B night_shelter men=1 at=9", "B"},
        Case{"an empty town", "Jan man", "", ""});
    INFO(what);
    const auto houses = town(drawing);
    const auto found = nearestPlace(party(who), houses, "own", Position{0, 0});
    CHECK((found ? houses[found->house].id : "") == nearest);
}

TEST_CASE("who is refused for intoxication is shown to a warming room alone") {
    const auto houses = town("A night_shelter men=5 at=1; W warming_room seats=9 at=4");
    auto who = party("Jan man");
    CHECK(nearestPlace(who, houses, "own", Position{})->house == 0);
    who[0].seen = {Ground::intoxicated};
    CHECK(nearestPlace(who, houses, "own", Position{})->house == 1);
    CHECK_FALSE(nearestPlace(who, std::span(houses).first(1), "own", Position{}));
}

TEST_CASE("the distance is told where both positions are known") {
    const auto houses = town("A night_shelter men=5 at=1.5");
    CHECK(nearestPlace(party("Jan man"), houses, "own", Position{0, 0})->metres == 1'500);
    CHECK_FALSE(nearestPlace(party("Jan man"), houses, "own", std::nullopt)->metres);
    CHECK_FALSE(nearestPlace(party("Jan man"), town("A night_shelter men=5"), "own", Position{0, 0})->metres);
}
