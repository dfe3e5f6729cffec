// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "station/recording/record_alert.h"
#include "station/recording/record_night.h"
#include "tests/station/at_the_desk.h"
#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;

TEST_CASE("an alert that was put away by mistake comes back, until it is seen again") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(anna).status == 200);
    open.tap(999);
    const auto before = desk.state().at("alerts");
    REQUIRE(before.as_array().size() == 1);
    const auto seen = "/v1/alerts/" + textOf(before.at(0), "alert") + "/seen";
    REQUIRE(desk.post(seen).status == 204);
    CHECK(desk.state().at("alerts").as_array().empty());
    const auto undo = desk.session().at("undo");
    CHECK(undo.at("what") == "alert_seen");
    REQUIRE(desk.post("/v1/undo", {{"undo", undo.at("undo")}}).status == 204);
    CHECK(textOf(desk.state().at("alerts").at(0), "alert") == textOf(before.at(0), "alert"));
    CHECK(open.house.story().back() == "undone");
    CHECK(desk.post(seen).status == 204);
}

TEST_CASE("whoever waited until their time ran out is told at the desks until somebody has seen it") {
    auto setup = staffedShelter();
    setup.rules.tap = "arrives";
    OpenHouse open(setup);
    AtDesk carer(open);
    AtDesk worker(open, "desk-2");
    REQUIRE(carer.signIn(anna).status == 200);
    REQUIRE(worker.signIn(sara).status == 200);
    const auto hidden = worker.registered({{"name", "Wanda Skryta"}, {"sex", "f"}, {"protected", true}});
    worker.given(hidden, 401);
    REQUIRE(textOf(open.tap(1).json, "outcome") == "arrival");
    REQUIRE(textOf(open.tap(401).json, "outcome") == "arrival");
    open.house.clock.wallMs += 21 * hourMs / 60;
    // Whoever comes next, time is the first that counts.
    REQUIRE(textOf(open.tap(3).json, "outcome") == "arrival");
    CHECK(open.house.story().at(open.house.story().size() - 2) == "arrival.lapsed");
    const auto alertsOf = [](AtDesk& desk) { return desk.state().at("alerts").as_array(); };
    Follower follower(open.loop, open.socket("desk-2.screen"));
    follower.next([](const auto& state) { return state.at("alerts").as_array().size() == 2; });
    CHECK(textOf(alertsOf(worker)[0], "person") == hidden);
    const auto told = alertsOf(carer);
    REQUIRE(told.size() == 1);
    CHECK(told[0].at("kind") == "arrival_lapsed");
    CHECK(told[0].at("terminal") == "door-1");
    CHECK(told[0].at("bed") == "1");
    CHECK(textOf(told[0], "label").starts_with("Imię1"));
    CHECK(carer.post("/v1/alerts/" + textOf(alertsOf(worker)[0], "alert") + "/seen").problem() ==
          "alert_unknown");
    // One press away they arrive again.
    CHECK(carer.post("/v1/arrivals", {{"person", textOf(told[0], "person")}, {"bed", ""}}).status == 200);
    CHECK(alertsOf(carer).size() == 1);
    REQUIRE(carer.post("/v1/alerts/" + textOf(told[0], "alert") + "/seen").status == 204);
    CHECK(alertsOf(carer).empty());
}

TEST_CASE("whoever waited without a bed until the night was over is told, too") {
    auto setup = staffedShelter();
    setup.rules.tap = "arrives";
    OpenHouse open(setup);
    AtDesk worker(open);
    REQUIRE(worker.signIn(sara).status == 200);
    const auto person = worker.registered({{"name", "Jan Nieznany"}});
    worker.given(person, 401);
    REQUIRE(textOf(open.tap(401).json, "outcome") == "see_staff");
    open.house.clock.wallMs += hourMs;
    REQUIRE(open.tap(3).status == 200);
    CHECK(worker.state().at("alerts").as_array().empty());
    open.house.clock.wallMs += 18 * hourMs;
    REQUIRE(open.tap(3).status == 200);
    Follower follower(open.loop, open.socket("desk-1.screen"));
    follower.next([&](const auto& state) {
        const auto& alerts = state.at("alerts").as_array();
        return alerts.size() == 2 && std::any_of(alerts.begin(), alerts.end(), [&](const auto& alert) {
                   return alert.at("kind") == "arrival_lapsed" && textOf(alert, "person") == person &&
                          !alert.as_object().contains("bed");
               });
    });
}

