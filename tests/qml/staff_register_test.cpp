// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

namespace json = boost::json;

const std::string newcomer = "0192f666-0000-7000-8000-0000000000aa";
const std::string newPerson = "POST /v1/people";

json::object jan() {
    return {
        {"person", newcomer}, {"kind", "resident"}, {"name", "Jan Nowak"}, {"card", "none"}, {"version", 1}};
}

void knowJan(StaffOnScreen& shown) {
    shown.station.answer(newPerson, 200, jan());
    shown.station.answer("GET /v1/people/" + newcomer, 200, jan());
    shown.station.answer("POST /v1/people/" + newcomer + "/cards", 200, {{"card", "c"}});
}

json::object cardHeld(const char* tap, const char* what) {
    auto state = signedIn();
    state["card"] = {{"tap", tap}, {"what", what}};
    return state;
}

}  // namespace

TEST_CASE(
    "registering a person and giving a card takes at most 25 keys and touches, the name's letters too") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    knowJan(shown);
    int keys = 0;
    const auto key = [&](Qt::Key which) {
        shown.key(which);
        ++keys;
    };
    const auto type = [&](const QString& text) {
        shown.type(text);
        keys += static_cast<int>(text.size());
    };
    key(Qt::Key_F2);
    type(QStringLiteral("Jan Nowak"));
    key(Qt::Key_Tab);
    type(QStringLiteral("m"));
    key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.desk.cards()->awaitedFor().toStdString() == newcomer; }));
    CHECK(shown.desk.screen() == QLatin1String("people"));
    shown.say(cardHeld("tap-1", "unknown"));
    ++keys;  // the card is held
    REQUIRE(waitUntil([&] { return shown.desk.cards()->awaitedFor().isEmpty(); }));
    CHECK(keys <= 25);

    const auto asked = shown.lastAsked(newPerson);
    CHECK(asked.at("kind") == "resident");
    CHECK(asked.at("details") == json::value({{"name", "Jan Nowak"}, {"sex", "m"}}));
    CHECK(asked.at("person").as_string().size() == 36);
    const auto card = shown.lastAsked("POST /v1/people/" + newcomer + "/cards");
    CHECK(card.at("tap") == "tap-1");
    CHECK(card.at("use") == "own");
}

TEST_CASE("Enter in the name's field saves, too: a name is enough") {
    StaffOnScreen shown(smallDesk);
    shown.show("register");
    knowJan(shown);
    shown.key(Qt::Key_Return);
    CHECK(shown.asked(newPerson) == 0);
    shown.type(QStringLiteral("Jan Nowak"));
    shown.key(Qt::Key_Return);
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked(newPerson) == 1; }));
    CHECK(shown.lastAsked(newPerson).at("details") == json::value({{"name", "Jan Nowak"}}));
}

TEST_CASE("an anonymous guest is one touch, and no card is asked for") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    const json::object guest{{"person", newcomer}, {"kind", "guest"}, {"guest_number", 5}, {"card", "none"}};
    shown.station.answer(newPerson, 200, guest);
    shown.station.answer("GET /v1/people/" + newcomer, 200, guest);
    shown.touch(QStringLiteral("guest_f"));
    REQUIRE(waitUntil([&] { return shown.desk.person()->id().toStdString() == newcomer; }));
    CHECK(shown.lastAsked(newPerson).at("kind") == "guest");
    CHECK(shown.lastAsked(newPerson).at("details") == json::value({{"sex", "f"}}));
    CHECK(shown.desk.cards()->awaitedFor().isEmpty());
}

TEST_CASE("likely duplicates stand beside while one types, and one of them is opened by a touch") {
    StaffOnScreen shown(smallDesk);
    shown.show("register_duplicates");
    shown.touch(QStringLiteral("duplicate_0"));
    CHECK(shown.desk.screen() == QLatin1String("people"));
    CHECK(waitUntil([&] {
        return shown.desk.person()->person()[QStringLiteral("name")] == QStringLiteral("Marek Wróbel");
    }));
    CHECK(shown.desk.registration()->draft().isEmpty());
}

TEST_CASE("where the station doubts, the second save says whom the person was compared with") {
    StaffOnScreen shown(smallDesk);
    shown.show("register");
    auto likely = staffPart("people").as_array();
    likely.resize(2);
    shown.station.answer(newPerson, 409,
                         {{"type", "urn:ostoja:problem:likely_duplicate"}, {"people", likely}});
    shown.type(QStringLiteral("Marek Wrobel"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.desk.registration()->doubted(); }));
    CHECK_FALSE(shown.lastAsked(newPerson).contains("despite"));
    const auto first = shown.lastAsked(newPerson).at("person");
    knowJan(shown);
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked(newPerson) == 2; }));
    CHECK(shown.lastAsked(newPerson).at("despite").as_array().size() == 2);
    CHECK(shown.lastAsked(newPerson).at("person") == first);
}

TEST_CASE("what the station says of a field stands at the field until it changes") {
    StaffOnScreen shown(smallDesk);
    shown.show("register");
    const json::array problems{{{"field", "name"}, {"words", "too long"}, {"code", "too_long"}}};
    shown.station.answer(newPerson, 422,
                         {{"type", "urn:ostoja:problem:details_refused"}, {"problems", problems}});
    shown.type(QStringLiteral("Jan"));
    shown.key(Qt::Key_Return);
    auto* form = shown.desk.registration()->form();
    REQUIRE(waitUntil([&] { return form->problems().contains(QStringLiteral("name")); }));
    shown.type(QStringLiteral("a"));
    CHECK(form->problems().isEmpty());
    CHECK(form->values()[QStringLiteral("name")] == QStringLiteral("Jana"));
}

TEST_CASE("an answer that never came is told, and the same person is asked for again") {
    StaffOnScreen shown(smallDesk);
    shown.show("register");
    shown.station.answer(newPerson, 503, {{"type", "urn:ostoja:problem:stopping"}, {"detail", "stopping"}});
    shown.type(QStringLiteral("Jan Nowak"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return !shown.desk.registration()->problem().isEmpty(); }));
    const auto first = shown.lastAsked(newPerson).at("person");
    knowJan(shown);
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked(newPerson) == 2; }));
    CHECK(shown.lastAsked(newPerson).at("person") == first);
}

}  // namespace ostoja::kiosk::test
