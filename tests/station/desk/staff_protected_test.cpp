// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <regex>

#include "station/frame/routes.h"
#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::object;
using boost::json::value;

namespace {

constexpr int theirCard = 401;
constexpr int theirFormerCard = 402;
constexpr int nobodysCard = 403;

/// What became of the protected person by whom two houses differ.
enum class Hidden { neverThere, there, erased };

/// A guest's number and their place among those lately heard of follow from their identifier.
const std::string& guestOfBoth() {
    static const auto guest = freshId();
    return guest;
}

/// And of one whom a carer registers.
const std::string& carersGuest() {
    static const auto guest = freshId();
    return guest;
}

/// Two stations whose records differ by one protected person; what staff are told in each.
class Twin {
  public:
    explicit Twin(Hidden hidden) : hidden_(hidden), withPerson_(hidden != Hidden::neverThere) {}

    /// The same happens in both houses, but for what is done to the person; then everything is asked.
    std::string transcript() {
        theHouseIsFull();
        staffWhoMaySeeThem();
        aCarersGuest();
        strangeCardsAndACall();
        whoeverErases();
        aCarerTakesTheGuestBack();
        staffWhoMayNotSeeThem();
        whoeverKeepsTheMachine();
        return alike(told_);
    }

    /// Whether the house holds the person, as one who may see them is told.
    bool holdsThem() {
        REQUIRE(second_.signIn(sara).status == 200);
        return second_.get("/v1/people/" + person_).status == 200;
    }

  private:
    void theHouseIsFull() {
        open_.tap(2);
        open_.tap(4);
    }

    void staffWhoMaySeeThem() {
        REQUIRE(second_.signIn(sara).status == 200);
        const auto found = second_.post("/v1/people/search", {{"query", "Imię6 Nazwisko6"}}).json;
        six_ = textOf(found.at("people").at(0), "person");
        eight_ =
            textOf(second_.post("/v1/people/search", {{"query", "Imię8 Nazwisko8"}}).json.at("people").at(0),
                   "person");
        ten_ = textOf(
            second_.post("/v1/people/search", {{"query", "Imię10 Nazwisko10"}}).json.at("people").at(0),
            "person");
        second_.post("/v1/people/" + six_ + "/household", {{"with", eight_}, {"kind", "family"}});
        const object guest{{"person", guest_}, {"kind", "guest"}, {"details", object()}};
        REQUIRE(second_.post("/v1/people", guest).status == 200);
        if (!withPerson_) return;
        const object details{
            {"name", "Ukryta Osoba"}, {"legal_name", "Tajna Nazwa"}, {"born", "1990-04-05"}, {"sex", "f"},
            {"remark", "uwaga"},      {"health_remark", "zdrowie"},  {"protected", true}};
        REQUIRE(second_.post("/v1/people", {{"person", person_}, {"kind", "resident"}, {"details", details}})
                    .status == 200);
        for (const auto number : {theirFormerCard, theirCard}) {
            card_ = second_.given(person_, number);
            REQUIRE(second_.post("/v1/cards/" + card_ + "/lost").status == 200);
        }
        REQUIRE(second_.post("/v1/people/" + guest_ + "/link", {{"to", person_}}).status == 200);
        REQUIRE(second_.post("/v1/people/" + person_ + "/household", {{"with", six_}, {"kind", "family"}})
                    .status == 200);
        REQUIRE(second_.post("/v1/people/" + person_ + "/household", {{"leave", true}}).status == 200);
        REQUIRE(second_.post("/v1/people/" + person_ + "/household", {{"with", ten_}, {"kind", "couple"}})
                    .status == 200);
        REQUIRE(second_.post("/v1/people/" + person_ + "/health-remark", {{"why", "care"}}).status == 200);
    }

