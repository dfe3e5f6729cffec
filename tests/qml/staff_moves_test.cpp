// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <algorithm>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

namespace json = boost::json;

/// Marek's stay, in bed 12.
const std::string marek = "POST /v1/stays/0192f200-0000-7000-8000-000000000012";
const std::string bed3 = "0192f100-0000-7000-8000-000000000003";
const std::string bed15sStay = "0192f200-0000-7000-8000-000000000015";

QPoint middle(StaffOnScreen& shown, const char* number) {
    auto& tile = shown.item(QStringLiteral("bed_%1").arg(QLatin1String(number)));
    return tile.mapToScene({tile.width() / 2, tile.height() / 2}).toPoint();
}

/// As a hand moves: over several places, not at one stroke.
template <typename To>
void along(QPoint from, QPoint to, To moveTo) {
    constexpr int steps = 8;
    for (int step = 1; step <= steps; ++step) moveTo(from + (to - from) * step / steps);
}

void drag(StaffOnScreen& shown, const char* from, const char* to) {
    auto& window = shown.window();
    const auto begin = middle(shown, from);
    const auto end = middle(shown, to);
    QTest::mousePress(&window, Qt::LeftButton, {}, begin);
    along(begin, end, [&](QPoint at) { QTest::mouseMove(&window, at); });
    QTest::mouseRelease(&window, Qt::LeftButton, {}, end);
}

void dragWithAFinger(StaffOnScreen& shown, const char* from, const char* to) {
    static auto* panel = QTest::createTouchDevice();
    auto& window = shown.window();
    const auto begin = middle(shown, from);
    const auto end = middle(shown, to);
    QTest::touchEvent(&window, panel).press(0, begin, &window);
    along(begin, end, [&](QPoint at) { QTest::touchEvent(&window, panel).move(0, at, &window); });
    QTest::touchEvent(&window, panel).release(0, end, &window);
}

void takeUpMarek(StaffOnScreen& shown) {
    shown.show("board_person");
    shown.key(Qt::Key_P);
    REQUIRE(shown.desk.stays()->carried()[QStringLiteral("number")] == QLatin1String("12"));
}

bool asked(StaffOnScreen& shown, const std::string& what) {
    return waitUntil([&] { return shown.asked(what) == 1; });
}

}  // namespace

TEST_CASE("a person goes to a free bed by keys: P, the arrows, Enter") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(marek + "/move", 200, {});
    takeUpMarek(shown);
    shown.key(Qt::Key_Up);
    shown.key(Qt::Key_Up);
    shown.key(Qt::Key_Left);
    REQUIRE(shown.desk.board()->bed()[QStringLiteral("number")] == QLatin1String("3"));
    shown.key(Qt::Key_Return);
    REQUIRE(asked(shown, marek + "/move"));
    CHECK(shown.lastAsked(marek + "/move").at("bed").as_string() == bed3);
    CHECK(shown.lastAsked(marek + "/move").at("despite").as_array().empty());
    CHECK(waitUntil([&] { return shown.desk.stays()->carried().isEmpty(); }));
}

TEST_CASE("a person is dragged to a free bed, with the mouse or with a finger") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(marek + "/move", 200, {});
    shown.show("board");
    SECTION("the mouse") {
        drag(shown, "12", "3");
    }
    SECTION("a finger") {
        dragWithAFinger(shown, "12", "3");
    }
    REQUIRE(asked(shown, marek + "/move"));
    CHECK(shown.lastAsked(marek + "/move").at("bed").as_string() == bed3);
}

TEST_CASE("a person let go beside the beds stays where they were") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    auto& window = shown.window();
    const auto begin = middle(shown, "12");
    QTest::mousePress(&window, Qt::LeftButton, {}, begin);
    along(begin, {begin.x(), window.height() - 60}, [&](QPoint at) { QTest::mouseMove(&window, at); });
    CHECK_FALSE(shown.desk.stays()->carried().isEmpty());
    QTest::mouseRelease(&window, Qt::LeftButton, {}, {begin.x(), window.height() - 60});
    CHECK(shown.desk.stays()->carried().isEmpty());
    CHECK(shown.asked(marek + "/move") == 0);
}

