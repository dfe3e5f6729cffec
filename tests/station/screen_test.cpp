// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "tests/station/open_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::value;

namespace {

auto stepIs(const std::string& step) {
    return [step](const value& state) {
        return hasVisit(state) && state.at("visit").at("step") == step.c_str();
    };
}

auto outcomeIs(const std::string& outcome) {
    return [outcome](const value& state) {
        return hasVisit(state) && state.at("visit").at("outcome") == outcome.c_str();
    };
}

/// A station where resident 1 has just tapped at door-1.
struct Evening {
    explicit Evening(Durations durations = {}) : open(smallShelter(), durations) {
        open.tap(1);
        visit = screen.next(hasVisit).data.at("visit");
    }
    std::string bedState() {
        return std::string(
            open.ask("admin", "GET", "/v1/beds").json.at("beds").at(0).at("state").as_string());
    }

    OpenHouse open;
    Follower screen{open.loop, open.socket("door-1.screen")};
    value visit;
};

}  // namespace

TEST_CASE("a visit ends by itself, and its commands with it") {
    Durations short_;
    short_.bed = std::chrono::milliseconds(50);
    Evening evening(short_);
    evening.screen.next(hasNoVisit);
    const auto answer = evening.open.command(evening.visit, "leave");
    CHECK(answer.status == 409);
    CHECK(answer.problem() == "visit_over");
}

TEST_CASE("done ends the visit at once") {
    Evening evening;
    CHECK(evening.open.command(evening.visit, "done").status == 200);
    evening.screen.next(hasNoVisit);
    CHECK(evening.open.command(evening.visit, "away").problem() == "visit_over");
    CHECK(evening.bedState() == "occupied");
}

TEST_CASE("the next card ends the visit before it") {
    Evening evening;
    evening.open.tap(3);
    evening.screen.next([](const value& state) {
        return hasVisit(state) && state.at("visit").at("bed").at("number") == "2";
    });
    CHECK(evening.open.command(evening.visit, "away").problem() == "visit_over");
}

TEST_CASE("out for a moment: the bed stays theirs") {
    Evening evening;
    REQUIRE(evening.open.command(evening.visit, "away").status == 200);
    const auto state = evening.screen.next(stepIs("away")).data;
    CHECK(state.at("visit").at("actions") == boost::json::array{"leave", "help", "more_time", "done"});
    CHECK(state.at("places").at("windows") == "offfx");
    CHECK(evening.bedState() == "away");
    CHECK(evening.open.command(evening.visit, "away").problem() == "not_offered");

    CHECK(evening.open.tap(1).json.at("outcome") == "bed");
    CHECK(evening.bedState() == "occupied");
    CHECK(evening.open.house.story().back() == "stay.back");
}

