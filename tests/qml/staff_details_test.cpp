// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QQuickWindow>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

namespace json = boost::json;

const std::string marek = "0192f666-0000-7000-8000-000000000001";
const std::string ofMarek = "POST /v1/people/" + marek;
const std::string recordOfMarek = "GET /v1/people/" + marek;

json::object refusal(const char* code) {
    return {{"type", std::string("urn:ostoja:problem:") + code}, {"title", code}, {"detail", code}};
}

}  // namespace

TEST_CASE("only what was changed is sent, upon the version that was seen") {
    StaffOnScreen shown(smallDesk);
    shown.show("details");
    auto* form = shown.desk.person()->form();
    CHECK_FALSE(form->dirty());
    shown.touch(QStringLiteral("field_name"));
    shown.type(QStringLiteral("x"));
    form->set(QStringLiteral("contact"), QString());
    form->set(QStringLiteral("estimated_age"), QStringLiteral("57"));
    form->toggle(QStringLiteral("needs"), QStringLiteral("dog"));
    shown.station.answer(ofMarek + "/details", 200, staffPart("person").as_object());
    shown.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return shown.asked(ofMarek + "/details") == 1; }));
    const auto asked = shown.lastAsked(ofMarek + "/details");
    CHECK(asked.at("version") == 7);
    const json::value wanted{{"contact", ""},
                             {"estimated_age", 57},
                             {"name", "Marek Wróbelx"},
                             {"needs", json::array{"lower_bunk", "dog"}}};
    CHECK(asked.at("details") == wanted);
    CHECK(waitUntil([&] { return !form->dirty(); }));
}

TEST_CASE("an age that is taken back is told as taken back, and one that is no number as it was typed") {
    PersonForm form;
    form.start({{QStringLiteral("estimated_age"), 57}});
    form.set(QStringLiteral("estimated_age"), QString());
    CHECK(form.changes()[QStringLiteral("estimated_age")] == -1);
    form.set(QStringLiteral("estimated_age"), QStringLiteral("sixty"));
    CHECK(form.changes()[QStringLiteral("estimated_age")] == QStringLiteral("sixty"));
    form.set(QStringLiteral("estimated_age"), 57);
    CHECK(form.changes().isEmpty());
}

TEST_CASE("a page with changes isn't left by mistake") {
    StaffOnScreen shown(smallDesk);
    shown.show("details");
    shown.desk.person()->form()->set(QStringLiteral("contact"), QStringLiteral("tel."));
    const auto how = GENERATE(Qt::Key_Escape, Qt::Key_F3, Qt::Key_F4, Qt::Key_F2);
    shown.key(how);
    CHECK(shown.desk.screen() == QLatin1String("details"));
    CHECK(shown.desk.person()->problem() == QLatin1String("unsaved"));
    shown.touch(QStringLiteral("details_discard"));
    shown.key(Qt::Key_Escape);
    CHECK(shown.desk.screen() == QLatin1String("people"));
}

TEST_CASE("what somebody else changed meanwhile is told, and what was typed stays") {
    StaffOnScreen shown(smallDesk);
    shown.show("details");
    auto meanwhile = refusal("changed_meanwhile");
    meanwhile["by"] = "Piotr N.";
    shown.station.answer(ofMarek + "/details", 409, meanwhile);
    shown.desk.person()->form()->set(QStringLiteral("contact"), QStringLiteral("tel."));
    shown.touch(QStringLiteral("details_save"));
    REQUIRE(waitUntil([&] { return shown.desk.person()->problem() == QLatin1String("changed_meanwhile"); }));
    CHECK(shown.desk.person()->form()->values()[QStringLiteral("contact")] == QStringLiteral("tel."));

    auto newer = staffPart("person").as_object();
    newer["version"] = 9;
    newer["contact"] = "siostra Ewa, tel. 700";
    shown.station.answer(recordOfMarek, 200, newer);
    shown.touch(QStringLiteral("details_discard"));
    REQUIRE(waitUntil([&] {
        return shown.desk.person()->form()->values()[QStringLiteral("contact")] ==
               QStringLiteral("siostra Ewa, tel. 700");
    }));
    shown.desk.person()->form()->set(QStringLiteral("contact"), QStringLiteral("tel."));
    shown.touch(QStringLiteral("details_save"));
    REQUIRE(waitUntil([&] { return shown.asked(ofMarek + "/details") == 2; }));
    CHECK(shown.lastAsked(ofMarek + "/details").at("version") == 9);
}

