// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "api/time_text.h"
#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::array;
using boost::json::object;
using boost::json::value;

namespace {

/// A carer at the desk of the small shelter: men's beds 1 and 2, women's 3, mixed 4, and 5 out of service.
struct Night {
    explicit Night(int who = anna) {
        if (at.signIn(who).status != 200) throw std::runtime_error("nobody could sign in");
    }

    void comes(int resident) {
        const auto answer = open.tap(resident);
        if (textOf(answer.json, "outcome") != "bed") throw std::runtime_error("no bed: " + answer.text);
    }
    value board() { return at.get("/v1/board").json; }
    object bed(const std::string& number) {
        const auto shown = board();
        for (const auto& room : shown.at("rooms").as_array()) {
            for (const auto& each : room.at("beds").as_array()) {
                if (each.at("number") == number.c_str()) return each.as_object();
            }
        }
        throw std::runtime_error("no bed has the number " + number);
    }
    std::string of(const std::string& number, const char* member) {
        return bed(number).at(member).as_string().c_str();
    }
    std::string state(const std::string& number) { return of(number, "state"); }
    std::string stayIn(const std::string& number) { return of(number, "stay"); }
    std::string idOf(const std::string& number) { return of(number, "bed"); }
    Answer move(const std::string& stay, const std::string& number, array despite = {}) {
        return at.post("/v1/stays/" + stay + "/move",
                       {{"bed", idOf(number)}, {"despite", std::move(despite)}});
    }
    Answer swap(const std::string& stay, const std::string& with, array despite = {}) {
        return at.post("/v1/stays/" + stay + "/swap", {{"with", with}, {"despite", std::move(despite)}});
    }
    Answer stay(const std::string& stay, const std::string& what, object body = {}) {
        return at.post("/v1/stays/" + stay + "/" + what, std::move(body));
    }
    Answer hold(const std::string& number, std::int64_t forMs = hourMs, const std::string& person = "") {
        return at.post("/v1/beds/" + idOf(number) + "/hold",
                       {{"until", api::formatTime(open.house.clock.wallMs + forMs)}, {"person", person}});
    }
    Answer put(const std::string& number, const std::string& state) {
        return at.post("/v1/beds/" + idOf(number) + "/state", {{"state", state}});
    }
    value offered() { return at.session().at("undo"); }
    Answer undo() { return at.post("/v1/undo", {{"undo", offered().at("undo")}}); }
    std::int64_t number() { return at.state().at("board").as_int64(); }
    std::string last() { return open.house.story().back(); }

    OpenHouse open{staffedHouse()};
    AtDesk at{open};
};

array groundsIn(const Answer& answer) {
    array grounds;
    for (const auto& each : answer.json.at("grounds").as_array()) grounds.push_back(each.at("ground"));
    return grounds;
}

}  // namespace

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