TEST_CASE("onto an occupied bed two people change places, after one line that says so") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(marek + "/swap", 200, {});
    shown.show("board");
    drag(shown, "12", "15");
    const auto question = shown.desk.stays()->asked();
    CHECK(question[QStringLiteral("kind")] == QLatin1String("swap"));
    CHECK(question[QStringLiteral("other")] == QStringLiteral("Józef M."));
    CHECK(question[QStringLiteral("number")] == QLatin1String("12"));
    CHECK(shown.asked(marek + "/swap") == 0);
    SECTION("yes") {
        shown.key(Qt::Key_Return);
        REQUIRE(asked(shown, marek + "/swap"));
        CHECK(shown.lastAsked(marek + "/swap").at("with").as_string() == bed15sStay);
    }
    SECTION("no") {
        shown.key(Qt::Key_Escape);
        CHECK(shown.desk.stays()->asked().isEmpty());
        CHECK(shown.desk.stays()->carried().isEmpty());
    }
}

TEST_CASE("what stands against a bed is shown, and a carer moves somebody in spite of it") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(
        marek + "/move", 409,
        {{"type", "urn:ostoja:grounds"},
         {"grounds", json::array{{{"ground", "other_ward"}, {"source", "regulamin"}, {"until", ""}}}}});
    shown.show("board");
    drag(shown, "12", "26");
    REQUIRE(waitUntil([&] { return !shown.desk.stays()->asked().isEmpty(); }));
    CHECK(shown.desk.stays()->problem().isEmpty());
    shown.station.answer(marek + "/move", 200, {});
    shown.touch(QStringLiteral("carry_yes"));
    REQUIRE(waitUntil([&] { return shown.asked(marek + "/move") == 2; }));
    CHECK(shown.lastAsked(marek + "/move").at("despite") == json::value(json::array{"other_ward"}));
}

TEST_CASE("what became known while a carer decided about a bed is asked, too, and all of it is set aside") {
    StaffOnScreen shown(smallDesk);
    const auto refuse = [&](const char* ground) {
        shown.station.answer(
            marek + "/move", 409,
            {{"type", "urn:ostoja:grounds"},
             {"grounds", json::array{{{"ground", ground}, {"source", "regulamin"}, {"until", ""}}}}});
    };
    refuse("other_ward");
    shown.show("board");
    drag(shown, "12", "26");
    REQUIRE(waitUntil([&] { return !shown.desk.stays()->asked().isEmpty(); }));
    refuse("kept_apart");
    shown.touch(QStringLiteral("carry_yes"));
    REQUIRE(waitUntil(
        [&] { return shown.desk.stays()->asked()[QStringLiteral("grounds")].toList().size() == 2; }));
    shown.station.answer(marek + "/move", 200, {});
    shown.touch(QStringLiteral("carry_yes"));
    REQUIRE(waitUntil([&] { return shown.asked(marek + "/move") == 3; }));
    CHECK(shown.lastAsked(marek + "/move").at("despite") ==
          json::value(json::array{"other_ward", "kept_apart"}));
}

TEST_CASE("a bed that somebody else got meanwhile is told, and the person can still be put elsewhere") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(marek + "/move", 409, {{"type", "urn:ostoja:bed_taken"}});
    shown.show("board");
    drag(shown, "12", "3");
    REQUIRE(waitUntil([&] { return shown.desk.stays()->problem() == QLatin1String("bed_taken"); }));
    CHECK_FALSE(shown.desk.stays()->carried().isEmpty());
}

TEST_CASE("an arrival that is dragged to another bed is admitted there") {
    StaffOnScreen shown(smallDesk);
    const std::string tomasz = "POST /v1/arrivals/0192f300-0000-7000-8000-000000000014/admit";
    shown.station.answer(tomasz, 200, {});
    shown.show("board");
    drag(shown, "14", "3");
    REQUIRE(asked(shown, tomasz));
    CHECK(shown.lastAsked(tomasz).at("bed").as_string() == bed3);
}

TEST_CASE("out, back, to the morning, the end: each by its key") {
    StaffOnScreen shown(smallDesk);
    struct Case {
        Qt::Key key;
        const char* what;
    };
    const auto it = GENERATE(Case{Qt::Key_W, "/away"}, Case{Qt::Key_E, "/end"}, Case{Qt::Key_J, "/keep"});
    shown.station.answer(marek + it.what, 200, {});
    shown.show("board_person");
    shown.key(it.key);
    REQUIRE(asked(shown, marek + it.what));
    if (it.key == Qt::Key_J) CHECK(shown.lastAsked(marek + it.what).at("kept") == true);
}

