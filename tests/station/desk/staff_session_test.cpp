// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <catch2/catch.hpp>
#include <iostream>
#include <thread>

#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::value;

namespace {

const auto isSignedOut = [](const value& state) { return state.at("session").is_null(); };
const auto isLocked = [](const value& state) {
    return state.at("session").is_object() && state.at("session").at("locked").as_bool();
};

int countOf(const OpenHouse& open, const std::string& what) {
    const auto story = open.house.story();
    return static_cast<int>(std::count(story.begin(), story.end(), what));
}

}  // namespace

TEST_CASE("a card and its PIN sign in; what is told then follows the role") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    CHECK(desk.session().is_null());
    CHECK(desk.post("/v1/people/search", {{"query", ""}}).problem() == "signed_out");

    const auto tap = desk.hold(anna);
    const auto asked = desk.state();
    CHECK(asked.at("sign_in").at("name") == "Anna K.");
    CHECK(asked.at("sign_in").at("tap") == tap.c_str());
    CHECK(asked.at("sign_in").at("delayed_s") == 0);
    CHECK(asked.at("session").is_null());

    const auto answer = desk.post("/v1/session", {{"tap", tap}, {"pin", pin}});
    REQUIRE(answer.status == 200);
    const auto state = desk.state();
    CHECK(state.at("session") == answer.json);
    CHECK(state.at("session").at("name") == "Anna Kowalska");
    CHECK(state.at("session").at("role") == "carer");
    CHECK(state.at("sign_in").is_null());
    CHECK_FALSE(state.at("setup").as_bool());
    CHECK(desk.post("/v1/people/search", {{"query", ""}}).status == 200);
    CHECK(AtDesk(open, "desk-2").session().is_null());
    CHECK(open.house.story().back() == "staff.signed_in");
}

TEST_CASE("a wrong PIN says how many tries are left, then for how long none is looked at") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    const auto tap = desk.hold(anna);
    for (int left = 4; left >= 0; --left) {
        const auto answer = desk.post("/v1/session", {{"tap", tap}, {"pin", wrongPin}});
        INFO(answer.text);
        REQUIRE(answer.status == 401);
        CHECK(answer.problem() == "pin_wrong");
        CHECK(answer.json.at("attempts_left") == left);
    }
    const auto delayed = desk.post("/v1/session", {{"tap", tap}, {"pin", pin}});
    CHECK(delayed.status == 429);
    CHECK(delayed.problem() == "pin_delayed");
    CHECK(delayed.json.at("retry_after_s").as_int64() > 20);
    CHECK(desk.state().at("sign_in").at("delayed_s").as_int64() > 20);
    CHECK(countOf(open, "staff.sign_in_refused") == 5);

    INFO("somebody else's PIN is looked at");
    CHECK(AtDesk(open, "desk-2").signIn(ewa).status == 200);
}

TEST_CASE(
    "a PIN tried a thousand times, over restarts and clocks that are set, is looked at as often as without "
    "them") {
    OpenHouse open(staffedHouse());
    int looked = 0;
    for (int day = 0; day < 10; ++day) {
        AtDesk desk(open);
        const auto tap = desk.hold(anna);
        for (int i = 0; i < 100; ++i) {
            const auto answer = desk.post("/v1/session", {{"tap", tap}, {"pin", wrongPin}});
            looked += answer.status == 401 ? 1 : 0;
            if (answer.status != 401) CHECK(answer.problem() == "pin_delayed");
        }
        open.stop();
        open.house.clock.wallMs += day % 2 == 0 ? 12 * hourMs : -11 * hourMs;
        if (day % 3 == 2) open.house.clock.reboot();
        open.start();
    }
    CHECK(looked == 5);
    CHECK(AtDesk(open).signIn(anna).problem() == "pin_delayed");
    std::cout << "figures: pins_tried=1000 pins_looked_at=" << looked
              << " restarts=10 clock_changes=10 reboots=3\n";
}

