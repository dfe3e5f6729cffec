// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/record_alert.h"
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
}
