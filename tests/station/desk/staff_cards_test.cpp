// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::object;
using boost::json::value;

namespace {

struct Desk {
    Desk() {
        if (at.signIn(anna).status != 200) throw std::runtime_error("nobody could sign in");
    }
    std::string tapped(int card, const std::string& door = "door-1") {
        return textOf(open.ask(door + ".reader", "POST", "/v1/taps", api::toJson(tapOf(card))).json,
                      "outcome");
    }
    Answer change(const std::string& card, const std::string& what) {
        return at.post("/v1/cards/" + card + "/" + what);
    }
    value visitAt(const std::string& door = "door-1") {
        return Follower(open.loop, open.socket(door + ".screen")).next().data.at("visit");
    }
    Answer noCard(const std::string& door = "door-1", const std::string& id = freshId()) {
        return open.ask(door + ".screen", "POST", "/v1/commands",
                        value(object{{"id", id}, {"visit", ""}, {"command", "no_card"}}));
    }
    void undo() {
        REQUIRE(at.post("/v1/undo", {{"undo", at.session().at("undo").at("undo")}}).status == 204);
    }

    OpenHouse open{staffedHouse()};
    AtDesk at{open};
};

}  // namespace

TEST_CASE("a card is issued at the desk and opens the door; lost it doesn't, and staff hear of it quietly") {
    Desk desk;
    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"sex", "f"}});
    const auto first = desk.at.given(ada, 201);
    CHECK(desk.at.state().at("card").at("what") == "person");
    CHECK(desk.tapped(201) == "bed");

    REQUIRE(desk.change(first, "lost").json.at("state") == "lost");
    CHECK(desk.tapped(201) == "see_staff");
    const auto visit = desk.visitAt();
    CHECK(visit.at("outcome") == "see_staff");
    CHECK(visit.at("greeting") == "");
    const auto alerts = desk.at.state().at("alerts").as_array();
    REQUIRE(alerts.size() == 1);
    CHECK(alerts.at(0).at("kind") == "revoked_card");
    CHECK(alerts.at(0).at("label") == "Ada Maj");
    CHECK(desk.tapped(201) == "see_staff");
    CHECK(desk.at.state().at("alerts").as_array().size() == 1);
    CHECK(desk.at.post("/v1/alerts/" + textOf(alerts.at(0), "alert") + "/seen").status == 204);
    CHECK(desk.at.state().at("alerts").as_array().empty());

    const auto second = desk.at.given(ada, 202);
    CHECK(desk.tapped(202) == "bed");
    const auto cards = desk.at.get("/v1/people/" + ada).json.at("cards");
    CHECK(cards.at(0).at("card") == second.c_str());
    CHECK(cards.at(0).at("state") == "valid");
    CHECK(cards.at(1).at("state") == "replaced");
    CHECK(cards.at(1).at("ended_at") != "");
    CHECK(desk.tapped(201) == "see_staff");
}

TEST_CASE("what becomes of a card, and what can't") {
    Desk desk;
    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"sex", "f"}});
    const auto jan = desk.at.registered({{"name", "Jan Lipiec"}, {"sex", "m"}});
    const auto card = desk.at.given(ada, 201);
    const auto issue = [&](const std::string& person, int number, const std::string& use = "own") {
        return desk.at.post("/v1/people/" + person + "/cards", {{"tap", desk.at.hold(number)}, {"use", use}});
    };
    INFO("the same card again is no other one");
    CHECK(issue(ada, 201).json.at("card") == card.c_str());
    CHECK(issue(ada, 202).problem() == "card_still_valid");
    CHECK(issue(jan, 201).problem() == "card_taken");
    CHECK(issue(jan, anna).problem() == "card_taken");
    CHECK(desk.at.post("/v1/people/" + jan + "/cards", {{"tap", freshId()}, {"use", "own"}}).problem() ==
          "tap_over");

    CHECK(desk.change(card, "lost").status == 200);
    CHECK(issue(ada, 201).problem() == "card_lost");
    CHECK(desk.change(card, "found").json.at("state") == "valid");
    CHECK(desk.change(card, "returned").json.at("state") == "returned");
    CHECK(desk.change(card, "lost").problem() == "card_returned");
    CHECK(desk.tapped(201) == "unknown_card");
    INFO("a card that was given back may be the next person's");
    CHECK(issue(jan, 201).status == 200);
    CHECK(desk.tapped(201) == "bed");
    CHECK(desk.change(freshId(), "lost").problem() == "card_unknown");
}

TEST_CASE("what was done with a card is taken back as it was") {
    Desk desk;
    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"sex", "f"}});
    const auto first = desk.at.given(ada, 201);
    const auto stateOf = [&](std::size_t n) {
        return textOf(desk.at.get("/v1/people/" + ada).json.at("cards").as_array().at(n), "state");
    };
    desk.change(first, "lost");
    desk.undo();
    CHECK(stateOf(0) == "valid");
    desk.change(first, "lost");
    desk.at.given(ada, 202);
    desk.undo();
    CHECK(stateOf(0) == "returned");
    CHECK(stateOf(1) == "lost");
    desk.change(first, "found");
    desk.change(first, "returned");
    CHECK(stateOf(1) == "returned");
    desk.undo();
    CHECK(stateOf(1) == "valid");
}