TEST_CASE("a free bed is held until a time, cleaned, or closed for repair") {
    StaffOnScreen shown(smallDesk);
    const std::string bed = "POST /v1/beds/" + bed3;
    shown.station.answer(bed + "/hold", 200, {});
    shown.station.answer(bed + "/state", 200, {});
    shown.show("board");
    shown.touch(QStringLiteral("bed_3"));
    SECTION("held") {
        shown.key(Qt::Key_H);
        shown.key(Qt::Key_3);
        REQUIRE(asked(shown, bed + "/hold"));
        // It is 19:42: after the house's own hour and a half, the first half hour that is worth it is 20:00.
        CHECK(shown.lastAsked(bed + "/hold").at("until") == "2026-11-22T19:30:00.000Z");
        CHECK(shown.lastAsked(bed + "/hold").at("person") == "");
    }
    SECTION("held for somebody who is found by name") {
        shown.key(Qt::Key_H);
        shown.touch(QStringLiteral("hold_for"));
        shown.type(QStringLiteral("osk"));
        REQUIRE(waitUntil([&] { return shown.desk.finder()->answered(); }));
        CHECK_FALSE(shown.has(QStringLiteral("hold_2026-11-22T19:30:00.000Z")));
        shown.key(Qt::Key_Down);
        shown.key(Qt::Key_Return);
        CHECK(shown.asked(bed + "/hold") == 0);
        shown.key(Qt::Key_1);
        REQUIRE(asked(shown, bed + "/hold"));
        CHECK(shown.lastAsked(bed + "/hold").at("person") == "0192f666-0000-7000-8000-000000000002");
        // As long as this house keeps one: 90 minutes.
        CHECK(shown.lastAsked(bed + "/hold").at("until") == "2026-11-22T20:12:00.000Z");
    }
    SECTION("held for nobody, after all") {
        shown.key(Qt::Key_H);
        shown.touch(QStringLiteral("hold_for"));
        shown.touch(QStringLiteral("find_0"));
        shown.touch(QStringLiteral("hold_for_nobody"));
        shown.key(Qt::Key_1);
        REQUIRE(asked(shown, bed + "/hold"));
        CHECK(shown.lastAsked(bed + "/hold").at("person") == "");
    }
    SECTION("cleaning") {
        shown.key(Qt::Key_C);
        REQUIRE(asked(shown, bed + "/state"));
        CHECK(shown.lastAsked(bed + "/state").at("state") == "cleaning");
    }
    SECTION("broken") {
        shown.key(Qt::Key_B);
        REQUIRE(asked(shown, bed + "/state"));
        CHECK(shown.lastAsked(bed + "/state").at("state") == "out_of_service");
    }
}

TEST_CASE("a held bed is released, a cleaned or a mended one is free again") {
    StaffOnScreen shown(smallDesk);
    struct Case {
        const char* bed;
        const char* what;
    };
    const auto it = GENERATE(Case{"bed_6", "POST /v1/holds/0192f400-0000-7000-8000-000000000006/release"},
                             Case{"bed_11", "POST /v1/beds/0192f100-0000-7000-8000-000000000011/state"},
                             Case{"bed_17", "POST /v1/beds/0192f100-0000-7000-8000-000000000017/state"});
    shown.station.answer(it.what, 200, {});
    shown.show("board");
    shown.touch(QLatin1String(it.bed));
    shown.key(Qt::Key_V);
    REQUIRE(asked(shown, it.what));
}

TEST_CASE("a round records who was seen, and nobody else") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer("POST /v1/rounds", 200, {});
    shown.show("board");
    shown.key(Qt::Key_F5);
    shown.touch(QStringLiteral("round_all_0"));
    shown.touch(QStringLiteral("round_4"));
    shown.touch(QStringLiteral("round_record"));
    REQUIRE(asked(shown, "POST /v1/rounds"));
    const auto seen = shown.lastAsked("POST /v1/rounds").at("seen").as_array();
    CHECK(seen.size() == 7);
    CHECK(std::find(seen.begin(), seen.end(), json::value("0192f200-0000-7000-8000-000000000004")) ==
          seen.end());
    CHECK(waitUntil([&] { return shown.desk.round()->recorded(); }));
}

