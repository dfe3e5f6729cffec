// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QQuickItem>
#include <QQuickWindow>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

namespace json = boost::json;

const std::string marek = "0192f666-0000-7000-8000-000000000001";
const std::string cardOfMarek = "0192faaa-0000-7000-8000-000000000002";

json::object cardHeld(const char* tap, const char* what, const std::string& person = {}) {
    auto state = signedIn();
    state["card"] = {{"tap", tap}, {"what", what}, {"person", person}};
    return state;
}

}  // namespace

TEST_CASE("a lost card is replaced with at most 8 keys and touches, while the person waits") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    shown.station.answer("POST /v1/cards/" + cardOfMarek + "/lost", 200, {});
    shown.station.answer("POST /v1/people/" + marek + "/cards", 200, {{"card", "c"}});
    int keys = 0;
    const auto key = [&](Qt::Key which) {
        shown.key(which);
        ++keys;
    };
    shown.type(QStringLiteral("wro"));
    keys += 3;
    REQUIRE(waitUntil([&] { return shown.desk.people()->answered(); }));
    CHECK(shown.lastAsked("POST /v1/people/search").at("query") == "wro");
    key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    key(Qt::Key_Z);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/cards/" + cardOfMarek + "/lost") == 1; }));
    CHECK(shown.desk.cards()->awaitedFor().toStdString() == marek);
    shown.say(cardHeld("tap-1", "unknown"));
    ++keys;  // the new card is held
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/people/" + marek + "/cards") == 1; }));
    CHECK(shown.lastAsked("POST /v1/people/" + marek + "/cards").at("use") == "own");
    CHECK(keys <= 8);
}

TEST_CASE("while a card is awaited, somebody's card or a staff card isn't given away") {
    StaffOnScreen shown(smallDesk);
    shown.show("card_awaited");
    const auto* const what = GENERATE("person", "staff");
    shown.say(cardHeld("tap-1", what, marek));
    CHECK(shown.desk.cards()->unfit().toStdString() == std::string("card_of_") + what);
    CHECK(shown.asked("POST /v1/people/" + marek + "/cards") == 0);
    CHECK(shown.desk.cards()->awaitedFor().toStdString() == marek);
}

TEST_CASE("a card that was held before it was awaited, or is told twice, isn't given") {
    StaffOnScreen shown(smallDesk);
    shown.show("person");
    shown.station.answer("POST /v1/people/" + marek + "/cards", 200, {{"card", "c"}});
    shown.say(cardHeld("tap-1", "unknown"));
    shown.desk.cards()->await(QString::fromStdString(marek), QStringLiteral("Marek"), QStringLiteral("own"));
    shown.say(cardHeld("tap-1", "unknown"));
    CHECK(shown.desk.cards()->awaitedFor().toStdString() == marek);
    CHECK(shown.asked("POST /v1/people/" + marek + "/cards") == 0);
    shown.say(cardHeld("tap-2", "unknown"));
    REQUIRE(waitUntil([&] { return shown.desk.cards()->awaitedFor().isEmpty(); }));
    CHECK(shown.asked("POST /v1/people/" + marek + "/cards") == 1);
}

TEST_CASE("a person's card at the desk's reader finds the person") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    shown.say(cardHeld("tap-1", "person", marek));
    CHECK(waitUntil([&] {
        return shown.desk.person()->person()[QStringLiteral("name")] == QStringLiteral("Marek Wróbel");
    }));
}

TEST_CASE("each of the panel's keys does what its button says") {
    StaffOnScreen shown(smallDesk);
    struct Case {
        const char* state;
        const char* key;
        const char* button;
        const char* asks;
    };
    const auto it =
        GENERATE(Case{"valid", "R", "card_returned", "returned"}, Case{"lost", "O", "card_found", "found"},
                 Case{"valid", "Z", "card_lost", "lost"});
    auto person = staffPart("person").as_object();
    person["cards"].as_array()[0].as_object()["state"] = it.state;
    shown.station.answer("GET /v1/people/" + marek, 200, person);
    const auto asks = "POST /v1/cards/" + cardOfMarek + "/" + it.asks;
    shown.station.answer(asks, 200, {});
    shown.show("people");
    shown.desk.person()->open(QString::fromStdString(marek));
    REQUIRE(waitUntil([&] { return shown.has(QString::fromLatin1(it.button)); }));
    shown.type(QString::fromLatin1(it.key));
    REQUIRE(waitUntil([&] { return shown.asked(asks) == 1; }));
    shown.desk.cards()->cancel();
    REQUIRE(waitUntil([&] { return !shown.desk.person()->waiting() && !shown.desk.cards()->waiting(); }));
    shown.touch(QString::fromLatin1(it.button));
    CHECK(waitUntil([&] { return shown.asked(asks) == 2; }));
}

