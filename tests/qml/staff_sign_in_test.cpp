// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QQuickWindow>
#include <set>

#include "scene.h"
#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

namespace json = boost::json;

json::object candidate(const char* who) {
    auto state = signedOut();
    state["sign_in"] = staffPart(who);
    return state;
}

json::object refusal(const char* code) {
    return {{"type", std::string("urn:ostoja:problem:") + code}, {"title", code}, {"detail", code}};
}

}  // namespace

TEST_CASE("a carer signs in with a card and a PIN, by keys") {
    StaffOnScreen shown(smallDesk);
    shown.say(candidate("sign_in"));
    shown.type(QStringLiteral("734912"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session") == 1; }));
    const auto asked = shown.lastAsked("POST /v1/session");
    CHECK(asked.at("pin") == "734912");
    CHECK(asked.at("tap") == staffPart("sign_in").at("tap"));
    CHECK(asked.at("id").as_string().size() == 36);
    CHECK(shown.desk.session()->pin()->length() == 0);
    shown.say(signedIn());
    CHECK(shown.desk.screen() == QLatin1String("board"));
}

TEST_CASE("a carer signs in by touch alone") {
    StaffOnScreen shown(smallDesk);
    shown.say(candidate("sign_in"));
    for (const auto* figure : {"7", "3", "4", "9", "9", "rub", "1", "2"})
        shown.touch(QStringLiteral("pin_") + QLatin1String(figure));
    shown.touch(QStringLiteral("pin_enter"));
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session") == 1; }));
    CHECK(shown.lastAsked("POST /v1/session").at("pin") == "734912");
}

TEST_CASE("a PIN of fewer than six figures isn't asked about, and nothing but figures counts") {
    StaffOnScreen shown(smallDesk);
    shown.say(candidate("sign_in"));
    shown.type(QStringLiteral("12a 4-5"));
    CHECK(shown.desk.session()->pin()->length() == 4);
    shown.key(Qt::Key_Return);
    shown.type(QStringLiteral("123456789012345"));
    CHECK(shown.desk.session()->pin()->length() == 12);
    CHECK(shown.asked("POST /v1/session") == 0);
}

TEST_CASE("the window knows how many figures a PIN has, and never which") {
    StaffOnScreen shown(smallDesk);
    shown.say(candidate("sign_in"));
    const auto words = [&] {
        shown.window().grabWindow();
        std::multiset<std::string> all;
        for (auto* text : shown.visibleTexts()) all.insert(told(*text));
        return all;
    };
    const auto before = words();
    shown.type(QStringLiteral("58316204"));
    CHECK(shown.desk.session()->pin()->length() == 8);
    CHECK(words() == before);
}

TEST_CASE("a wrong PIN says how many tries are left; a delay is told in words and counts down") {
    StaffOnScreen shown(smallDesk);
    auto wrong = refusal("pin_wrong");
    wrong["attempts_left"] = 3;
    shown.station.answer("POST /v1/session", 401, wrong);
    shown.say(candidate("sign_in"));
    shown.type(QStringLiteral("111111"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.desk.session()->problem() == QLatin1String("pin_wrong"); }));
    CHECK(shown.desk.session()->refusal()[QStringLiteral("attempts_left")] == 3);

    auto delayed = candidate("sign_in");
    delayed["sign_in"].as_object()["tap"] = "0192f444-0000-7000-8000-000000000009";
    delayed["sign_in"].as_object()["delayed_s"] = 2;
    shown.say(delayed);
    CHECK(shown.desk.session()->delaySeconds() == 2);
    shown.type(QStringLiteral("111111"));
    shown.key(Qt::Key_Return);
    CHECK(shown.asked("POST /v1/session") == 1);
    CHECK(waitUntil([&] { return shown.desk.session()->delaySeconds() == 0; }));
}

TEST_CASE("somebody else's card asks for their PIN at once and hides the work") {
    StaffOnScreen shown(smallDesk);
    shown.show("change_of_person");
    CHECK(shown.desk.screen() == QLatin1String("sign_in"));
    CHECK(shown.desk.session()->candidate() == QLatin1String("Piotr N."));
    CHECK(shown.desk.people()->found().isEmpty());
    shown.type(QStringLiteral("902517"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session") == 1; }));
    CHECK(shown.lastAsked("POST /v1/session").at("tap") == staffPart("other_sign_in").at("tap"));
}

TEST_CASE("the station hears that somebody works at the desk, now and then; a card that is held isn't it") {
    const std::string use = "POST /v1/session/use";
    DeskTimes times;
    times.use = std::chrono::milliseconds(300);
    StaffOnScreen shown(smallDesk, times);
    shown.show("people");
    auto state = signedIn();
    state["card"] = {
        {"tap", "tap-8"}, {"what", "person"}, {"person", "0192f666-0000-7000-8000-000000000001"}};
    shown.say(state);
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    CHECK(shown.asked(use) == 0);
    shown.type(QStringLiteral("mar"));
    CHECK(waitUntil([&] { return shown.asked(use) == 2; }));
    CHECK(shown.asked("POST /v1/people/search") > 0);
}

TEST_CASE("a card that was held by mistake leaves the desk to whoever works there, for their PIN") {
    StaffOnScreen shown(smallDesk);
    shown.show("change_of_person");
    shown.type(QStringLiteral("90"));
    shown.key(Qt::Key_Escape);
    CHECK(shown.desk.screen() == QLatin1String("locked"));
    CHECK(shown.desk.session()->pinAlone());
    shown.type(QStringLiteral("734912"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session") == 1; }));
    CHECK_FALSE(shown.lastAsked("POST /v1/session").contains("tap"));
    CHECK(shown.lastAsked("POST /v1/session").at("pin") == "734912");
}

TEST_CASE("one's own card at one's own desk changes nothing") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    auto own = signedIn();
    own["sign_in"] = staffPart("sign_in");
    shown.say(own);
    CHECK(shown.desk.screen() == QLatin1String("people"));
}

TEST_CASE("a locked desk opens with the PIN alone") {
    StaffOnScreen shown(smallDesk);
    shown.show("locked");
    shown.type(QStringLiteral("734912"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session") == 1; }));
    CHECK_FALSE(shown.lastAsked("POST /v1/session").contains("tap"));
}

TEST_CASE("a desk that nobody uses closes the person's panel, and then asks to be locked") {
    StaffOnScreen shown(smallDesk, {std::chrono::milliseconds(150), std::chrono::milliseconds(600)});
    shown.show("people");
    shown.desk.person()->open(QStringLiteral("0192f666-0000-7000-8000-000000000001"));
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    CHECK(waitUntil([&] { return shown.desk.person()->id().isEmpty(); }));
    CHECK(shown.asked("POST /v1/session/lock") == 0);
    CHECK(waitUntil([&] { return shown.asked("POST /v1/session/lock") == 1; }));
}

TEST_CASE("the first administrator gives the code, a card and a PIN twice") {
    StaffOnScreen shown(smallDesk);
    auto setup = signedOut();
    setup["setup"] = true;
    shown.say(setup);
    shown.type(QStringLiteral("ABCD-1234"));
    shown.key(Qt::Key_Tab);
    shown.type(QStringLiteral("Anna Kowal"));
    shown.key(Qt::Key_Tab);
    shown.type(QStringLiteral("734912"));
    shown.key(Qt::Key_Tab);
    shown.type(QStringLiteral("734913"));
    shown.key(Qt::Key_Return);
    CHECK(shown.desk.session()->problem() == QLatin1String("no_card_at_reader"));
    setup["card"] = {{"tap", "0192f444-0000-7000-8000-000000000005"}, {"what", "unknown"}};
    shown.say(setup);
    shown.key(Qt::Key_Return);
    CHECK(shown.desk.session()->problem() == QLatin1String("pins_differ"));
    CHECK(shown.asked("POST /v1/session/setup") == 0);
    shown.type(QStringLiteral("734912"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session/setup") == 1; }));
    const auto asked = shown.lastAsked("POST /v1/session/setup");
    CHECK(asked.at("code") == "ABCD-1234");
    CHECK(asked.at("name") == "Anna Kowal");
    CHECK(asked.at("pin") == "734912");
    CHECK(asked.at("tap") == "0192f444-0000-7000-8000-000000000005");
}

TEST_CASE("a role that may see nobody begins where it may work") {
    StaffOnScreen shown(smallDesk);
    auto state = signedIn();
    state["session"].as_object()["role"] = "administrator";
    state["session"].as_object()["rights"] = {"manage_staff", "read_record", "end_shift"};
    shown.say(state);
    CHECK(shown.desk.screen() == QLatin1String("team"));
    CHECK(shown.asked("POST /v1/people/search") == 0);
    CHECK_FALSE(shown.has(QStringLiteral("to_people")));
    CHECK(shown.has(QStringLiteral("to_record")));
}

TEST_CASE("what isn't a staff terminal's state leaves the desk without a station") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    const auto* const text = GENERATE("{}", "[1]", "\"x\"", "{\"role\":\"door\"}", "{\"role\":", "");
    shown.desk.tell(text);
    CHECK(shown.desk.screen() == QLatin1String("unreachable"));
    CHECK_FALSE(shown.desk.atWork());
}

TEST_CASE("a state whose parts have other shapes than expected is shown as far as it goes") {
    StaffOnScreen shown(smallDesk);
    shown.desk.tell(
        R"({"role":"staff","facility":3,"night":7,"places":"many","office":[],"session":"x","sign_in":4,"calls":{},"alerts":null,"card":"y","waiting":"2"})");
    CHECK(shown.desk.screen() == QLatin1String("sign_in"));
    CHECK(shown.desk.house()->free() == 0);
    CHECK(shown.desk.house()->officeAge() == -1);
    CHECK(shown.desk.queue()->count() == 0);
}

}  // namespace ostoja::kiosk::test