TEST_CASE("nobody at the door waits while PINs are looked at") {
    OpenHouse open(staffedHouse());
    std::atomic<int> answered{0};
    std::vector<std::thread> signingIn;
    for (const auto& [name, card] : {std::pair{"desk-1", anna}, std::pair{"desk-2", ewa}}) {
        const auto tap = AtDesk(open, name).hold(card);
        for (int i = 0; i < 4; ++i) {
            signingIn.emplace_back([&open, &answered, desk = std::string(name), tap] {
                AtDesk(open, desk).post("/v1/session", {{"tap", tap}, {"pin", wrongPin}});
                ++answered;
            });
        }
    }
    while (answered == 0) std::this_thread::yield();
    CHECK(open.tap(1).json.at("outcome") == "bed");
    CHECK(answered < 5);
    for (auto& each : signingIn) each.join();
}

TEST_CASE("the right PIN forgets the wrong ones") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    for (int evening = 0; evening < 3; ++evening) {
        for (int i = 0; i < 3; ++i) CHECK(desk.signIn(anna, wrongPin).problem() == "pin_wrong");
        CHECK(desk.signIn(anna).status == 200);
        CHECK(desk.post("/v1/session/end").status == 204);
    }
}

TEST_CASE("a tap opens a sign-in once: played again it does nothing, after a restart neither") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    const auto tap = tapOf(anna);
    REQUIRE(open.ask("desk-1.reader", "POST", "/v1/taps", api::toJson(tap)).status == 200);
    REQUIRE(desk.post("/v1/session", {{"tap", tap.id}, {"pin", pin}}).status == 200);
    REQUIRE(desk.post("/v1/session/end").status == 204);

    CHECK(desk.post("/v1/session", {{"tap", tap.id}, {"pin", pin}}).problem() == "tap_over");
    const auto played = open.ask("desk-1.reader", "POST", "/v1/taps", api::toJson(tap));
    CHECK(played.status == 200);
    CHECK(desk.state().at("sign_in").is_null());
    open.stop();
    open.start();
    CHECK(open.ask("desk-1.reader", "POST", "/v1/taps", api::toJson(tap)).json == played.json);
    CHECK(desk.state().at("sign_in").is_null());
    CHECK(desk.state().at("card").is_null());
    CHECK(open.ask("desk-2.reader", "POST", "/v1/taps", api::toJson(tap)).problem() == "tap_elsewhere");
}

TEST_CASE("a tap at another desk, or one that nobody made, opens nothing") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    const auto elsewhere = AtDesk(open, "desk-2").hold(anna);
    CHECK(desk.post("/v1/session", {{"tap", elsewhere}, {"pin", pin}}).problem() == "tap_over");
    CHECK(desk.post("/v1/session", {{"tap", freshId()}, {"pin", pin}}).problem() == "tap_over");
    CHECK(desk.post("/v1/session", {{"pin", pin}}).problem() == "tap_over");
    CHECK(desk.post("/v1/session", {{"tap", desk.hold(1)}, {"pin", pin}}).problem() == "tap_over");
}

TEST_CASE("the same request again is answered the same and done once") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    const auto tap = desk.hold(anna);
    const auto id = freshId();
    const auto first = desk.post("/v1/session", {{"id", id}, {"tap", tap}, {"pin", pin}});
    const auto again = desk.post("/v1/session", {{"id", id}, {"tap", tap}, {"pin", pin}});
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(countOf(open, "staff.signed_in") == 1);
    for (const std::string what : {"/v1/session/end", "/v1/shift/end"}) {
        if (what == "/v1/shift/end") REQUIRE(desk.signIn(anna).status == 200);
        INFO(what);
        const auto once = freshId();
        CHECK(desk.post(what, {{"id", once}}).status == 204);
        CHECK(desk.post(what, {{"id", once}}).status == 204);
        CHECK(desk.post(what).problem() == "signed_out");
    }
    CHECK(countOf(open, "staff.signed_out") == 2);
}