    /// Who turns out, to a social worker, to be the protected person, and comes with another one.
    void aCarersGuest() {
        REQUIRE(first_.signIn(anna).status == 200);
        const object guest{{"person", carersGuest()}, {"kind", "guest"}, {"details", object()}};
        hear(first_.post("/v1/people", guest));
        if (!withPerson_) return;
        const auto target = "/v1/people/" + carersGuest();
        REQUIRE(second_.post(target + "/link", {{"to", person_}}).status == 200);
        const auto other = second_.registered({{"name", "Druga Ukryta"}, {"protected", true}});
        REQUIRE(second_.post(target + "/household", {{"with", other}, {"kind", "couple"}}).status == 200);
    }

    void aCarerTakesTheGuestBack() {
        hear(first_.post("/v1/undo", {{"undo", first_.session().at("undo").at("undo")}}));
        hear(first_.get("/v1/people/" + carersGuest()));
        hear(first_.post("/v1/people/search", {{"query", ""}, {"limit", 50}}));
        hear(first_.state());
        REQUIRE(first_.post("/v1/session/end").status == 204);
    }

    void strangeCardsAndACall() {
        for (const auto number : {theirCard, nobodysCard, theirFormerCard})
            open_.ask("door-1.reader", "POST", "/v1/taps", api::toJson(tapOf(number)));
        open_.ask("door-2.screen", "POST", "/v1/commands",
                  value{{"id", freshId()}, {"visit", ""}, {"command", "no_card"}});
        const auto call = textOf(second_.state().at("calls").at(0), "call");
        const auto answer = withPerson_ ? object{{"person", person_}} : object{{"done", true}};
        REQUIRE(second_.post("/v1/calls/" + call + "/answer", answer).status == 200);
        second_.post("/v1/session/end");
    }

    void whoeverErases() {
        REQUIRE(second_.signIn(marta).status == 200);
        if (hidden_ == Hidden::erased) {
            const object erasure{{"why", "person_asked"}, {"pin", pin}};
            REQUIRE(second_.post("/v1/people/" + person_ + "/erase", erasure).status == 204);
        }
        second_.post("/v1/session/end");
    }

    void staffWhoMayNotSeeThem() {
        hear(first_.state());
        hear(first_.signIn(anna));
        hear(first_.state());
        for (const auto* query : {"", "Ukryta", "ukryta osoba", "tajna", "osoba", "Imię", "Nazwisko6"}) {
            hear(first_.post("/v1/people/search", {{"query", query}, {"limit", 50}}));
        }
        const object like{{"name", "Ukryta Osoba"}, {"born", "1990-04-05"}};
        hear(first_.post("/v1/people/duplicates", {{"details", like}}));
        for (const auto& each : {person_, six_, eight_, ten_, guest_}) hear(first_.get("/v1/people/" + each));
        everyRequestAbout();
        hear(first_.post("/v1/people", {{"person", freshId()}, {"kind", "resident"}, {"details", like}}));
        hear(first_.state());
        hear(first_.post("/v1/undo", {{"undo", first_.session().at("undo").at("undo")}}));
        first_.hold(theirCard);
        const auto state = first_.state();
        hear(state);
        for (const auto& alert : state.at("alerts").as_array()) {
            hear(first_.post("/v1/alerts/" + textOf(alert, "alert") + "/seen"));
        }
        hear(first_.post("/v1/undo", {{"undo", first_.session().at("undo").at("undo")}}));
        hear(first_.state());
        hear(first_.get("/v1/board"));
        hear(first_.get("/v1/record"));
        hear(first_.get("/v1/staff"));
        hear(first_.state());
        hear(first_.post("/v1/session/end"));
    }

    /// Each route with a person or a card in its path.
    void everyRequestAbout() {
        const object body{{"version", 1},     {"details", object{{"greeting", "x"}}},
                          {"why", "care"},    {"with", six_},
                          {"kind", "family"}, {"to", six_},
                          {"pin", pin},       {"use", "own"},
                          {"tap", freshId()}};
        for (const auto& route : routes()) {
            std::string target(route.path);
            const auto open = target.find('{');
            if (open == std::string::npos || route.method != "POST" || route.roles.front() != Role::staff)
                continue;
            const auto* id = target.find("{person}") != std::string::npos ? &person_ : &card_;
            target.replace(open, target.find('}') - open + 1, *id);
            hear(first_.post(target, body));
        }
        hear(first_.post("/v1/people/" + ten_ + "/household", {{"with", person_}, {"kind", "family"}}));
        hear(first_.post("/v1/people/" + ten_ + "/household", {{"leave", true}}));
    }

