// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "tests/station/at_the_desk.h"
#include "tests/station/night_at_desk.h"

using namespace ostoja;
using namespace ostoja::station;

TEST_CASE("a bed is held until a time, for somebody or for whoever comes") {
    Night night;
    night.comes(1);
    CHECK(night.hold("2").status == 204);
    CHECK(night.state("2") == "held");
    CHECK(night.of("2", "until") == api::formatTime(night.open.house.clock.wallMs + hourMs));
    CHECK(night.at.state().at("places").at("held") == 1);
    CHECK(night.at.state().at("places").at("windows") == "ohffx");
    CHECK(night.offered().at("bed") == "2");
    CHECK(night.hold("2").problem() == "bed_taken");
    CHECK(night.move(night.stayIn("1"), "2").problem() == "bed_taken");
    INFO("who comes gets another one");
    night.comes(3);
    CHECK(night.state("4") == "occupied");

    const auto hold = night.of("2", "hold");
    CHECK(night.at.post("/v1/holds/" + hold + "/release").status == 204);
    CHECK(night.state("2") == "free");
    CHECK(night.at.post("/v1/holds/" + hold + "/release").problem() == "hold_over");
    CHECK(night.undo().problem() == "");
    CHECK(night.state("2") == "held");
    CHECK(night.hold("1").problem() == "bed_taken");
    CHECK(night.hold("5").problem() == "bed_not_in_use");
    CHECK(night.hold("3", -1).problem() == "until_past");
    CHECK(night.hold("3", 25 * hourMs).problem() == "until_too_far");
    CHECK(night.hold("3", hourMs, freshId()).problem() == "person_unknown");
    CHECK(night.hold("3", hourMs, night.of("1", "person")).problem() == "has_bed");
    CHECK(night.at
              .post("/v1/beds/" + freshId() + "/hold",
                    {{"until", api::formatTime(night.open.house.clock.wallMs + hourMs)}})
              .problem() == "bed_unknown");
}

TEST_CASE("a bed that is held for somebody becomes theirs when they are moved there") {
    Night night;
    const auto ada = night.at.registered({{"name", "Ada Maj"}, {"sex", "f"}});
    night.at.given(ada, 201);
    REQUIRE(night.hold("4", hourMs, ada).status == 204);
    CHECK(night.of("4", "person") == ada);
    CHECK(night.of("4", "label") == "Ada Maj");
    CHECK(night.hold("3", hourMs, ada).problem() == "has_bed");
    REQUIRE(night.undo().status == 204);
    CHECK(night.state("4") == "free");
    REQUIRE(night.hold("4", hourMs, ada).status == 204);
    night.open.tap(201);
    if (night.state("4") == "held") {
        CHECK(night.move(night.stayIn("3"), "4").status == 204);
        CHECK(night.open.house.story().at(night.open.house.story().size() - 2) == "bed.released");
    }
    CHECK(night.state("4") == "occupied");
    CHECK(night.of("4", "hold").empty());
}

TEST_CASE("a bed is closed for repair, cleaned, and in use again, but not under somebody") {
    Night night;
    night.comes(1);
    CHECK(night.put("1", "out_of_service").problem() == "bed_taken");
    CHECK(night.put("2", "out_of_service").status == 204);
    CHECK(night.state("2") == "out_of_service");
    CHECK(night.offered().at("what") == "bed_out_of_service");
    CHECK(night.move(night.stayIn("1"), "2").problem() == "bed_not_in_use");
    CHECK(night.put("2", "cleaning").status == 204);
    CHECK(night.state("2") == "cleaning");
    CHECK(night.at.state().at("places").at("out_of_service") == 2);
    CHECK(night.undo().status == 204);
    CHECK(night.state("2") == "out_of_service");
    const auto entries = night.open.house.story().size();
    CHECK(night.put("2", "out_of_service").status == 204);
    CHECK(night.open.house.story().size() == entries);
    CHECK(night.put("2", "in_use").status == 204);
    CHECK(night.state("2") == "free");
    CHECK(night.put("5", "in_use").status == 204);
    CHECK(night.state("5") == "free");
    CHECK(night.at.post("/v1/beds/" + freshId() + "/state", {{"state", "in_use"}}).problem() ==
          "bed_unknown");
}