TEST_CASE("a loan card is for one night") {
    Desk desk;
    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"sex", "f"}});
    desk.at.given(ada, 201, "loan");
    CHECK(desk.tapped(201) == "bed");
    desk.open.house.clock.wallMs += 20 * hourMs;
    CHECK(desk.tapped(1) == "bed");
    CHECK(desk.tapped(201) == "unknown_card");
    const auto cards = desk.at.get("/v1/people/" + ada).json.at("cards");
    CHECK(cards.at(0).at("state") == "returned");
    CHECK(desk.at.get("/v1/people/" + ada).json.at("tonight").is_null());
}

TEST_CASE("a card that nobody has alerts staff once, a staff member's own doesn't") {
    Desk desk;
    CHECK(desk.tapped(anna) == "unknown_card");
    CHECK(desk.at.state().at("alerts").as_array().empty());
    CHECK(desk.tapped(777) == "unknown_card");
    CHECK(desk.tapped(778) == "unknown_card");
    const auto alerts = desk.at.state().at("alerts").as_array();
    REQUIRE(alerts.size() == 1);
    CHECK(alerts.at(0).at("kind") == "unknown_card");
    CHECK_FALSE(alerts.at(0).as_object().contains("person"));
}

TEST_CASE("one card at two readers within a moment is told to staff, and admits as ever") {
    Desk desk;
    CHECK(desk.tapped(1) == "bed");
    CHECK(desk.tapped(1, "door-2") == "bed");
    const auto alerts = desk.at.state().at("alerts").as_array();
    REQUIRE(alerts.size() == 1);
    CHECK(alerts.at(0).at("kind") == "two_places");
    CHECK(alerts.at(0).at("terminal") == "door-2");
    CHECK(alerts.at(0).at("label") == "Imię1 Nazwisko1");
}

TEST_CASE("one card at a door and within a moment at the desk is told to staff, too") {
    Desk desk;
    CHECK(desk.tapped(1) == "bed");
    const auto tap = tapOf(1);
    REQUIRE(desk.open.ask("desk-1.reader", "POST", "/v1/taps", api::toJson(tap)).status == 200);
    const auto alerts = desk.at.state().at("alerts").as_array();
    REQUIRE(alerts.size() == 1);
    CHECK(alerts.at(0).at("kind") == "two_places");
    CHECK(alerts.at(0).at("terminal") == "desk-1");
    CHECK(desk.open.house.story().back() == "card.two_places");
}

TEST_CASE("whoever has no card calls a carer, gets a number, and is admitted from the desk") {
    Desk desk;
    CHECK(desk.visitAt().is_null());
    REQUIRE(desk.noCard().status == 200);
    const auto waiting = desk.visitAt();
    CHECK(waiting.at("outcome") == "no_card");
    CHECK(waiting.at("number") == 1);
    INFO("the screen is somebody's now");
    CHECK(desk.noCard().problem() == "not_offered");
    const auto calls = desk.at.state().at("calls").as_array();
    REQUIRE(calls.size() == 1);
    CHECK(calls.at(0).at("kind") == "no_card");
    CHECK(calls.at(0).at("number") == 1);
    CHECK(calls.at(0).at("terminal") == "door-1");
    CHECK(AtDesk(desk.open, "desk-2").state().at("waiting") == 1);
    CHECK(AtDesk(desk.open, "desk-2").state().at("calls").as_array().empty());

    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"greeting", "pani Ado"}});
    const auto answer = "/v1/calls/" + textOf(calls.at(0), "call") + "/answer";
    CHECK(desk.at.post(answer, {{"person", ada}}).problem() == "sex_unknown");
    REQUIRE(desk.at.post("/v1/people/" + ada + "/details", {{"version", 1}, {"details", {{"sex", "f"}}}})
                .status == 200);
    const auto admitted = desk.at.post(answer, {{"person", ada}});
    REQUIRE(admitted.status == 200);
    CHECK(admitted.json.at("outcome") == "bed");
    CHECK(admitted.json.at("bed").at("number") == "3");
    const auto visit = desk.visitAt();
    CHECK(visit.at("outcome") == "bed");
    CHECK(visit.at("greeting") == "pani Ado");
    CHECK(desk.at.get("/v1/people/" + ada).json.at("tonight").at("bed") == "3");
    CHECK(desk.at.state().at("waiting") == 0);
    CHECK(desk.at.post(answer, {{"person", ada}}).problem() == "call_over");
    CHECK(desk.at.post("/v1/calls/" + freshId() + "/answer", {{"done", true}}).problem() == "call_unknown");
}

