// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "api/json_fields.h"
#include "api/time_text.h"
#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::array;
using boost::json::object;
using boost::json::value;

namespace {

store::FacilitySetup awaitingShelter() {
    auto setup = staffedShelter();
    setup.rules.tap = "arrives";
    return setup;
}

/// A manager at the desk of the small shelter, and somebody at its door.
struct Evening {
    explicit Evening(const store::FacilitySetup& setup = awaitingShelter()) : open(setup) {
        if (at.signIn(marta).status != 200) throw std::runtime_error("nobody could sign in");
    }

    value shows(const std::string& outcome) {
        return door
            .next([&](const value& state) {
                return hasVisit(state) && state.at("visit").at("outcome") == outcome.c_str();
            })
            .data.at("visit");
    }
    std::string waiting() { return textOf(at.get("/v1/board").json.at("arrivals").at(0), "arrival"); }
    Answer admit(const std::string& arrival, object body = {}) {
        return at.post("/v1/arrivals/" + arrival + "/admit", std::move(body));
    }
    Answer refuse(const std::string& arrival) {
        return at.post("/v1/arrivals/" + arrival + "/refuse", {{"why", "house_rules"}, {"points_to", ""}});
    }
    Answer undo() { return at.post("/v1/undo", {{"undo", at.session().at("undo").at("undo")}}); }

    OpenHouse open;
    AtDesk at{open};
    Follower door{open.loop, open.socket("door-1.screen")};
};

}  // namespace

TEST_CASE("the door shows what the carer said while the visit stands") {
    Evening evening;
    CHECK(evening.open.tap(1).json.at("outcome") == "arrival");
    const auto shown = evening.shows("arrival");
    CHECK(shown.at("bed").at("number") == "1");
    CHECK(shown.at("greeting") == "witaj1");
    CHECK(shown.at("actions") == value(array{"leave", "help", "more_time", "done"}));
    CHECK(evening.at.state().at("arrivals") == 1);

    SECTION("the bed, to whoever is admitted") {
        CHECK(evening.admit(evening.waiting()).status == 204);
        const auto bed = evening.shows("bed");
        CHECK(bed.at("id") == shown.at("id"));
        CHECK(bed.at("bed").at("number") == "1");
        CHECK(bed.at("actions").at(0) == "away");
        CHECK(evening.at.state().at("arrivals") == 0);
    }
    SECTION("a neutral word, to whoever is refused") {
        CHECK(evening.refuse(evening.waiting()).status == 204);
        const auto refused = evening.shows("see_staff");
        CHECK(refused.at("id") == shown.at("id"));
        CHECK_FALSE(refused.as_object().contains("bed"));
        CHECK(boost::json::serialize(refused).find("house_rules") == std::string::npos);
    }
    SECTION("nothing, to the next in the queue") {
        const auto arrival = evening.waiting();
        CHECK(evening.open.tap(2).json.at("outcome") == "arrival");
        const auto next = evening.shows("arrival");
        CHECK(evening.admit(arrival).status == 204);
        CHECK(evening.open.tap(1).json.at("outcome") == "bed");
        CHECK(next.at("bed").at("number") == "3");
    }
}

TEST_CASE("an admission is taken back: they wait again, and their bed with them") {
    Evening evening;
    evening.open.tap(1);
    const auto arrival = evening.waiting();
    REQUIRE(evening.admit(arrival).status == 204);
    const auto offered = evening.at.session().at("undo");
    CHECK(offered.at("what") == "admitted");
    CHECK(offered.at("bed") == "1");
    CHECK(evening.undo().status == 204);
    CHECK(evening.waiting() == arrival);
    CHECK(evening.open.tap(1).json.at("outcome") == "arrival");
    REQUIRE(evening.admit(arrival).status == 204);
    CHECK(evening.open.tap(1).json.at("outcome") == "bed");
}