TEST_CASE("what was typed over a field that somebody changes meanwhile is sent upon what was seen") {
    StaffOnScreen shown(smallDesk);
    shown.show("details");
    const auto seen = shown.desk.person()->person()[QStringLiteral("version")].toInt();
    auto newer = staffPart("person").as_object();
    newer["version"] = seen + 1;
    const bool sameField = GENERATE(true, false);
    newer[sameField ? "contact" : "greeting"] = "inaczej";
    shown.station.answer(recordOfMarek, 200, newer);
    shown.desk.person()->form()->set(QStringLiteral("contact"), QStringLiteral("tel."));
    shown.desk.person()->refresh();
    REQUIRE(waitUntil(
        [&] { return shown.desk.person()->person()[QStringLiteral("version")].toInt() == seen + 1; }));
    CHECK(shown.desk.person()->form()->values()[QStringLiteral("contact")] == QStringLiteral("tel."));
    shown.touch(QStringLiteral("details_save"));
    REQUIRE(waitUntil([&] { return shown.asked(ofMarek + "/details") == 1; }));
    CHECK(shown.lastAsked(ofMarek + "/details").at("version") == (sameField ? seen : seen + 1));
}

TEST_CASE("what is opened below the edge of a small desk is brought into view as a whole") {
    StaffOnScreen shown(smallDesk);
    shown.show("details");
    shown.scrollTo(QStringLiteral("erase"));
    shown.touch(QStringLiteral("erase"));
    CHECK(waitUntil([&] {
        shown.window().grabWindow();
        return shown.has(QStringLiteral("erase_why_person_asked")) &&
               shown.has(QStringLiteral("erase_pin")) && shown.has(QStringLiteral("erase_now"));
    }));
}

TEST_CASE("whatever has the keys is in view: nobody who works by keys needs a wheel") {
    StaffOnScreen shown(smallDesk);
    shown.show("details");
    const auto above = shown.window().findChild<QQuickItem*>(QStringLiteral("field_contact"));
    REQUIRE(above != nullptr);
    for (int tabs = 0; tabs < 80 && !above->hasActiveFocus(); ++tabs) shown.key(Qt::Key_Tab);
    REQUIRE(above->hasActiveFocus());
    CHECK(shown.has(QStringLiteral("field_contact")));
}

TEST_CASE("changes that were not saved come back after a lock, on the same page") {
    StaffOnScreen shown(smallDesk);
    shown.show("details");
    shown.desk.person()->form()->set(QStringLiteral("contact"), QStringLiteral("brat"));
    shown.show("locked");
    shown.say(signedIn());
    CHECK(shown.desk.screen() == QLatin1String("details"));
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    CHECK(shown.desk.person()->form()->values()[QStringLiteral("contact")] == QStringLiteral("brat"));
    CHECK(shown.desk.person()->form()->values()[QStringLiteral("name")] == QStringLiteral("Marek Wróbel"));
}

TEST_CASE("a health remark is read only with a reason, and hidden again") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(ofMarek + "/health-remark", 200, {{"health_remark", "cukrzyca"}});
    shown.show("details_health");
    shown.touch(QStringLiteral("health_read"));
    CHECK(shown.desk.person()->problem() == QLatin1String("why_missing"));
    CHECK(shown.asked(ofMarek + "/health-remark") == 0);
    shown.touch(QStringLiteral("health_why_care"));
    shown.touch(QStringLiteral("health_read"));
    REQUIRE(waitUntil([&] { return shown.desk.person()->healthRead(); }));
    CHECK(shown.lastAsked(ofMarek + "/health-remark").at("why") == "care");
    CHECK(shown.desk.person()->healthRemark() == QStringLiteral("cukrzyca"));
    CHECK_FALSE(shown.desk.person()->form()->dirty());
    shown.touch(QStringLiteral("health_hide"));
    CHECK(shown.desk.person()->healthRemark().isEmpty());
    shown.window().grabWindow();
    CHECK_FALSE(shown.has(QStringLiteral("field_health_remark")));
}

TEST_CASE("the panel at the right knows nothing of health") {
    StaffOnScreen shown(smallDesk);
    shown.show("person");
    CHECK_FALSE(shown.has(QStringLiteral("health_ask")));
    CHECK_FALSE(shown.has(QStringLiteral("field_health_remark")));
}