TEST_CASE("out for a moment and back, kept beyond the closing, and not staying, each taken back") {
    Night night;
    night.comes(1);
    const auto stay = night.stayIn("1");
    struct Case {
        const char* what;
        const char* undone;
        const char* state;
    };
    for (const auto& [what, undone, state] : {Case{"away", "went_away", "away"}, Case{"end", "ended", "free"},
                                              Case{"keep", "kept", "occupied"}}) {
        INFO(what);
        CHECK(night.stay(stay, what).status == 204);
        CHECK(night.state("1") == state);
        CHECK(night.offered().at("what") == undone);
        CHECK(night.undo().status == 204);
        CHECK(night.state("1") == "occupied");
        CHECK(night.stayIn("1") == stay);
        CHECK_FALSE(night.bed("1").at("kept").as_bool());
    }
    CHECK(night.stay(stay, "keep").status == 204);
    CHECK(night.bed("1").at("kept").as_bool());
    CHECK(night.stay(stay, "keep", {{"kept", false}}).status == 204);
    CHECK_FALSE(night.bed("1").at("kept").as_bool());
    CHECK(night.stay(stay, "away").status == 204);
    CHECK(night.stay(stay, "back").status == 204);
    CHECK(night.offered().at("what") == "came_back");
    CHECK(night.undo().status == 204);
    CHECK(night.state("1") == "away");

    REQUIRE(night.stay(stay, "end").status == 204);
    CHECK(night.at.get("/v1/board").json.at("rooms").at(0).at("beds").at(0).at("person") == "");
    for (const auto* what : {"away", "back", "end", "keep"})
        CHECK(night.stay(stay, what).problem() == "stay_over");
}

TEST_CASE("a stay that was ended goes on only where its bed is free still") {
    Night night;
    night.comes(1);
    REQUIRE(night.stay(night.stayIn("1"), "end").status == 204);
    night.comes(3);
    REQUIRE(night.of("1", "label") == "Imię3 Nazwisko3");
    CHECK(night.undo().problem() == "undo_over");
    CHECK(night.of("1", "label") == "Imię3 Nazwisko3");
}

TEST_CASE("whoever is seen on a round is there, and whoever left meanwhile is left out") {
    Night night;
    night.comes(1);
    night.comes(3);
    night.comes(2);
    const auto one = night.stayIn("1");
    const auto other = night.stayIn("2");
    REQUIRE(night.stay(one, "away").status == 204);
    REQUIRE(night.stay(night.stayIn("3"), "end").status == 204);
    night.open.house.clock.wallMs += hourMs;
    CHECK(night.at.post("/v1/rounds", {{"seen", array{one, other, one, freshId()}}}).status == 204);
    CHECK(night.state("1") == "occupied");
    CHECK(night.of("1", "presence") == "round");
    CHECK(night.of("2", "presence") == "round");
    const auto entry = night.open.house.journal().back();
    CHECK(entry.type == "pl.ostoja.round.made.v1");
    CHECK(entry.body.at("seen").as_array().size() == 2);
    CHECK(night.offered().at("what") == "round");
    CHECK(night.undo().status == 204);
    CHECK(night.state("1") == "away");
    CHECK(night.of("2", "presence") == "tapped");
}

TEST_CASE("somebody tells for which days they will be away") {
    Night night;
    const auto ada = night.at.registered({{"name", "Ada Maj"}, {"sex", "f"}});
    const auto tell = [&](const std::string& from, const std::string& until) {
        return night.at.post("/v1/people/" + ada + "/absences", {{"from", from}, {"until", until}});
    };
    CHECK(tell("2026-11-24", "2026-11-26").status == 204);
    CHECK(tell("2026-11-26", "2026-11-27").problem() == "absence_known");
    CHECK(tell("2026-11-27", "2026-11-27").status == 204);
    CHECK(night.undo().status == 204);
    CHECK(tell("2026-11-27", "2026-11-28").status == 204);
    CHECK(tell("2026-11-30", "2026-11-29").problem() == "malformed");
    CHECK(
        night.at
            .post("/v1/people/" + freshId() + "/absences", {{"from", "2026-11-24"}, {"until", "2026-11-24"}})
            .problem() == "person_unknown");
}

