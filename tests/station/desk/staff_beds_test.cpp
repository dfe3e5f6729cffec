// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "tests/station/night_at_desk.h"

using namespace ostoja;
using namespace ostoja::station;

TEST_CASE("the board shows the beds as they lie, and who has them") {
    Night night;
    const auto before = night.number();
    night.comes(1);
    CHECK(night.number() != before);
    const auto board = night.board();
    CHECK(board.at("night") == "2026-11-22");
    CHECK(board.at("board") == night.number());
    CHECK(board.at("rooms").as_array().size() == 3);
    CHECK(board.at("rooms").at(0).at("segment") == "men");
    CHECK(board.at("rooms").at(0).at("sign") == "anchor");
    const auto bed = night.bed("1");
    CHECK(bed.at("state") == "occupied");
    CHECK(bed.at("label") == "Imię1 Nazwisko1");
    CHECK(bed.at("presence") == "tapped");
    CHECK(bed.at("since") == api::formatTime(night.open.house.clock.wallMs).c_str());
    CHECK(night.state("2") == "free");
    CHECK(night.state("5") == "out_of_service");
    CHECK(night.of("2", "person").empty());
    INFO("who came, beside nights that the file doesn't know");
    const auto& slots = board.at("chart").at("slots").as_array();
    REQUIRE(slots.size() == 1);
    CHECK(slots.at(0).at("tonight") == 1);
    CHECK(slots.at(0).at("usual") == 0);
}

TEST_CASE("nothing that was committed is missing on the board that is asked for next") {
    Night night;
    for (const int resident : {1, 3, 2}) {
        night.comes(resident);
        int taken = 0;
        for (const auto* number : {"1", "2", "3", "4"}) taken += night.state(number) == "occupied" ? 1 : 0;
        CHECK(taken == (resident == 1 ? 1 : resident == 3 ? 2 : 3));
    }
}

TEST_CASE("somebody is moved to a free bed, and it is taken back") {
    Night night;
    night.comes(1);
    const auto stay = night.stayIn("1");
    CHECK(night.move(stay, "2").status == 204);
    CHECK(night.state("1") == "free");
    CHECK(night.stayIn("2") == stay);
    CHECK(night.last() == "stay.moved");
    CHECK(night.offered().at("what") == "moved");
    CHECK(night.offered().at("label") == "Imię1 Nazwisko1");
    CHECK(night.offered().at("bed") == "2");
    CHECK(night.at.get("/v1/people/" + night.of("2", "person")).json.at("tonight").at("bed") == "2");

    CHECK(night.undo().status == 204);
    CHECK(night.stayIn("1") == stay);
    CHECK(night.state("2") == "free");
    CHECK(night.last() == "undone");
    INFO("to where they are changes nothing");
    const auto entries = night.open.house.story().size();
    CHECK(night.move(stay, "1").status == 204);
    CHECK(night.open.house.story().size() == entries);
}

TEST_CASE("a bed in another ward is given only despite it") {
    Night night;
    night.comes(1);
    const auto stay = night.stayIn("1");
    const auto refused = night.move(stay, "3");
    CHECK(refused.status == 409);
    CHECK(refused.problem() == "grounds");
    CHECK(groundsIn(refused) == array{"other_ward"});
    CHECK(refused.json.at("grounds").at(0).at("source").as_string().size() > 0);
    CHECK(night.stayIn("1") == stay);
    CHECK(night.move(stay, "3", {"kept_apart"}).problem() == "grounds");
    CHECK(night.move(stay, "3", {"other_ward"}).status == 204);
    CHECK(night.stayIn("3") == stay);
    CHECK(night.move(stay, "4", {"no_such_ground"}).problem() == "malformed");
    INFO("a mixed room is anybody's");
    CHECK(night.move(stay, "4").status == 204);
}