TEST_CASE("not staying needs the card once more, at this terminal, within the visit") {
    Evening evening;
    REQUIRE(evening.open.command(evening.visit, "leave").status == 200);
    const auto asking = evening.screen.next(stepIs("leave_asks_card")).data.at("visit");
    CHECK(asking.at("actions") == boost::json::array{"help", "more_time", "done"});
    CHECK(evening.bedState() == "occupied");

    SECTION("the same card ends the stay") {
        CHECK(evening.open.tap(1).json.at("outcome") == "left");
        const auto state = evening.screen.next(outcomeIs("left")).data;
        CHECK(state.at("visit").at("actions") == boost::json::array{"done"});
        CHECK(state.at("visit").at("total_ms") == 12'000);
        CHECK_FALSE(state.at("visit").as_object().contains("bed"));
        CHECK(state.at("places").at("windows") == "ffffx");
        CHECK(evening.bedState() == "free");
        CHECK(evening.open.house.journal().back().body.at("reason") == "not_staying");
    }
    SECTION("another card doesn't") {
        CHECK(evening.open.tap(3).json.at("outcome") == "bed");
        CHECK(evening.bedState() == "occupied");
        CHECK(evening.open.tap(1).json.at("outcome") == "bed");
    }
    SECTION("the same card at another terminal doesn't") {
        const auto elsewhere = evening.open.ask("door-2.reader", "POST", "/v1/taps", api::toJson(tapOf(1)));
        CHECK(elsewhere.json.at("outcome") == "bed");
        CHECK(evening.bedState() == "occupied");
    }
    SECTION("not after the visit was closed") {
        REQUIRE(evening.open.command(evening.visit, "done").status == 200);
        CHECK(evening.open.tap(1).json.at("outcome") == "bed");
        CHECK(evening.bedState() == "occupied");
    }
    SECTION("not after something else was touched") {
        REQUIRE(evening.open.command(evening.visit, "help").status == 200);
        const auto helped = evening.screen.next(stepIs("help_asked")).data.at("visit");
        CHECK(helped.at("actions") == boost::json::array{"away", "leave", "more_time", "done"});
        CHECK(evening.open.tap(1).json.at("outcome") == "bed");
    }
    SECTION("a tap that was refused doesn't use it up") {
        evening.open.ask("door-1.reader", "POST", "/v1/taps", api::toJson(tapOf(1, 9'000)));
        CHECK(evening.open.tap(1).json.at("outcome") == "left");
    }
    SECTION("more time keeps it") {
        REQUIRE(evening.open.command(evening.visit, "more_time").status == 200);
        CHECK(evening.open.tap(1).json.at("outcome") == "left");
    }
}

TEST_CASE("help is asked once, with the terminal and the visit") {
    Evening evening;
    const auto id = freshId();
    REQUIRE(evening.open.command(evening.visit, "help", id).status == 200);
    evening.screen.next(stepIs("help_asked"));
    CHECK(evening.open.command(evening.visit, "help").problem() == "not_offered");
    const auto entry = evening.open.house.journal().back();
    CHECK(entry.type == "pl.ostoja.help.asked.v1");
    CHECK(entry.body.at("terminal") == "door-1");
    CHECK(entry.body.at("visit") == evening.visit.at("id"));
}

TEST_CASE("a command that comes twice is done once, even after its visit") {
    Evening evening;
    const auto help = freshId();
    const auto first = evening.open.command(evening.visit, "help", help);
    const auto before = evening.open.house.journal().size();
    CHECK(evening.open.command(evening.visit, "help", help).text == first.text);
    const auto done = freshId();
    REQUIRE(evening.open.command(evening.visit, "done", done).status == 200);
    CHECK(evening.open.command(evening.visit, "done", done).status == 200);
    CHECK(evening.open.house.journal().size() == before);
}

TEST_CASE("another terminal's screen can't act in this visit") {
    Evening evening;
    const api::ScreenCommand command{freshId(), std::string(evening.visit.at("id").as_string()), "away"};
    const auto answer = evening.open.ask("door-2.screen", "POST", "/v1/commands", api::toJson(command));
    CHECK(answer.status == 409);
    CHECK(answer.problem() == "visit_over");
    CHECK(evening.bedState() == "occupied");
}

TEST_CASE("more time starts the visit's time anew") {
    Evening evening;
    REQUIRE(evening.open.command(evening.visit, "more_time").status == 200);
    const auto visit = evening.screen.next(hasVisit).data.at("visit");
    CHECK(visit.at("id") == evening.visit.at("id"));
    CHECK(visit.at("total_ms") == 20'000);
}

TEST_CASE("an ended visit is never sent again, to a new screen neither") {
    Evening evening;
    REQUIRE(evening.open.command(evening.visit, "done").status == 200);
    Follower late(evening.open.loop, evening.open.socket("door-1.screen"));
    CHECK(hasNoVisit(late.next().data));
}

TEST_CASE("a running visit is there for a screen that comes later") {
    Evening evening;
    Follower late(evening.open.loop, evening.open.socket("door-1.screen"));
    CHECK(late.next().data.at("visit").at("id") == evening.visit.at("id"));
}