TEST_CASE("whoever waits for a carer's word has a bed, which may be another one, and nothing more yet") {
    Night night(anna, "arrives");
    REQUIRE(textOf(night.open.tap(1).json, "outcome") == "arrival");
    const auto bed = night.bed("1");
    CHECK(bed.at("state") == "arrival");
    CHECK(bed.at("presence") == "");
    CHECK(bed.at("label") == "Imię1 Nazwisko1");
    CHECK(night.at.state().at("places").at("held") == 1);
    const auto waiting = night.board().at("arrivals").at(0);
    CHECK(waiting.at("arrival") == bed.at("arrival"));
    CHECK(waiting.at("stay") == bed.at("stay"));
    CHECK(waiting.at("bed") == "1");
    CHECK(waiting.at("until") == bed.at("until"));
    CHECK_FALSE(waiting.at("why_bed").as_array().empty());

    const auto stay = night.stayIn("1");
    for (const auto* what : {"away", "back", "end", "keep"}) {
        CHECK(night.stay(stay, what).problem() == "stay_not_admitted");
    }
    CHECK(night.put("1", "cleaning").problem() == "bed_taken");
    CHECK(night.hold("2", hourMs, night.of("1", "person")).problem() == "has_bed");
    CHECK(night.move(stay, "2").status == 204);
    CHECK(night.board().at("arrivals").at(0).at("bed") == "2");
    CHECK(night.state("2") == "arrival");
    REQUIRE(night.open.tap(3).status == 200);
    CHECK(night.swap(stay, night.stayIn("1")).status == 204);
    CHECK(night.stayIn("1") == stay);

    REQUIRE(night.at.post("/v1/arrivals/" + night.of("1", "arrival") + "/admit").status < 300);
    CHECK(night.state("1") == "occupied");
    CHECK(night.state("2") == "arrival");
}

TEST_CASE(
    "whoever went over and left unseen is told with the time they were last seen, and one act ends their "
    "stays") {
    Night night;
    night.comes(1);
    night.comes(3);
    night.comes(2);
    const auto came = night.of("1", "seen");
    CHECK(came == night.of("1", "since"));
    const std::vector<std::string> beds{"1", "2", "3"};
    for (const auto& bed : beds) CHECK(night.stay(night.stayIn(bed), "keep", {{"kept", true}}).status == 204);
    night.open.house.clock.wallMs += 19 * hourMs;
    CHECK(night.at.post("/v1/rounds", {{"seen", array{}}}).status == 204);
    array stays;
    for (const auto& bed : beds) {
        CHECK(night.of(bed, "presence") == "assumed");
        stays.emplace_back(night.stayIn(bed));
    }
    CHECK(night.of("1", "seen") == came);
    CHECK(night.of("1", "since") != came);
    REQUIRE(night.open.tap(3).status == 200);
    CHECK(night.of("2", "seen") != came);
    REQUIRE(night.stay(night.stayIn("3"), "away").status == 204);
    stays.emplace_back(freshId());
    REQUIRE(night.at.post("/v1/rounds/unseen", {{"id", freshId()}, {"stays", stays}}).status == 204);
    CHECK(night.state("1") == "free");
    CHECK(night.state("2") == "occupied");
    CHECK(night.state("3") == "free");
    CHECK(textOf(night.offered(), "what") == "ended");
    REQUIRE(night.undo().status == 204);
    CHECK(night.state("1") == "occupied");
    CHECK(night.of("1", "presence") == "assumed");
    CHECK(night.state("3") == "away");
    CHECK(night.stayIn("1") == stays[0].as_string().c_str());
}

TEST_CASE(
    "whoever came tonight with another's card went over from no night, and no such act ends their stay") {
    Night night;
    const auto& people = night.open;
    const auto brother = residentOf(people.house, 3);
    REQUIRE(night.at
                .post("/v1/people/" + residentOf(people.house, 1) + "/household",
                      {{"with", brother}, {"kind", "siblings"}})
                .status == 200);
    night.comes(1);
    REQUIRE(night.of("2", "presence") == "assumed");
    CHECK_FALSE(night.bed("2").at("unseen").as_bool());
    const array stays{value(night.stayIn("1")), value(night.stayIn("2"))};
    REQUIRE(night.at.post("/v1/rounds/unseen", {{"id", freshId()}, {"stays", stays}}).status == 204);
    CHECK(night.state("2") == "occupied");
    // Once they went over into the next night they are among those.
    for (const auto* bed : {"1", "2"})
        REQUIRE(night.stay(night.stayIn(bed), "keep", {{"kept", true}}).status == 204);
    night.open.house.clock.wallMs += 19 * hourMs;
    REQUIRE(night.open.tap(1).status == 200);
    CHECK_FALSE(night.bed("1").at("unseen").as_bool());
    CHECK(night.bed("2").at("unseen").as_bool());
}