    void whoeverKeepsTheMachine() {
        hear(first_.signIn(adam));
        hear(first_.state());
        hear(first_.get("/v1/record?limit=100"));
        hear(first_.get("/v1/staff"));
    }

    void hear(const Answer& answer) { told_ += std::to_string(answer.status) + " " + answer.text + "\n"; }
    void hear(const value& state) { told_ += boost::json::serialize(state) + "\n"; }

    /// With each identifier as the number of its first mention: they are random, as a board's number is.
    std::string alike(std::string text) const {
        text = std::regex_replace(text, std::regex(R"("board":\d+)"), R"("board":0)");
        std::map<std::string, std::size_t> numbers;
        for (std::size_t at = 0; at + 36 <= text.size(); ++at) {
            const auto id = text.substr(at, 36);
            if (!crypto::isUuid(id)) continue;
            const auto number = numbers.try_emplace(id, numbers.size()).first->second;
            text.replace(at, 36, "id" + std::to_string(number));
        }
        return text;
    }

    Hidden hidden_;
    bool withPerson_;
    OpenHouse open_{staffedHouse()};
    AtDesk first_{open_, "desk-1"};
    AtDesk second_{open_, "desk-2"};
    std::string person_ = freshId();
    std::string card_ = freshId();
    std::string six_;
    std::string eight_;
    std::string ten_;
    std::string guest_ = guestOfBoth();
    std::string told_;
};

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("to whoever may not see a protected person, every answer is as if there were none, to the byte") {
    const auto became = GENERATE(Hidden::there, Hidden::erased);
    Twin with(became);
    Twin without(Hidden::neverThere);
    const auto one = linesOf(with.transcript());
    const auto other = linesOf(without.transcript());
    REQUIRE(one.size() == other.size());
    CHECK(one.size() > 40);
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i] == other[i]);
    std::cout << "figures: answers_compared=" << one.size() << '\n';
    CHECK(with.holdsThem() == (became == Hidden::there));
    CHECK_FALSE(without.holdsThem());
}

TEST_CASE(
    "a carer who puts somebody into the household of one who shares it with a protected person notices "
    "nothing") {
    const auto kindSeen = [](bool withPerson) {
        OpenHouse open(staffedHouse());
        AtDesk desk(open);
        REQUIRE(desk.signIn(sara).status == 200);
        const auto ada = desk.registered({{"name", "Ada Maj"}});
        const auto jan = desk.registered({{"name", "Jan Lipiec"}});
        if (withPerson) {
            const auto hidden = desk.registered({{"name", "Ukryta"}, {"protected", true}});
            REQUIRE(desk.post("/v1/people/" + hidden + "/household", {{"with", ada}, {"kind", "couple"}})
                        .status == 200);
        }
        REQUIRE(desk.signIn(anna).status == 200);
        const auto joined =
            desk.post("/v1/people/" + jan + "/household", {{"with", ada}, {"kind", "siblings"}});
        return textOf(joined.json.at("household"), "kind");
    };
    CHECK(kindSeen(true) == kindSeen(false));
}

TEST_CASE("a carer who gives away a protected person's lost card learns that it is taken, not whose it is") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(sara).status == 200);
    const auto jan = desk.registered({{"name", "Jan Lipiec"}});
    const auto hidden = desk.registered({{"name", "Ukryta"}, {"protected", true}});
    const auto card = desk.given(hidden, theirCard);
    REQUIRE(desk.post("/v1/cards/" + card + "/lost").status == 200);

    REQUIRE(desk.signIn(anna).status == 200);
    const object issue{{"tap", desk.hold(theirCard)}, {"use", "own"}};
    CHECK(desk.state().at("card").at("what") == "unknown");
    const auto taken = desk.post("/v1/people/" + jan + "/cards", issue);
    CHECK(taken.problem() == "card_taken");
    for (const auto& secret : {hidden, card, std::string("Ukryta")})
        CHECK(taken.text.find(secret) == std::string::npos);

    REQUIRE(desk.signIn(marta).status == 200);
    const object erasure{{"why", "person_asked"}, {"pin", pin}};
    REQUIRE(desk.post("/v1/people/" + hidden + "/erase", erasure).status == 204);
    REQUIRE(desk.signIn(anna).status == 200);
    CHECK_FALSE(desk.given(jan, theirCard).empty());
}