TEST_CASE("a refusal is taken back: they wait again, and were never turned away") {
    Evening evening;
    evening.open.tap(1);
    const auto arrival = evening.waiting();
    const auto refused = [&] {
        REQUIRE(evening.refuse(arrival).status == 204);
        CHECK(evening.open.house.read()->house()->turnedAway.at("men") == 1);
        const auto offered = evening.at.session().at("undo");
        CHECK(offered.at("what") == "refused");
        CHECK(offered.at("points_to") == "");
    };
    refused();

    SECTION("in the same bed") {
        const auto told = evening.shows("see_staff");
        CHECK(evening.undo().status == 204);
        const auto shown = evening.shows("arrival");
        CHECK(shown.at("id") == told.at("id"));
        CHECK(shown.at("bed").at("number") == "1");
        CHECK(evening.waiting() == arrival);
        CHECK(evening.at.get("/v1/board").json.at("arrivals").at(0).at("bed") == "1");
        CHECK(evening.open.house.story().back() == "undone");
        CHECK(evening.at.get("/v1/board").json.at("refusals").as_array().empty());
        CHECK(evening.open.house.read()->house()->turnedAway.empty());
        CHECK(evening.open.tap(1).json.at("outcome") == "arrival");
        refused();
        CHECK(evening.undo().status == 204);
        REQUIRE(evening.admit(arrival).status == 204);
        CHECK(evening.open.tap(1).json.at("outcome") == "bed");
    }
    SECTION("without one, where another has got it") {
        evening.open.tap(3);
        CHECK(evening.undo().status == 204);
        const auto arrivals = evening.at.get("/v1/board").json.at("arrivals").as_array();
        REQUIRE(arrivals.size() == 2);
        const auto again = std::find_if(arrivals.begin(), arrivals.end(), [&](const value& each) {
            return textOf(each, "arrival") == arrival;
        });
        REQUIRE(again != arrivals.end());
        CHECK(again->at("bed") == "");
        REQUIRE(evening.admit(arrival).status == 204);
        CHECK(evening.open.tap(1).json.at("outcome") == "bed");
    }
    SECTION("but not once they have come again") {
        evening.open.tap(1);
        CHECK(evening.undo().problem() == "undo_over");
        CHECK(evening.open.house.read()->house()->turnedAway.at("men") == 1);
    }
}

TEST_CASE("who is refused as intoxicated is shown to a warming room, at the desk and at the door") {
    Evening evening;
    const auto place = [](const std::string& name, const std::string& kind, const std::string& segment) {
        return api::TownPlace{
            .facilityId = freshId(),
            .name = name,
            .kind = kind,
            .address = "ul. Portowa 2",
            .hours = "18–8",
            .segments = {{.name = segment, .registered = 9, .actual = 9, .occupied = 7, .free = 2}},
            .ageMs = 0};
    };
    const auto town = api::canonicalJson(
        api::toJson(api::TownPlaces{.issuedMs = 1,
                                    .places = {place("Noclegownia", "night_shelter", "men"),
                                               place("Ogrzewalnia", "warming_room", "seats")}}));
    const auto& secret = evening.open.office.secretHex;
    REQUIRE(evening.open
                .ask("uplink", "PUT", "/v1/town",
                     api::toJson(api::SignedTown{town, crypto::sign(secret, town).value()}))
                .status == 204);
    evening.open.tap(1);
    const auto arrival = evening.waiting();
    const auto refuse = [&](const std::string& why, const std::string& pointsTo = "") {
        REQUIRE(
            evening.at.post("/v1/arrivals/" + arrival + "/refuse", {{"why", why}, {"points_to", pointsTo}})
                .status == 204);
        return textOf(evening.at.get("/v1/board").json.at("refusals").at(0), "points_to");
    };
    CHECK(refuse("house_rules") == "Noclegownia, ul. Portowa 2");
    REQUIRE(evening.undo().status == 204);
    CHECK(refuse("house_rules", "Caritas") == "Caritas");
    REQUIRE(evening.undo().status == 204);
    CHECK(evening.open.tap(1).json.at("outcome") == "arrival");
    CHECK(refuse("intoxicated") == "Ogrzewalnia, ul. Portowa 2");
    CHECK(evening.at.session().at("undo").at("points_to") == "Ogrzewalnia, ul. Portowa 2");
    const auto shown = evening.door
                           .next([](const value& state) {
                               if (!hasVisit(state)) return false;
                               const auto* nearest = state.at("visit").as_object().if_contains("nearest");
                               return nearest != nullptr && nearest->at("name") == "Ogrzewalnia";
                           })
                           .data.at("visit");
    CHECK(shown.at("outcome") == "see_staff");
    CHECK_FALSE(shown.at("nearest").as_object().contains("metres"));
}