TEST_CASE("a bed that somebody has, or in which nobody may sleep, is nobody else's") {
    Night night;
    night.comes(1);
    night.comes(3);
    const auto one = night.stayIn("1");
    struct Case {
        const char* bed;
        const char* code;
    };
    for (const auto& [bed, code] : {Case{"2", "bed_taken"}, Case{"5", "bed_not_in_use"}}) {
        CHECK(night.move(one, bed, {"bed_taken"}).problem() == code);
    }
    CHECK(night.at.post("/v1/stays/" + one + "/move", {{"bed", freshId()}}).problem() == "bed_unknown");
    CHECK(night.move(freshId(), "4").problem() == "stay_over");
    REQUIRE(night.stay(one, "end").status == 204);
    CHECK(night.move(one, "4").problem() == "stay_over");
    CHECK(night.stayIn("1").empty());
}

TEST_CASE("two people change beds at once, and back") {
    Night night;
    night.comes(1);
    night.comes(3);
    const auto one = night.stayIn("1");
    const auto other = night.stayIn("2");
    REQUIRE(night.stay(other, "away").status == 204);
    CHECK(night.swap(one, other).status == 204);
    CHECK(night.stayIn("1") == other);
    CHECK(night.state("1") == "away");
    CHECK(night.stayIn("2") == one);
    CHECK(night.state("2") == "occupied");
    const auto entry = night.open.house.journal().back();
    CHECK(entry.type == "pl.ostoja.stay.swapped.v1");
    CHECK(entry.body.at("bed") == night.idOf("2").c_str());
    CHECK(entry.body.at("with_bed") == night.idOf("1").c_str());
    CHECK(night.undo().status == 204);
    CHECK(night.stayIn("1") == one);
    CHECK(night.state("2") == "away");

    CHECK(night.swap(one, one).problem() == "stay_same");
    CHECK(night.swap(one, freshId()).problem() == "stay_over");
    night.comes(2);
    const auto woman = night.stayIn("3");
    CHECK(groundsIn(night.swap(one, woman)) == array{"other_ward"});
    CHECK(night.stayIn("3") == woman);
    CHECK(night.swap(one, woman, {"other_ward"}).status == 204);
    CHECK(night.stayIn("3") == one);
}

TEST_CASE("people who are kept apart get no beds in one room by a move or a swap") {
    Night night(sara);
    night.comes(1);
    night.comes(3);
    const auto one = night.of("1", "person");
    REQUIRE(night.move(night.stayIn("2"), "4").status == 204);
    const auto other = night.of("4", "person");
    REQUIRE(night.open.station);
    night.open.stop();
    {
        auto writer = night.open.house.open();
        REQUIRE(runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
            store.apart().keep(other, one, true);
            return {};
        }));
    }
    night.open.start();
    REQUIRE(night.at.signIn(sara).status == 200);
    CHECK(groundsIn(night.move(night.stayIn("4"), "2")) == array{"kept_apart"});
    CHECK(night.move(night.stayIn("4"), "2", {"kept_apart"}).status == 204);
}

TEST_CASE("a protected person's bed has a state, and nobody in it, for whoever may not see them") {
    Night night(sara);
    const auto ida = night.at.registered(
        {{"name", "Ida Lis"}, {"sex", "f"}, {"protected", true}, {"needs", array{"quiet"}}});
    night.at.given(ida, 201);
    REQUIRE(night.open.tap(201).json.at("outcome") == "bed");
    CHECK(night.of("3", "person") == ida);
    CHECK(night.of("3", "label") == "Ida Lis");
    const auto stay = night.stayIn("3");

    REQUIRE(night.at.post("/v1/session/lock").status == 204);
    REQUIRE(night.at.signIn(anna).status == 200);
    const auto bed = night.bed("3");
    CHECK(bed.at("state") == "occupied");
    CHECK(bed.at("stay") == stay.c_str());
    for (const auto* hidden : {"person", "label", "household"}) CHECK(bed.at(hidden) == "");
    CHECK(bed.at("needs").as_array().empty());
    CHECK(bed.at("guest") == 0);
    INFO("where a bed says something of its person, it is for those who see them");
    CHECK(night.move(stay, "4").problem() == "person_unknown");
    CHECK(night.stay(stay, "keep").problem() == "person_unknown");
    INFO("that they are out is seen by anybody");
    CHECK(night.stay(stay, "away").status == 204);
    CHECK(night.offered().at("label") == "");
    CHECK(night.offered().at("person") == "");
    CHECK(night.stay(stay, "back").status == 204);
}