TEST_CASE("an erasure asks why and the PIN, and closes the person") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(ofMarek + "/erase", 200, {});
    shown.show("details_erase");
    shown.touch(QStringLiteral("erase_now"));
    CHECK(shown.desk.person()->problem() == QLatin1String("why_missing"));
    shown.touch(QStringLiteral("erase_why_person_asked"));
    shown.touch(QStringLiteral("erase_pin"));
    shown.type(QStringLiteral("73491"));
    shown.key(Qt::Key_Return);
    CHECK(shown.desk.person()->problem() == QLatin1String("pin_too_short"));
    CHECK(shown.asked(ofMarek + "/erase") == 0);
    shown.type(QStringLiteral("2"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return shown.asked(ofMarek + "/erase") == 1; }));
    CHECK(shown.lastAsked(ofMarek + "/erase").at("pin") == "734912");
    CHECK(shown.lastAsked(ofMarek + "/erase").at("why") == "person_asked");
    CHECK(waitUntil([&] { return shown.desk.screen() == QLatin1String("people"); }));
    CHECK(shown.desk.person()->id().isEmpty());
}

TEST_CASE("what the role may not do isn't on the page") {
    StaffOnScreen shown(smallDesk);
    auto state = signedIn();
    state["session"].as_object()["rights"] = {"see_people", "register_people", "handle_cards"};
    shown.say(state);
    shown.desk.person()->open(QString::fromStdString(marek));
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    shown.key(Qt::Key_D);
    REQUIRE(shown.desk.screen() == QLatin1String("details"));
    shown.window().grabWindow();
    for (const auto* name : {"erase", "health_ask", "field_remark", "protected", "field_pesel", "to_queue",
                             "to_team", "to_record"}) {
        INFO(name);
        CHECK_FALSE(shown.has(QString::fromLatin1(name)));
    }
}

TEST_CASE("a household is joined by finding who comes along, and left by one touch") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(ofMarek + "/household", 200, {});
    auto alone = staffPart("person").as_object();
    alone["household"] = nullptr;
    shown.station.answer("GET /v1/people/" + marek, 200, alone);
    shown.show("details");
    REQUIRE(waitUntil([&] { return !shown.desk.finder()->found().isEmpty(); }));
    shown.touch(QStringLiteral("household_join"));
    shown.touch(QStringLiteral("household_siblings"));
    shown.touch(QStringLiteral("find_0"));
    REQUIRE(waitUntil([&] { return shown.asked(ofMarek + "/household") == 1; }));
    CHECK(shown.lastAsked(ofMarek + "/household").at("kind") == "siblings");
    // Not Marek himself, who is the first of all that were found.
    CHECK(shown.lastAsked(ofMarek + "/household").at("with") == "0192f666-0000-7000-8000-000000000002");
    shown.station.answer("GET /v1/people/" + marek, 200, staffPart("person").as_object());
    REQUIRE(waitUntil([&] { return !shown.desk.person()->waiting(); }));
    shown.desk.person()->refresh();
    REQUIRE(waitUntil([&] { return shown.has(QStringLiteral("household_leave")); }));
    CHECK_FALSE(shown.has(QStringLiteral("household_join")));
    shown.touch(QStringLiteral("household_leave"));
    REQUIRE(waitUntil([&] { return shown.asked(ofMarek + "/household") == 2; }));
    CHECK(shown.lastAsked(ofMarek + "/household").at("leave") == true);
}

TEST_CASE("a guest turns out to be somebody of the register") {
    StaffOnScreen shown(smallDesk);
    const std::string guest = "0192f666-0000-7000-8000-000000000004";
    shown.station.answer("GET /v1/people/" + guest, 200, staffPart("people").at(3).as_object());
    shown.station.answer("POST /v1/people/" + guest + "/link", 200, {});
    shown.show("people");
    shown.desk.person()->open(QString::fromStdString(guest));
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    shown.desk.go(QStringLiteral("details"));
    shown.touch(QStringLiteral("guest_link"));
    REQUIRE(waitUntil([&] { return !shown.desk.finder()->found().isEmpty(); }));
    shown.touch(QStringLiteral("find_0"));
    REQUIRE(waitUntil([&] { return shown.asked("POST /v1/people/" + guest + "/link") == 1; }));
    CHECK(shown.lastAsked("POST /v1/people/" + guest + "/link").at("to").as_string() == marek);
    CHECK(waitUntil([&] { return shown.desk.person()->id().toStdString() == marek; }));
}

}  // namespace ostoja::kiosk::test