TEST_CASE("what became of somebody who was refused is told, and that is taken back") {
    Evening evening;
    evening.open.tap(1);
    REQUIRE(evening.refuse(evening.waiting()).status == 204);
    const auto refusals = evening.at.get("/v1/board").json.at("refusals").as_array();
    REQUIRE(refusals.size() == 1);
    const auto outcome = "/v1/refusals/" + textOf(refusals[0], "refusal") + "/outcome";
    CHECK(evening.at.post(outcome, {{"outcome", "city_guard"}}).status == 204);
    CHECK(evening.at.get("/v1/board").json.at("refusals").as_array().empty());
    CHECK(evening.undo().status == 204);
    CHECK(evening.at.get("/v1/board").json.at("refusals").as_array().size() == 1);
}

TEST_CASE("a refusal of somebody who was erased stays open, without a name, until its end is known") {
    Evening evening;
    evening.open.tap(1);
    REQUIRE(evening.refuse(evening.waiting()).status == 204);
    const auto refusals = [](AtDesk& at) { return at.get("/v1/board").json.at("refusals").as_array(); };
    const auto person = textOf(refusals(evening.at).at(0), "person");
    REQUIRE(
        evening.at.post("/v1/people/" + person + "/erase", {{"pin", pin}, {"why", "person_asked"}}).status ==
        204);
    const auto open = refusals(evening.at);
    REQUIRE(open.size() == 1);
    CHECK(open[0].at("person") == "");
    CHECK(open[0].at("label") == "");
    CHECK(open[0].at("why") == "house_rules");
    // Nothing tells any more whether they were protected: whoever sees protected people follows it up.
    AtDesk carer(evening.open, "desk-2");
    REQUIRE(carer.signIn(anna).status == 200);
    CHECK(refusals(carer).empty());
    const auto outcome = "/v1/refusals/" + textOf(open[0], "refusal") + "/outcome";
    CHECK(evening.at.post(outcome, {{"outcome", "arrived_elsewhere"}}).status == 204);
    CHECK(refusals(evening.at).empty());
}

TEST_CASE("whoever was refused and is let in after all is no open refusal, until that is taken back") {
    Evening evening;
    evening.open.tap(1);
    REQUIRE(evening.refuse(evening.waiting()).status == 204);
    const auto open = [&] { return evening.at.get("/v1/board").json.at("refusals").as_array().size(); };
    CHECK(open() == 1);
    evening.open.tap(1);
    CHECK(open() == 1);
    const auto shown = evening.at.get("/v1/board").json.at("arrivals").at(0).at("grounds").at(0);
    CHECK(shown.at("ground") == "refused_tonight");
    CHECK(shown.at("why") == "house_rules");
    CHECK(api::parseTime(textOf(shown, "at")));
    const auto refused = evening.admit(evening.waiting());
    CHECK(refused.json.at("grounds").at(0) == shown);
    REQUIRE(
        evening.admit(evening.waiting(), {{"despite", array{"refused_tonight"}}, {"why", "agreed"}}).status ==
        204);
    CHECK(open() == 0);
    CHECK(evening.undo().status == 204);
    CHECK(open() == 1);
}

TEST_CASE("whoever asked for help is told that a carer is coming") {
    Evening evening;
    evening.open.tap(1);
    const auto visit = evening.shows("arrival");
    REQUIRE(evening.open.command(visit, "help").status == 200);
    const auto call = textOf(evening.at.state().at("calls").at(0), "call");
    REQUIRE(evening.at.post("/v1/calls/" + call + "/answer", {{"done", true}}).status == 200);
    const auto told = evening.door.next(
        [](const value& state) { return hasVisit(state) && state.at("visit").at("step") == "help_coming"; });
    CHECK(told.data.at("visit").at("id") == visit.at("id"));
    CHECK(told.data.at("visit").at("outcome") == "arrival");
}