TEST_CASE("whoever sleeps here already isn't taken back as registered by mistake") {
    Desk desk;
    AtDesk second(desk.open, "desk-2");
    REQUIRE(second.signIn(ewa).status == 200);
    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"sex", "f"}});
    REQUIRE(desk.noCard().status == 200);
    const auto call = textOf(second.state().at("calls").at(0), "call");
    REQUIRE(second.post("/v1/calls/" + call + "/answer", {{"person", ada}}).json.at("outcome") == "bed");
    const auto undo = desk.at.session().at("undo").at("undo");
    CHECK(desk.at.post("/v1/undo", {{"undo", undo}}).problem() == "undo_over");
    CHECK(desk.at.get("/v1/people/" + ada).json.at("tonight").at("bed") == "3");
    CHECK(desk.open.house.story().back() != "undone");
}

TEST_CASE("a guest is registered and admitted by one answer, and somebody else's screen is left alone") {
    Desk desk;
    REQUIRE(desk.noCard().status == 200);
    const auto call = textOf(desk.at.state().at("calls").at(0), "call");
    CHECK(desk.tapped(2) == "bed");
    const auto admitted = desk.at.post("/v1/calls/" + call + "/answer", {{"guest", {{"sex", "m"}}}});
    CHECK(admitted.json.at("outcome") == "bed");
    CHECK(desk.visitAt().at("greeting") == "witaj2");
    const auto guest = textOf(admitted.json, "person");
    CHECK(desk.at.get("/v1/people/" + guest).json.at("kind") == "guest");
}

TEST_CASE("an admission is shown without a name where whoever called has left the screen") {
    Desk desk;
    REQUIRE(desk.noCard().status == 200);
    const auto call = textOf(desk.at.state().at("calls").at(0), "call");
    REQUIRE(desk.open.command(desk.visitAt(), "done").status == 200);
    REQUIRE(desk.visitAt().is_null());
    const auto ada = desk.at.registered({{"name", "Ada Maj"}, {"greeting", "pani Ado"}, {"sex", "f"}});
    REQUIRE(desk.at.post("/v1/calls/" + call + "/answer", {{"person", ada}}).json.at("outcome") == "bed");
    const auto visit = desk.visitAt();
    CHECK(visit.at("outcome") == "bed");
    CHECK(visit.at("greeting") == "");
    CHECK(visit.at("actions") == boost::json::array{"help", "more_time", "done"});
}

TEST_CASE("whoever calls again while a carer is on the way has the same number") {
    Desk desk;
    for (int i = 0; i < 3; ++i) {
        REQUIRE(desk.noCard().status == 200);
        CHECK(desk.visitAt().at("number") == 1);
        CHECK(desk.at.state().at("waiting") == 1);
        REQUIRE(desk.open.command(desk.visitAt(), "done").status == 200);
    }
    REQUIRE(desk.noCard("door-2").status == 200);
    CHECK(desk.visitAt("door-2").at("number") == 2);
    CHECK(desk.at.state().at("waiting") == 2);
    desk.open.house.clock.wallMs += 600'000;
    REQUIRE(desk.noCard().status == 200);
    CHECK(desk.visitAt().at("number") == 3);
}

TEST_CASE("help asked at a door is a call, too, and ends when somebody has seen to it") {
    Desk desk;
    CHECK(desk.tapped(1) == "bed");
    REQUIRE(desk.open.command(desk.visitAt(), "help").status == 200);
    const auto calls = desk.at.state().at("calls").as_array();
    REQUIRE(calls.size() == 1);
    CHECK(calls.at(0).at("kind") == "help");
    CHECK(desk.at.post("/v1/calls/" + textOf(calls.at(0), "call") + "/answer", {{"done", true}})
              .json.at("outcome") == "done");
    CHECK(desk.at.state().at("waiting") == 0);
}

TEST_CASE("somebody whose ward isn't known is asked to see staff, and waits for them") {
    Desk desk;
    const auto ada = desk.at.registered({{"name", "Ada Maj"}});
    desk.at.given(ada, 201);
    CHECK(desk.tapped(201) == "see_staff");
    CHECK(desk.at.state().at("arrivals") == 1);
    CHECK(desk.at.state().at("calls").as_array().empty());
    CHECK(desk.at.state().at("alerts").as_array().empty());
}

TEST_CASE("calls wait over a restart and end with the night") {
    Desk desk;
    REQUIRE(desk.noCard().status == 200);
    desk.open.stop();
    desk.open.start();
    CHECK(desk.at.state().at("waiting") == 1);
    desk.open.house.clock.wallMs += 20 * hourMs;
    CHECK(desk.tapped(1) == "bed");
    CHECK(Follower(desk.open.loop, desk.open.socket("desk-1.screen"))
              .next([](const value& state) { return state.at("waiting") == 0; })
              .data.at("waiting") == 0);
}

TEST_CASE("a door's screen knows whether a carer can be called") {
    Desk desk;
    CHECK(Follower(desk.open.loop, desk.open.socket("door-1.screen")).next().data.at("carer").as_bool());
    desk.open.stop();
    desk.open.settings.terminals = {{"door-1", "door"}};
    desk.open.start();
    CHECK_FALSE(
        Follower(desk.open.loop, desk.open.socket("door-1.screen")).next().data.at("carer").as_bool());
    CHECK(desk.noCard().problem() == "not_offered");
}