TEST_CASE("a winter action is switched on with its end, threshold, beds and who approved it") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer("POST /v1/winter", 200, {});
    shown.show("winter_off");
    shown.touch(QStringLiteral("winter_begin"));
    CHECK(shown.desk.winter()->problem() == QLatin1String("approver_missing"));
    shown.touch(QStringLiteral("approved_voivode"));
    shown.touch(QStringLiteral("winter_around_clock"));
    shown.touch(QStringLiteral("winter_begin"));
    REQUIRE(asked(shown, "POST /v1/winter"));
    const auto body = shown.lastAsked("POST /v1/winter");
    CHECK(body.at("until") == "2026-11-23T07:00:00.000Z");
    CHECK(body.at("threshold_c") == -10);
    CHECK(body.at("around_clock") == false);
    CHECK(body.at("approved_by") == "voivode");
}

TEST_CASE("a winter action ends only after it is said what that does") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer("POST /v1/winter/end", 200, {});
    shown.show("winter");
    shown.touch(QStringLiteral("winter_end"));
    CHECK(shown.asked("POST /v1/winter/end") == 0);
    shown.touch(QStringLiteral("winter_end_now"));
    CHECK(asked(shown, "POST /v1/winter/end"));
}

TEST_CASE("a suspension tells from when, until when and why; it is lifted by one touch") {
    StaffOnScreen shown(smallDesk);
    const std::string person = "POST /v1/people/0192f666-0000-7000-8000-000000000001";
    shown.station.answer(person + "/suspensions", 200, {});
    shown.show("details_suspend");
    shown.touch(QStringLiteral("term_why"));
    shown.type(QStringLiteral("klotnia"));
    shown.touch(QStringLiteral("term_save"));
    REQUIRE(asked(shown, person + "/suspensions"));
    const auto body = shown.lastAsked(person + "/suspensions");
    CHECK(body.at("from") == "2026-11-22");
    CHECK(body.at("until") == "2026-11-29");
    CHECK(body.at("why") == "klotnia");
}

TEST_CASE("whoever is suspended at two in the morning is so from this night on") {
    StaffOnScreen shown(smallDesk);
    const std::string suspensions = "POST /v1/people/0192f666-0000-7000-8000-000000000001/suspensions";
    shown.station.answer(suspensions, 200, {});
    shown.show("details_suspend");
    shown.touch(QStringLiteral("term_not"));
    auto state = signedIn();
    state["night"] = "2026-11-21";
    shown.say(state);
    shown.scrollTo(QStringLiteral("suspend"));
    shown.touch(QStringLiteral("suspend"));
    shown.scrollTo(QStringLiteral("term_save"));
    shown.touch(QStringLiteral("term_why"));
    shown.type(QStringLiteral("klotnia"));
    shown.touch(QStringLiteral("term_save"));
    REQUIRE(asked(shown, suspensions));
    CHECK(shown.lastAsked(suspensions).at("from") == "2026-11-21");
}

TEST_CASE("days away are told from when until when, by a carer too, and shown where they count") {
    StaffOnScreen shown(smallDesk);
    const std::string person = "0192f666-0000-7000-8000-000000000001";
    const std::string absences = "POST /v1/people/" + person + "/absences";
    shown.station.answer(absences, 200, {});
    auto session = staffPart("session").as_object();
    session["rights"] = json::array{"see_board", "run_night", "see_people", "register_people"};
    auto told = staffPart("person").as_object();
    told["absences"] = json::array{{{"absence", "0192fddd-0000-7000-8000-000000000001"},
                                    {"from", "2026-11-24"},
                                    {"until", "2026-11-26"}},
                                   {{"absence", "0192fddd-0000-7000-8000-000000000002"},
                                    {"from", "2026-08-01"},
                                    {"until", "2026-08-02"}}};
    shown.station.answer("GET /v1/people/" + person, 200, told);
    shown.show("details");
    auto state = signedIn();
    state["session"] = session;
    shown.say(state);
    const auto says = [&](const QString& words) {
        const auto texts = shown.visibleTexts();
        return std::any_of(texts.begin(), texts.end(), [&](QQuickItem* each) {
            return each->property("text").toString().contains(words);
        });
    };
    CHECK(says(QStringLiteral("od 2026-11-24 do 2026-11-26")));
    CHECK_FALSE(says(QStringLiteral("2026-08-01")));
    CHECK_FALSE(shown.has(QStringLiteral("suspend")));
    shown.scrollTo(QStringLiteral("absence_add"));
    shown.touch(QStringLiteral("absence_add"));
    shown.scrollTo(QStringLiteral("term_save"));
    CHECK_FALSE(shown.has(QStringLiteral("term_why")));
    shown.touch(QStringLiteral("term_save"));
    REQUIRE(asked(shown, absences));
    CHECK(shown.lastAsked(absences).at("from") == "2026-11-22");
    CHECK(shown.lastAsked(absences).at("until") == "2026-11-23");
}

