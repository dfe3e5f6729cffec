// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/tonight/figures.h"

using namespace ostoja;
using namespace ostoja::station;
using Bed = store::BedTonight;
using Condition = Bed::Condition;
using Taken = Bed::Taken;

namespace {

Bed bed(const std::string& segment, Taken taken, Condition condition = Condition::inUse) {
    Bed made;
    made.id = segment;
    made.segment = segment;
    made.taken = taken;
    made.condition = condition;
    return made;
}

Bed extra(Taken taken, bool off) {
    auto made = bed("men", taken);
    made.extra = true;
    made.off = off;
    return made;
}

store::Facility shelter() {
    store::Facility facility;
    facility.kind = "night_shelter";
    return facility;
}

}  // namespace

TEST_CASE("each bed is a window: free, held, somebody's, out of service, extra, or not there") {
    store::House house;
    house.night = "2026-11-22";
    house.beds = {bed("men", Taken::free),
                  bed("men", Taken::here),
                  bed("men", Taken::away),
                  bed("men", Taken::held),
                  bed("men", Taken::free, Condition::cleaning),
                  bed("men", Taken::free, Condition::outOfService),
                  extra(Taken::here, false),
                  extra(Taken::free, false),
                  extra(Taken::free, true),
                  bed("women", Taken::free),
                  bed("family", Taken::free),
                  bed("accessible", Taken::free),
                  bed("any", Taken::free)};
    CHECK(windowsOf(shelter(), house) == "foohxxefffff");
    const auto places = placesOf(shelter(), house);
    CHECK(places.total == 12);
    CHECK(places.free == 6);
    CHECK(places.freeMen == 2);
    CHECK(places.freeWomen == 1);
    CHECK(places.freeAny == 1);
}

TEST_CASE("a woman turned away from a house of mixed rooms counts, though it has no women's bed") {
    store::House house;
    house.night = "2026-11-22";
    house.beds = {bed("any", Taken::here)};
    house.turnedAway["women"] = 1;
    const auto segments = segmentsOf(shelter(), house);
    REQUIRE(segments.size() == 2);
    CHECK(segments[0].turnedAway == 0);
    CHECK(segments[1].name == "women");
    CHECK(segments[1].registered == 0);
    CHECK(segments[1].turnedAway == 1);
}

TEST_CASE("a segment's figures tell of held, extra, and beds in which nobody may sleep") {
    store::House house;
    house.night = "2026-11-22";
    house.beds = {bed("men", Taken::free),
                  bed("men", Taken::here),
                  bed("men", Taken::held),
                  bed("men", Taken::free, Condition::cleaning),
                  bed("men", Taken::free, Condition::outOfService),
                  extra(Taken::here, false),
                  extra(Taken::free, true)};
    house.turnedAway["men"] = 3;
    const auto segments = segmentsOf(shelter(), house);
    REQUIRE(segments.size() == 1);
    const auto& men = segments.front();
    CHECK(men.registered == 5);
    CHECK(men.extra == 1);
    CHECK(men.outOfService == 2);
    CHECK(men.actual == 4);
    CHECK(men.occupied == 2);
    CHECK(men.held == 1);
    CHECK(men.free == 1);
    CHECK(men.turnedAway == 3);
}