TEST_CASE("a locked session hides the work and comes back with the PIN alone") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(anna).status == 200);
    const auto session = textOf(desk.session(), "id");
    CHECK(desk.post("/v1/session/lock").status == 204);
    const auto locked = desk.state();
    CHECK(locked.at("session").at("locked").as_bool());
    CHECK(locked.at("session").at("name") == "Anna K.");
    CHECK(locked.at("session").at("rights").as_array().empty());
    CHECK(locked.at("card").is_null());
    const auto refused = desk.post("/v1/people/search", {{"query", ""}});
    CHECK(refused.status == 423);
    CHECK(refused.problem() == "locked");

    CHECK(desk.post("/v1/session", {{"pin", wrongPin}}).problem() == "pin_wrong");
    CHECK(desk.post("/v1/session", {{"pin", pin}}).status == 200);
    CHECK(textOf(desk.session(), "id") == session);
    CHECK(desk.post("/v1/people/search", {{"query", ""}}).status == 200);
}

TEST_CASE("another's card locks the desk at once, and their PIN makes it theirs") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(anna).status == 200);
    const auto tap = desk.hold(ewa);
    const auto between = desk.state();
    CHECK(between.at("session").at("locked").as_bool());
    CHECK(between.at("sign_in").at("name") == "Ewa D.");
    CHECK(desk.post("/v1/session", {{"tap", tap}, {"pin", pin}}).status == 200);
    CHECK(desk.session().at("name") == "Ewa Dudek");
    CHECK(countOf(open, "staff.signed_out") == 1);
}

TEST_CASE("one's own card at one's own desk changes nothing") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(anna).status == 200);
    desk.hold(anna);
    CHECK_FALSE(desk.session().at("locked").as_bool());
    CHECK(desk.state().at("sign_in").is_null());
    CHECK(desk.state().at("card").at("what") == "staff");
}

TEST_CASE("a session that nobody uses locks by itself, and ends by itself") {
    Durations durations;
    durations.idleLock = std::chrono::milliseconds(300);
    durations.session = std::chrono::milliseconds(900);
    OpenHouse open(staffedHouse(), durations);
    Follower screen(open.loop, open.socket("desk-1.screen"));
    REQUIRE(AtDesk(open).signIn(anna).status == 200);
    screen.next(isLocked);
    screen.next(isSignedOut);
    CHECK(AtDesk(open).post("/v1/session", {{"pin", pin}}).problem() == "tap_over");
}

TEST_CASE("whoever works at the desk keeps it open; cards at its reader and what its screen reads don't") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    const auto afterSeconds = [&](std::int64_t seconds) { open.house.clock.startedMs -= seconds * 1'000; };
    const auto isOpen = [&] { return desk.post("/v1/people/search", {{"query", ""}}).status == 200; };
    REQUIRE(desk.signIn(anna).status == 200);
    const auto ada = desk.registered({{"name", "Ada Maj"}});
    desk.given(ada, 304);

    afterSeconds(110);
    REQUIRE(desk.post("/v1/session/use").status == 204);
    afterSeconds(110);
    CHECK(isOpen());
    afterSeconds(11);
    CHECK_FALSE(isOpen());
    CHECK(desk.post("/v1/session/use").problem() == "locked");
    REQUIRE(desk.post("/v1/session", {{"pin", pin}}).status == 200);

    INFO("a resident's card opens them at the screen, which asks for them");
    afterSeconds(110);
    desk.hold(304);
    CHECK(desk.get("/v1/people/" + ada).status == 200);
    CHECK(desk.post("/v1/people/search", {{"query", "ada"}}).status == 200);
    afterSeconds(11);
    CHECK_FALSE(isOpen());
    REQUIRE(desk.post("/v1/session", {{"pin", pin}}).status == 200);

    INFO("a screen that waits for a card gives whichever comes");
    const auto jan = desk.registered({{"name", "Jan Lis"}});
    afterSeconds(110);
    desk.given(jan, 305);
    afterSeconds(11);
    CHECK_FALSE(isOpen());
}