TEST_CASE("an arrival at the desk gets a bed, and can be taken back") {
    Evening evening;
    const auto person = evening.at.registered({{"name", "Jan Nowak"}, {"sex", "m"}});
    const auto came = evening.at.post("/v1/arrivals", {{"person", person}, {"bed", ""}});
    CHECK(came.json.at("verdict") == "admit");
    CHECK(came.json.at("bed") == "1");
    CHECK(came.json.at("grounds").as_array().empty());
    CHECK(evening.at.get("/v1/people/" + person).json.at("arrival") == came.json.at("arrival"));
    CHECK(evening.undo().status == 204);
    CHECK(evening.at.get("/v1/people/" + person).json.at("arrival") == "");
    CHECK(evening.at.get("/v1/board").json.at("arrivals").as_array().empty());
}

TEST_CASE("only staff read why somebody is suspended") {
    Evening evening;
    const auto person = evening.at.registered({{"name", "Jan Nowak"}, {"sex", "m"}});
    const auto days = object{{"from", "2026-11-20"}, {"until", "2026-12-01"}, {"why", "rozbita szyba"}};
    REQUIRE(evening.at.post("/v1/people/" + person + "/suspensions", days).status == 204);
    const auto shown = evening.at.get("/v1/people/" + person).json.at("suspensions").at(0);
    CHECK(shown.at("why") == "rozbita szyba");
    CHECK(shown.at("until") == "2026-12-01");
    const auto came = evening.at.post("/v1/arrivals", {{"person", person}, {"bed", ""}}).json;
    CHECK(came.at("verdict") == "ask_staff");
    CHECK(came.at("grounds").at(0).at("ground") == "suspended");
    CHECK(came.at("grounds").at(0).at("until") == "2026-12-01");
    const auto arrival = textOf(came, "arrival");
    CHECK(evening.admit(arrival).problem() == "grounds");
    CHECK(evening.admit(arrival, {{"despite", array{"suspended"}}, {"why", "because"}}).problem() ==
          "why_missing");
    CHECK(evening.admit(arrival, {{"despite", array{"suspended"}}, {"why", "agreed"}}).status == 204);

    AtDesk outreach(evening.open, "desk-2");
    REQUIRE(outreach.signIn(olek).status == 200);
    const auto seen = outreach.get("/v1/people/" + person).json.at("suspensions").at(0).as_object();
    CHECK_FALSE(seen.contains("why"));
}

TEST_CASE("a carer admits somebody whom they may not see") {
    Evening evening;
    const auto person = evening.at.registered({{"name", "Ewa Skryta"}, {"sex", "f"}, {"protected", true}});
    evening.at.given(person, 71);
    CHECK(evening.open.tap(71).json.at("outcome") == "arrival");
    AtDesk carer(evening.open, "desk-2");
    REQUIRE(carer.signIn(anna).status == 200);
    const auto arrival = carer.get("/v1/board").json.at("arrivals").at(0);
    CHECK(arrival.at("label") == "");
    CHECK(carer.post("/v1/arrivals/" + textOf(arrival, "arrival") + "/admit").status == 204);
    CHECK(evening.open.tap(71).json.at("outcome") == "bed");
}

TEST_CASE("a winter action is told to every screen") {
    Evening evening;
    const auto until = api::formatTime(evening.open.house.clock.wallMs + hourMs);
    const object winter{{"until", until},
                        {"threshold_c", -10},
                        {"extra", 0},
                        {"around_clock", true},
                        {"approved_by", "city_office"}};
    CHECK(evening.at.post("/v1/winter", winter).status == 204);
    CHECK(evening.at.state().at("winter") == true);
    evening.door.next([](const value& state) { return state.at("winter") == true; });
    CHECK(evening.at.get("/v1/board").json.at("winter").at("approved_by") == "city_office");
    CHECK(evening.at.post("/v1/winter", winter).problem() == "winter_on");
    CHECK(evening.undo().status == 204);
    CHECK(evening.at.state().at("winter") == false);
    CHECK(evening.at.post("/v1/winter/end").problem() == "winter_off");
}