TEST_CASE("whoever ends a winter action while the house is shut hears how many stays end") {
    StaffOnScreen shown(smallDesk);
    auto board = staffBoard();
    board["board"] = 18;
    auto& winter = board["winter"].as_object();
    winter["opens"] = "2026-11-23T17:00:00.000Z";
    winter["closes"] = "2026-11-24T07:00:00.000Z";
    shown.show("winter");
    const auto what = [&] {
        return shown.item(QStringLiteral("winter_what_ends")).property("text").toString();
    };
    const auto inItsHours = what();
    CHECK_FALSE(inItsHours.contains(QLatin1Char('5')));
    shown.station.answer("GET /v1/board", 200, board);
    auto state = signedIn();
    state["board"] = board.at("board");
    shown.say(state);
    CHECK(waitUntil([&] { return what() != inItsHours; }));
    CHECK(what().contains(QLatin1Char('5')));
}

TEST_CASE("after a round the stays of those who went over and weren't seen end, when it was said how many") {
    StaffOnScreen shown(smallDesk);
    auto board = staffBoard();
    board["board"] = 18;
    // Bed 1's came tonight, with another's card.
    auto& cameTonight = board.at("rooms").at(0).at("beds").at(0).as_object();
    cameTonight["presence"] = "assumed";
    shown.station.answer("GET /v1/board", 200, board);
    shown.station.answer("POST /v1/rounds/unseen", 200, {});
    shown.show("round");
    REQUIRE(shown.desk.round()->unseen().size() == 1);
    shown.scrollTo(QStringLiteral("unseen_end"));
    shown.touch(QStringLiteral("unseen_end"));
    CHECK(shown.asked("POST /v1/rounds/unseen") == 0);
    CHECK(
        shown.item(QStringLiteral("unseen_question")).property("text").toString().contains(QLatin1Char('1')));
    shown.scrollTo(QStringLiteral("unseen_end_now"));
    shown.touch(QStringLiteral("unseen_end_now"));
    REQUIRE(asked(shown, "POST /v1/rounds/unseen"));
    const auto stays = shown.lastAsked("POST /v1/rounds/unseen").at("stays").as_array();
    CHECK(stays == json::array{"0192f200-0000-7000-8000-000000000024"});
    shown.desk.round()->toggle(QStringLiteral("0192f200-0000-7000-8000-000000000024"));
    CHECK(shown.desk.round()->unseen().isEmpty());
}

TEST_CASE("a tap at the door leaves the question about those unseen open, unless it is about others now") {
    StaffOnScreen shown(smallDesk);
    shown.show("round");
    auto board = staffBoard();
    const auto comes = [&](auto&& change) {
        change();
        board["board"] = board.at("board").as_int64() + 1;
        shown.station.answer("GET /v1/board", 200, board);
        auto state = signedIn();
        state["board"] = board.at("board");
        shown.say(state);
    };
    const auto& round = *shown.desk.round();
    shown.scrollTo(QStringLiteral("unseen_end"));
    shown.touch(QStringLiteral("unseen_end"));
    REQUIRE(shown.item(QStringLiteral("unseen_question")).isVisible());
    const int before = round.count();
    comes([&] {
        auto& bed = bedOf(board, "3");
        const auto place = bed.at("bed");
        bed = bedOf(board, "24");
        bed["bed"] = place;
        bed["number"] = "3";
        bed["stay"] = "0192f200-0000-7000-8000-000000000003";
        bed["unseen"] = false;
    });
    REQUIRE(waitUntil([&] { return round.count() == before + 1; }));
    CHECK(shown.item(QStringLiteral("unseen_question")).isVisible());
    comes([&] { bedOf(board, "3")["unseen"] = true; });
    REQUIRE(waitUntil([&] { return round.unseen().size() == 2; }));
    CHECK_FALSE(shown.item(QStringLiteral("unseen_question")).isVisible());
}

}  // namespace ostoja::kiosk::test
