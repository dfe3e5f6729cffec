// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

const std::string firstCall = "POST /v1/calls/0192f777-0000-7000-8000-000000000001/answer";

}  // namespace

TEST_CASE("whoever has no card is found by name and gets a bed, by keys") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    shown.key(Qt::Key_F4);
    shown.touch(QStringLiteral("call_0"));
    shown.type(QStringLiteral("osk"));
    REQUIRE(waitUntil([&] { return shown.desk.finder()->answered(); }));
    CHECK(shown.lastAsked("POST /v1/people/search").at("query") == "osk");
    shown.key(Qt::Key_Down);
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked(firstCall) == 1; }));
    CHECK(shown.lastAsked(firstCall).at("person") == "0192f666-0000-7000-8000-000000000002");
    REQUIRE(waitUntil([&] { return !shown.desk.queue()->outcome().isEmpty(); }));
    CHECK(shown.desk.queue()->chosen().isEmpty());
}

TEST_CASE("whoever gives no name is admitted as a guest, by one touch") {
    StaffOnScreen shown(smallDesk);
    shown.show("queue_who");
    shown.touch(QStringLiteral("admit_f"));
    REQUIRE(waitUntil([&] { return shown.asked(firstCall) == 1; }));
    CHECK(shown.lastAsked(firstCall).at("guest").at("sex") == "f");
}

TEST_CASE("a call is dealt with and an alert put away") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer("POST /v1/alerts/0192f888-0000-7000-8000-000000000001/seen", 200, {});
    shown.show("queue");
    shown.touch(QStringLiteral("call_done_0"));
    REQUIRE(waitUntil([&] { return shown.asked(firstCall) == 1; }));
    CHECK(shown.lastAsked(firstCall).at("done") == true);
    shown.touch(QStringLiteral("alert_0"));
    CHECK(waitUntil(
        [&] { return shown.asked("POST /v1/alerts/0192f888-0000-7000-8000-000000000001/seen") == 1; }));
}

TEST_CASE("whoever waited in vain is one press away from arriving again") {
    StaffOnScreen shown(smallDesk);
    const std::string ewa = "0192f666-0000-7000-8000-000000000007";
    auto person = staffPart("person").as_object();
    person["person"] = ewa;
    shown.station.answer("GET /v1/people/" + ewa, 200, person);
    shown.show("queue");
    CHECK_FALSE(shown.item(QStringLiteral("alert_open_1")).isVisible());
    shown.scrollTo(QStringLiteral("alert_open_2"));
    shown.touch(QStringLiteral("alert_open_2"));
    CHECK(waitUntil([&] {
        return shown.desk.person()->person()[QStringLiteral("person")] == QString::fromStdString(ewa);
    }));
}

TEST_CASE("of whoever waited in vain it is said which bed went back, where there was one") {
    StaffOnScreen shown(smallDesk);
    shown.show("queue");
    const auto words = [&] {
        return shown.item(QStringLiteral("alert_words_2")).property("text").toString();
    };
    CHECK(words().contains(QLatin1String("28")));
    auto state = signedIn();
    state["alerts"].as_array()[2].as_object().erase("bed");
    shown.say(state);
    CHECK(waitUntil([&] { return words().contains(QStringLiteral("nie miała")); }));
}

TEST_CASE("a call that was answered elsewhere isn't being answered here any more") {
    StaffOnScreen shown(smallDesk);
    shown.show("queue_who");
    auto state = signedIn();
    state["calls"].as_array().erase(state["calls"].as_array().begin());
    shown.say(state);
    CHECK(shown.desk.queue()->chosen().isEmpty());
}

TEST_CASE("an account is made with a name, a role, a PIN told twice and the card at the reader") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer("POST /v1/staff", 200, {});
    shown.show("team");
    const auto add = [&] { shown.touch(QStringLiteral("member_add")); };
    add();
    CHECK(shown.desk.team()->problem() == QLatin1String("name_missing"));
    shown.touch(QStringLiteral("member_name"));
    shown.type(QStringLiteral("Ewa Sowa"));
    add();
    CHECK(shown.desk.team()->problem() == QLatin1String("no_card_at_reader"));
    auto state = signedIn();
    state["card"] = {{"tap", "tap-7"}, {"what", "unknown"}};
    shown.say(state);
    shown.touch(QStringLiteral("role_social_worker"));
    shown.touch(QStringLiteral("member_pin"));
    shown.type(QStringLiteral("734912"));
    shown.touch(QStringLiteral("member_again"));
    shown.type(QStringLiteral("734912"));
    shown.scrollTo(QStringLiteral("member_add"));
    add();
    CHECK(shown.desk.team()->problem() == QLatin1String("own_pin_missing"));
    shown.touch(QStringLiteral("member_own_pin"));
    shown.type(QStringLiteral("805317"));
    shown.scrollTo(QStringLiteral("member_add"));
    add();
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/staff") == 1; }));
    const auto asked = shown.lastAsked("POST /v1/staff");
    CHECK(asked.at("name") == "Ewa Sowa");
    CHECK(asked.at("role") == "social_worker");
    CHECK(asked.at("pin") == "734912");
    CHECK(asked.at("own_pin") == "805317");
    CHECK(shown.desk.team()->own()->length() == 0);
    CHECK(asked.at("tap") == "tap-7");
    CHECK(asked.at("member").as_string().size() == 36);
}