TEST_CASE("each card that is somebody's can be dealt with on their page, a loan beside a lost one too") {
    StaffOnScreen shown(smallDesk);
    auto person = staffPart("person").as_object();
    const auto own = person["cards"].as_array()[0].as_object();
    auto loan = own;
    loan["card"] = "loan-1";
    loan["use"] = "loan";
    auto lost = own;
    lost["state"] = "lost";
    person["cards"] = json::array{loan, lost};
    shown.station.answer("GET /v1/people/" + marek, 200, person);
    shown.show("details");
    struct Step {
        const char* button;
        std::string asks;
    };
    for (const auto& step : {Step{"card_returned_0", "POST /v1/cards/loan-1/returned"},
                             Step{"card_found_1", "POST /v1/cards/" + cardOfMarek + "/found"}}) {
        INFO(step.button);
        shown.station.answer(step.asks, 200, {});
        REQUIRE(waitUntil([&] { return !shown.desk.cards()->waiting(); }));
        shown.scrollTo(QStringLiteral("erase"));
        shown.touch(QString::fromLatin1(step.button));
        CHECK(waitUntil([&] { return shown.asked(step.asks) == 1; }));
    }
    CHECK_FALSE(shown.has(QStringLiteral("card_returned_1")));
}

TEST_CASE("whoever gave up the bed and holds a loan card still is to give it back, and the panel says so") {
    const bool stays = GENERATE(false, true);
    StaffOnScreen shown(smallDesk);
    auto person = staffPart("person").as_object();
    person["cards"].as_array()[0].as_object()["use"] = "loan";
    if (!stays) person["tonight"] = nullptr;
    person["lately"] = json::array{json::object{{"at", "2026-11-22T19:00:00.000Z"}, {"what", "tap.left"}}};
    shown.station.answer("GET /v1/people/" + marek, 200, person);
    shown.show("person");
    const auto* told = shown.window().findChild<QQuickItem*>(QStringLiteral("loan_to_take_back"));
    REQUIRE(told != nullptr);
    CHECK(told->isVisible() == !stays);
}

TEST_CASE("a loan card is given for the night") {
    StaffOnScreen shown(smallDesk);
    auto person = staffPart("person").as_object();
    person["cards"] = json::array();
    person["card"] = "none";
    shown.station.answer("GET /v1/people/" + marek, 200, person);
    shown.station.answer("POST /v1/people/" + marek + "/cards", 200, {{"card", "c"}});
    shown.show("people");
    shown.desk.person()->open(QString::fromStdString(marek));
    REQUIRE(waitUntil([&] { return shown.has(QStringLiteral("card_loan")); }));
    shown.type(QStringLiteral("t"));
    REQUIRE(shown.desk.cards()->awaitedFor().toStdString() == marek);
    shown.say(cardHeld("tap-1", "unknown"));
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/people/" + marek + "/cards") == 1; }));
    CHECK(shown.lastAsked("POST /v1/people/" + marek + "/cards").at("use") == "loan");
}

TEST_CASE("the last act is named on the screen and taken back by key or touch") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer("POST /v1/undo", 200, {});
    shown.show("person");
    shown.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/undo") == 1; }));
    CHECK(shown.lastAsked("POST /v1/undo").at("undo") == staffPart("undo").at("undo"));
    REQUIRE(waitUntil([&] { return !shown.desk.session()->waiting(); }));
    shown.touch(QStringLiteral("undo"));
    CHECK(waitUntil([&] { return shown.asked("POST /v1/undo") == 2; }));
}

TEST_CASE("arrows choose among those who were found, and Escape goes back to the search") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    CHECK(shown.desk.people()->current() == 0);
    shown.key(Qt::Key_Down);
    shown.key(Qt::Key_Down);
    shown.key(Qt::Key_Up);
    CHECK(shown.desk.people()->current() == 1);
    shown.key(Qt::Key_Up);
    shown.key(Qt::Key_Up);
    CHECK(shown.desk.people()->current() == 0);
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    shown.key(Qt::Key_Escape);
    CHECK(shown.desk.person()->id().isEmpty());
    shown.type(QStringLiteral("zim"));
    CHECK(shown.desk.people()->query() == QStringLiteral("zim"));
}

TEST_CASE(
    "what is typed while an answer is awaited is asked next, and the old answer doesn't stand above it") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    shown.type(QStringLiteral("wrobel"));
    REQUIRE(waitUntil([&] { return shown.desk.people()->answered(); }));
    CHECK(shown.lastAsked("POST /v1/people/search").at("query") == "wrobel");
    CHECK(shown.asked("POST /v1/people/search") < 8);
}

}  // namespace ostoja::kiosk::test