TEST_CASE(
    "fifty who waited in vain before hide neither who does so now nor a lost card, and end with their "
    "night") {
    auto setup = staffedShelter();
    setup.rules.tap = "arrives";
    House house(setup);
    const auto raised = runNow(*house.open(), [&](store::WriteStore& store) -> Expected<void> {
        ensureNight(store);
        for (std::int64_t n = 0; n < mostAlerts; ++n) {
            store::Person person;
            person.id = freshId();
            REQUIRE(store.people().put(person));
            raiseAlert(store,
                       {.id = {},
                        .kind = store::Alert::Kind::arrivalLapsed,
                        .terminal = "door-1",
                        .card = {},
                        .person = person.id,
                        .bed = bedNumbered(house, "1")},
                       store.lastSequence());
        }
        return {};
    });
    REQUIRE(raised);
    OpenHouse open(house);
    AtDesk carer(open);
    REQUIRE(carer.signIn(anna).status == 200);
    const auto person = carer.registered({{"name", "Jan Nowy"}, {"sex", "m"}});
    const auto card = carer.given(person, 401);
    REQUIRE(carer.post("/v1/cards/" + card + "/lost").status < 300);
    REQUIRE(open.tap(401).status == 200);
    REQUIRE(textOf(open.tap(1).json, "outcome") == "arrival");
    const auto told = [&](const auto& condition) {
        Follower follower(open.loop, open.socket("desk-1.screen"));
        follower.next([&](const auto& state) { return condition(state.at("alerts").as_array()); });
    };
    const auto isOfTonight = [](const auto& alert) {
        return alert.at("kind") == "arrival_lapsed" && alert.as_object().contains("label") &&
               textOf(alert, "label").starts_with("Imię1");
    };
    open.house.clock.wallMs += 21 * hourMs / 60;
    REQUIRE(open.tap(3).status == 200);
    told([&](const auto& alerts) {
        return alerts.size() == static_cast<std::size_t>(mostAlerts) && isOfTonight(alerts.at(0)) &&
               alerts.back().at("kind") == "revoked_card";
    });
    open.house.clock.wallMs += hourMs;
    REQUIRE(open.tap(5).status == 200);
    open.house.clock.wallMs += 18 * hourMs;
    REQUIRE(open.tap(7).status == 200);
    // Resident 5's time ran out as the night turned.
    told([&](const auto& alerts) {
        return alerts.size() == 2 && alerts.at(0).at("kind") == "arrival_lapsed" &&
               !isOfTonight(alerts.at(0)) && alerts.at(1).at("kind") == "revoked_card";
    });
}

TEST_CASE("alerts about protected people, however many, leave room for what everybody is told") {
    House house;
    const auto writer = house.open();
    const auto hidden = freshId();
    const auto raise = [&](const std::string& terminal, bool aboutThem) {
        std::size_t waiting = 0;
        const auto done = runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
            store::Person person;
            person.id = hidden;
            person.details.isProtected = true;
            if (!store.people().person(hidden)) REQUIRE(store.people().put(person));
            const store::Alert alert{
                .kind = aboutThem ? store::Alert::Kind::twoPlaces : store::Alert::Kind::unknownCard,
                .terminal = terminal,
                .person = aboutThem ? hidden : ""};
            const auto entry =
                store.append("pl.ostoja.card.unknown.v1", {{"terminal", terminal}, {"tap", freshId()}});
            waiting = raiseAlert(store, alert, entry).size();
            return {};
        });
        REQUIRE(done);
        return waiting;
    };
    constexpr auto most = static_cast<std::size_t>(mostAlerts);
    for (std::size_t i = 1; i <= most; ++i) CHECK(raise("door-" + std::to_string(i), true) == i);
    CHECK(raise("door-0", true) == most);
    for (std::size_t i = 1; i <= most; ++i) CHECK(raise("door-" + std::to_string(i), false) == most + i);
    CHECK(raise("door-0", false) == 2 * most);
    // Of those who waited none is left out, however many cards were strange.
    const auto lapse = [&] {
        std::size_t waiting = 0;
        REQUIRE(runNow(*writer, [&](store::WriteStore& store) -> Expected<void> {
            store::Person person;
            person.id = freshId();
            REQUIRE(store.people().put(person));
            const store::Alert alert{
                .kind = store::Alert::Kind::arrivalLapsed, .terminal = "door-1", .person = person.id};
            waiting = raiseAlert(store, alert, store.lastSequence()).size();
            return {};
        }));
        return waiting;
    };
    for (std::size_t i = 1; i <= most + 10; ++i) CHECK(lapse() == 2 * most + i);
}