TEST_CASE("an account changes its role, gets a PIN or a card, and is closed by what that will do") {
    StaffOnScreen shown(smallDesk);
    const std::string piotr = "POST /v1/staff/0192f333-0000-7000-8000-00000000000b";
    shown.station.answer(piotr, 200, {});
    shown.show("team_member");
    const auto idle = [&] { return waitUntil([&] { return !shown.desk.team()->waiting(); }); };
    shown.touch(QStringLiteral("role_manager"));
    shown.touch(QStringLiteral("member_own_pin"));
    shown.type(QStringLiteral("805317"));
    shown.scrollTo(QStringLiteral("member_set_role"));
    shown.touch(QStringLiteral("member_set_role"));
    REQUIRE(waitUntil([&] { return shown.asked(piotr) == 1; }));
    CHECK(shown.lastAsked(piotr).at("role") == "manager");
    CHECK(shown.lastAsked(piotr).at("own_pin") == "805317");
    REQUIRE(idle());
    shown.scrollTo(QStringLiteral("member_left"));
    shown.touch(QStringLiteral("member_left"));
    CHECK(shown.asked(piotr) == 1);
    shown.scrollTo(QStringLiteral("member_left_now"));
    shown.touch(QStringLiteral("member_left_now"));
    REQUIRE(waitUntil([&] { return shown.asked(piotr) == 2; }));
    CHECK(shown.lastAsked(piotr).at("state") == "left");
}

TEST_CASE("the record is read page by page") {
    StaffOnScreen shown(smallDesk);
    shown.show("record");
    CHECK(shown.desk.record()->entries().size() == 5);
    auto last = staffPart("record").as_object();
    last["before"] = "";
    shown.station.answer("GET /v1/record", 200, last);
    shown.touch(QStringLiteral("record_more"));
    REQUIRE(waitUntil([&] { return shown.desk.record()->entries().size() == 10; }));
    CHECK_FALSE(shown.desk.record()->more());
}

TEST_CASE("figures are asked for the nights that were told, and read table by table") {
    StaffOnScreen shown(smallDesk);
    shown.show("figures");
    auto& reports = *shown.desk.reports();
    CHECK(reports.table()[QStringLiteral("rows")].toList().size() == 2);
    shown.touch(QStringLiteral("table_1"));
    CHECK(reports.table()[QStringLiteral("rows")].toList().isEmpty());
    const int before = shown.asked("GET /v1/figures");
    shown.touch(QStringLiteral("figures_from"));
    shown.key(Qt::Key_A, Qt::ControlModifier);
    shown.type(QStringLiteral("yesterday"));
    shown.key(Qt::Key_Return);
    CHECK(reports.problem() == QLatin1String("no_such_nights"));
    CHECK(shown.asked("GET /v1/figures") == before);
    shown.key(Qt::Key_A, Qt::ControlModifier);
    shown.type(QStringLiteral("2026-11-01"));
    shown.touch(QStringLiteral("figures_show"));
    REQUIRE(waitUntil([&] { return shown.asked("GET /v1/figures") == before + 1; }));
    shown.show("locked");
    CHECK(reports.titles().isEmpty());
}

TEST_CASE("signing out, the end of a shift and another PIN") {
    StaffOnScreen shown(smallDesk);
    shown.show("account");
    shown.touch(QStringLiteral("end_shift"));
    CHECK(shown.asked("POST /v1/shift/end") == 0);
    shown.touch(QStringLiteral("end_shift_now"));
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/shift/end") == 1; }));
    shown.touch(QStringLiteral("sign_out"));
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session/end") == 1; }));
    shown.touch(QStringLiteral("pin_old"));
    shown.type(QStringLiteral("734912"));
    shown.key(Qt::Key_Return);
    shown.type(QStringLiteral("902517"));
    shown.key(Qt::Key_Return);
    shown.type(QStringLiteral("902517"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/session/pin") == 1; }));
    CHECK(shown.lastAsked("POST /v1/session/pin").at("old") == "734912");
    CHECK(shown.lastAsked("POST /v1/session/pin").at("new") == "902517");
}

TEST_CASE("the bar says which night it is, across the end of a month too") {
    StaffOnScreen shown(smallDesk);
    struct Case {
        const char* night;
        const char* from;
        const char* to;
    };
    const auto it = GENERATE(Case{"2026-11-22", "22", "23 listopada"},
                             Case{"2026-11-30", "30 listopada", "1 grudnia"}, Case{"", "", ""});
    auto state = signedOut();
    state["night"] = it.night;
    shown.say(state);
    CHECK(shown.desk.house()->nightFrom().toStdString() == it.from);
    CHECK(shown.desk.house()->nightTo().toStdString() == it.to);
}

TEST_CASE("a moment is told by its hour today, by its day else") {
    StaffOnScreen shown(smallDesk);
    const auto& house = *shown.desk.house();
    CHECK(house.when(QStringLiteral("2026-11-22T17:12:00.000Z")) == QStringLiteral("18:12"));
    CHECK(house.when(QStringLiteral("2026-11-08T17:20:00.000Z")) == QStringLiteral("8 lis 18:20"));
    CHECK(house.when(QStringLiteral("yesterday")).isEmpty());
    CHECK(house.today() == QStringLiteral("2026-11-22"));
}

}  // namespace ostoja::kiosk::test