TEST_CASE("the end of a shift signs everybody out at every desk") {
    OpenHouse open(staffedHouse());
    AtDesk one(open);
    AtDesk other(open, "desk-2");
    REQUIRE(one.signIn(anna).status == 200);
    REQUIRE(other.signIn(ewa).status == 200);
    other.post("/v1/session/lock");
    CHECK(one.post("/v1/shift/end").status == 204);
    CHECK(one.session().is_null());
    CHECK(other.session().is_null());
    CHECK(countOf(open, "staff.signed_out") == 2);
}

TEST_CASE("a restart signs everybody out") {
    OpenHouse open(staffedHouse());
    REQUIRE(AtDesk(open).signIn(anna).status == 200);
    open.stop();
    open.start();
    CHECK(AtDesk(open).session().is_null());
}

TEST_CASE("a member changes their PIN with the old one, to one that nobody guesses") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(anna).status == 200);
    CHECK(desk.post("/v1/session/pin", {{"old", wrongPin}, {"new", "805317"}}).problem() == "pin_wrong");
    CHECK(desk.post("/v1/session/pin", {{"old", pin}, {"new", "123456"}}).problem() == "pin_guessable");
    CHECK(desk.post("/v1/session/pin", {{"old", pin}, {"new", "12"}}).status == 422);
    CHECK(desk.post("/v1/session/pin", {{"old", pin}, {"new", "805317"}}).status == 204);
    CHECK(desk.post("/v1/session/end").status == 204);
    CHECK(desk.signIn(anna).problem() == "pin_wrong");
    CHECK(desk.signIn(anna, "805317").status == 200);
    CHECK_THAT(open.house.story(), Catch::Contains(std::vector<std::string>{"staff.changed"}));
}

TEST_CASE("the first administrator comes in by the one-time code, once") {
    auto setup = smallShelter();
    setup.staff.push_back({.id = "",
                           .name = "Adam Nowak",
                           .role = domain::Role::administrator,
                           .card = std::nullopt,
                           .pin = "",
                           .setupCode = "KRUK-7HQ2-M9TD"});
    OpenHouse open(setup);
    AtDesk desk(open);
    CHECK(desk.state().at("setup").as_bool());
    CHECK(desk.state().at("card").is_null());
    const auto held = desk.hold(901);
    CHECK(desk.state().at("card").at("tap").as_string() == held);
    CHECK(desk.state().at("card").at("what") == "unknown");
    const auto with = [&](const std::string& tap, const std::string& code, const std::string& chosen) {
        return desk.post("/v1/session/setup", {{"tap", tap}, {"code", code}, {"pin", chosen}});
    };
    const auto tap = desk.hold(900);
    CHECK(with(tap, "KRUK-7HQ2-XXXX", pin).problem() == "code_wrong");
    CHECK(with(freshId(), "KRUK-7HQ2-M9TD", pin).problem() == "tap_over");
    CHECK(with(tap, "KRUK-7HQ2-M9TD", "111111").problem() == "pin_guessable");
    CHECK(with(desk.hold(1), "KRUK-7HQ2-M9TD", pin).problem() == "card_taken");
    const auto last = desk.hold(900);
    REQUIRE(with(last, "kruk 7hq2 m9td", pin).status == 200);
    CHECK(desk.session().at("role") == "administrator");
    CHECK_FALSE(desk.state().at("setup").as_bool());
    CHECK(with(desk.hold(901), "KRUK-7HQ2-M9TD", pin).problem() == "setup_over");
    CHECK(desk.post("/v1/session/end").status == 204);
    CHECK(desk.signIn(900).status == 200);
}