TEST_CASE("who is kept apart from somebody hidden tells nobody that they are here") {
    auto setup = staffedShelter();
    setup.rules.tap = "arrives";
    OpenHouse open(setup);
    AtDesk sees(open, "desk-1");
    REQUIRE(sees.signIn(sara).status == 200);
    AtDesk hears(open, "desk-2");
    REQUIRE(hears.signIn(anna).status == 200);
    const auto boardBed = [&](const std::string& number) {
        const auto board = sees.get("/v1/board").json;
        for (const auto& room : board.at("rooms").as_array()) {
            for (const auto& bed : room.at("beds").as_array()) {
                if (bed.at("number") == number.c_str()) return bed;
            }
        }
        throw std::runtime_error("no bed " + number);
    };
    const auto admitted = [&](const std::string& person, const std::string& bed) {
        const auto came =
            sees.post("/v1/arrivals", {{"person", person}, {"bed", textOf(boardBed(bed), "bed")}}).json;
        REQUIRE(sees.post("/v1/arrivals/" + textOf(came, "arrival") + "/admit").status == 204);
    };
    REQUIRE(sees.post("/v1/beds/" + textOf(boardBed("5"), "bed") + "/state", {{"state", "in_use"}}).status ==
            204);
    const auto hidden = sees.registered({{"name", "Ewa Skryta"}, {"sex", "f"}, {"protected", true}});
    const auto person = sees.registered({{"name", "Jan Nowak"}, {"sex", "m"}});
    REQUIRE(sees.post("/v1/people/" + person + "/apart", {{"from", hidden}, {"apart", true}}).status == 204);
    admitted(hidden, "4");
    const auto grounds = [](const Answer& answer) {
        std::string told;
        for (const auto& each : answer.json.at("grounds").as_array()) told += textOf(each, "ground") + " ";
        return told;
    };

    SECTION("in the bed beside them") {
        admitted(person, "1");
        const auto move = "/v1/stays/" + textOf(boardBed("1"), "stay") + "/move";
        const object there{{"bed", textOf(boardBed("5"), "bed")}, {"despite", boost::json::array()}};
        CHECK(grounds(sees.post(move, there)) == "kept_apart ");
        CHECK(grounds(hears.post(move, there)) == "no_suitable_bed ");
    }
    SECTION("in the only bed that is left") {
        sees.given(person, 81);
        open.tap(1);
        open.tap(3);
        REQUIRE(open.tap(81).json.at("outcome") == "see_staff");
        const auto told = [](AtDesk& desk) {
            return textOf(desk.get("/v1/board").json.at("arrivals").as_array().back().at("grounds").at(0),
                          "ground");
        };
        CHECK(told(sees) == "kept_apart");
        CHECK(told(hears) == "no_suitable_bed");
        const auto admit = "/v1/arrivals/" +
                           textOf(sees.get("/v1/board").json.at("arrivals").as_array().back(), "arrival") +
                           "/admit";
        CHECK(grounds(sees.post(admit)) == "kept_apart ");
        CHECK(grounds(hears.post(admit)) == "no_suitable_bed ");
        const object despite{{"despite", boost::json::array{"no_suitable_bed"}}, {"why", "agreed"}};
        CHECK(sees.post(admit, despite).problem() == "grounds");
        CHECK(hears.post(admit, despite).status == 204);
        CHECK(open.house.story().back() == "override");
        CHECK(textOf(boardBed("5"), "person") == person);
    }
}
