// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

namespace json = boost::json;

const std::string tomasz = "POST /v1/arrivals/0192f300-0000-7000-8000-000000000014";
const std::string natalia = "POST /v1/arrivals/0192f300-0000-7000-8000-000000000029";
const std::string grzegorz = "POST /v1/arrivals/0192f300-0000-7000-8000-000000000099";
const std::string ewa = "0192f666-0000-7000-8000-000000000007";

void answerAll(StaffOnScreen& shown) {
    for (const auto& who : {tomasz, natalia, grzegorz}) {
        shown.station.answer(who + "/admit", 200, {});
        shown.station.answer(who + "/refuse", 200, {});
    }
}

bool asked(StaffOnScreen& shown, const std::string& what) {
    return waitUntil([&] { return shown.asked(what) == 1; });
}

bool idle(StaffOnScreen& shown) {
    return waitUntil([&] { return !shown.desk.arrivals()->waiting(); });
}

void tell(StaffOnScreen& shown, const json::object& board) {
    shown.station.answer("GET /v1/board", 200, board);
    auto state = signedIn();
    state["board"] = board.at("board");
    shown.say(state);
}

void tellWithoutFirst(StaffOnScreen& shown) {
    auto board = staffBoard();
    board["board"] = 18;
    auto& arrivals = board["arrivals"].as_array();
    arrivals.erase(arrivals.begin());
    tell(shown, board);
}

/// Ewa's panel, who has no bed tonight.
void openEwa(StaffOnScreen& shown) {
    auto person = staffPart("person").as_object();
    person["person"] = ewa;
    person["name"] = "Ewa Wilk";
    person["tonight"] = nullptr;
    person["stay"] = nullptr;
    shown.station.answer("GET /v1/people/" + ewa, 200, person);
    shown.show("people");
    shown.desk.person()->open(QString::fromStdString(ewa));
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
}

}  // namespace

TEST_CASE("one key admits whoever has waited longest") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    shown.key(Qt::Key_A);
    REQUIRE(asked(shown, tomasz + "/admit"));
    const auto body = shown.lastAsked(tomasz + "/admit");
    CHECK(body.at("bed") == "");
    CHECK(body.at("despite").as_array().empty());
    CHECK(body.at("id").as_string().size() == 36);
}

TEST_CASE("one key goes to the next who waits, and around") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    shown.key(Qt::Key_N);
    shown.key(Qt::Key_A);
    REQUIRE(asked(shown, natalia + "/admit"));
    REQUIRE(idle(shown));
    shown.touch(QStringLiteral("arrival_2"));
    shown.key(Qt::Key_N);
    shown.key(Qt::Key_A);
    CHECK(asked(shown, tomasz + "/admit"));
}

TEST_CASE("what stands against somebody is shown first, and they are admitted in spite of it with a reason") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    shown.touch(QStringLiteral("arrival_2"));
    shown.key(Qt::Key_A);
    CHECK(shown.asked(grzegorz + "/admit") == 0);
    CHECK(shown.desk.arrivals()->step() == QLatin1String("despite"));
    shown.key(Qt::Key_2);
    REQUIRE(asked(shown, grzegorz + "/admit"));
    CHECK(shown.lastAsked(grzegorz + "/admit").at("despite") == json::value(json::array{"suspended"}));
    CHECK(shown.lastAsked(grzegorz + "/admit").at("why") == "frost");
}

TEST_CASE("grounds that only the station knows are asked about, too") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.station.answer(
        tomasz + "/admit", 409,
        {{"type", "urn:ostoja:grounds"},
         {"grounds", json::array{{{"ground", "kept_apart"}, {"source", "s"}, {"until", ""}}}}});
    shown.show("board");
    shown.key(Qt::Key_A);
    REQUIRE(waitUntil([&] { return shown.desk.arrivals()->step() == QLatin1String("despite"); }));
    shown.station.answer(tomasz + "/admit", 200, {});
    shown.key(Qt::Key_1);
    REQUIRE(waitUntil([&] { return shown.asked(tomasz + "/admit") == 2; }));
    CHECK(shown.lastAsked(tomasz + "/admit").at("despite") == json::value(json::array{"kept_apart"}));
}

TEST_CASE("whose ward nobody told gets no question for a reason that would give them no bed") {
    StaffOnScreen shown(smallDesk);
    auto board = staffBoard();
    auto& grounds = board.at("arrivals").at(2).at("grounds");
    grounds = json::array{{{"ground", "sex_unknown"}, {"source", ""}, {"until", ""}}};
    shown.station.answer("GET /v1/board", 200, board);
    shown.show("board");
    shown.touch(QStringLiteral("arrival_2"));
    auto& arrivals = *shown.desk.arrivals();
    SECTION("there is none for them") {
        shown.station.answer(grzegorz + "/admit", 409, {{"type", "urn:ostoja:sex_unknown"}});
        shown.key(Qt::Key_A);
        REQUIRE(waitUntil([&] { return arrivals.problem() == QLatin1String("sex_unknown"); }));
        CHECK(arrivals.step().isEmpty());
    }
    SECTION("there is one in a room for anybody") {
        shown.station.answer(grzegorz + "/admit", 409,
                             {{"type", "urn:ostoja:grounds"}, {"grounds", grounds}});
        shown.key(Qt::Key_A);
        REQUIRE(waitUntil([&] { return arrivals.step() == QLatin1String("despite"); }));
        CHECK(arrivals.grounds().size() == 1);
    }
}

TEST_CASE("grounds that become known one after the other are all set aside") {
    StaffOnScreen shown(smallDesk);
    shown.station.answer(
        grzegorz + "/admit", 409,
        {{"type", "urn:ostoja:grounds"},
         {"grounds", json::array{{{"ground", "after_cut_off"}, {"source", "s"}, {"until", ""}}}}});
    shown.show("board");
    shown.touch(QStringLiteral("arrival_2"));
    shown.key(Qt::Key_A);
    shown.key(Qt::Key_1);
    REQUIRE(asked(shown, grzegorz + "/admit"));
    REQUIRE(waitUntil([&] { return shown.desk.arrivals()->grounds().size() == 2; }));
    answerAll(shown);
    shown.key(Qt::Key_1);
    REQUIRE(waitUntil([&] { return shown.asked(grzegorz + "/admit") == 2; }));
    CHECK(shown.lastAsked(grzegorz + "/admit").at("despite") ==
          json::value(json::array{"suspended", "after_cut_off"}));
}

TEST_CASE("what a carer sees is set aside with a reason, and with what the rules found") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    shown.key(Qt::Key_S);
    CHECK(shown.desk.arrivals()->step() == QLatin1String("seen"));
    shown.key(Qt::Key_1);
    CHECK(shown.asked(tomasz + "/admit") == 0);
    shown.key(Qt::Key_1);
    REQUIRE(asked(shown, tomasz + "/admit"));
    CHECK(shown.lastAsked(tomasz + "/admit").at("despite") == json::value(json::array{"intoxicated"}));
    CHECK(shown.lastAsked(tomasz + "/admit").at("why") == "special_case");
    REQUIRE(idle(shown));
    shown.touch(QStringLiteral("arrival_2"));
    shown.key(Qt::Key_A);
    shown.key(Qt::Key_S);
    shown.key(Qt::Key_1);
    shown.key(Qt::Key_1);
    REQUIRE(asked(shown, grzegorz + "/admit"));
    CHECK(shown.lastAsked(grzegorz + "/admit").at("despite") ==
          json::value(json::array{"suspended", "intoxicated"}));
}

TEST_CASE("a refusal says why, and Esc takes back the question") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    shown.key(Qt::Key_X);
    CHECK(shown.desk.arrivals()->step() == QLatin1String("refuse"));
    shown.key(Qt::Key_Escape);
    CHECK(shown.desk.arrivals()->step().isEmpty());
    shown.key(Qt::Key_X);
    shown.key(Qt::Key_4);
    REQUIRE(asked(shown, tomasz + "/refuse"));
    CHECK(shown.lastAsked(tomasz + "/refuse").at("why") == "no_suitable_bed");
}

TEST_CASE("a key that is on its way means nobody else than who was answered at another desk") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    shown.key(Qt::Key_X);
    tellWithoutFirst(shown);
    REQUIRE(waitUntil([&] { return shown.desk.arrivals()->list().size() == 2; }));
    CHECK(shown.desk.arrivals()->step().isEmpty());
    CHECK(shown.desk.arrivals()->chosen().isEmpty());
    CHECK(shown.item(QStringLiteral("answered_elsewhere")).isVisible());
    shown.key(Qt::Key_4);
    shown.key(Qt::Key_A);
    CHECK(shown.asked(natalia + "/refuse") == 0);
    CHECK(shown.asked(natalia + "/admit") == 0);
    CHECK_FALSE(shown.item(QStringLiteral("answered_elsewhere")).isVisible());
    shown.key(Qt::Key_A);
    CHECK(asked(shown, natalia + "/admit"));
}

TEST_CASE("whoever was chosen stays it when somebody else comes before them") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    auto board = staffBoard();
    board["board"] = 18;
    auto& arrivals = board["arrivals"].as_array();
    std::swap(arrivals[0], arrivals[1]);
    tell(shown, board);
    REQUIRE(waitUntil([&] {
        const auto first = shown.desk.arrivals()->list().first().toMap()[QStringLiteral("arrival")];
        return first != shown.desk.arrivals()->chosen();
    }));
    shown.key(Qt::Key_A);
    CHECK(asked(shown, tomasz + "/admit"));
}

TEST_CASE("after one's own word the next who waits is chosen") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board");
    shown.key(Qt::Key_A);
    REQUIRE(asked(shown, tomasz + "/admit"));
    REQUIRE(idle(shown));
    tellWithoutFirst(shown);
    REQUIRE(waitUntil([&] { return !shown.desk.arrivals()->chosen().isEmpty(); }));
    shown.key(Qt::Key_A);
    CHECK(asked(shown, natalia + "/admit"));
}

TEST_CASE("while somebody else's panel is open, the letters mean nobody who waits") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board_person");
    shown.key(Qt::Key_A);
    shown.key(Qt::Key_X);
    CHECK(shown.desk.arrivals()->step().isEmpty());
    CHECK(shown.asked(tomasz + "/admit") == 0);
}

TEST_CASE("whoever waits is admitted from their panel, too") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.show("board_arrival");
    shown.key(Qt::Key_A);
    CHECK(asked(shown, tomasz + "/admit"));
}

TEST_CASE("somebody at the desk is admitted by one key when nothing is against it") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.station.answer("POST /v1/arrivals", 200,
                         {{"arrival", "0192f300-0000-7000-8000-000000000029"},
                          {"verdict", "admit"},
                          {"grounds", json::array()},
                          {"bed", "26"},
                          {"room", "3"}});
    openEwa(shown);
    shown.key(Qt::Key_A);
    REQUIRE(asked(shown, natalia + "/admit"));
    CHECK(shown.lastAsked("POST /v1/arrivals").at("person").as_string() == ewa);
}

TEST_CASE("somebody at the desk whom something stands against is asked about") {
    StaffOnScreen shown(smallDesk);
    answerAll(shown);
    shown.station.answer(
        "POST /v1/arrivals", 200,
        {{"arrival", "0192f300-0000-7000-8000-000000000099"},
         {"verdict", "ask_staff"},
         {"grounds", json::array{{{"ground", "intoxicated"}, {"source", "s"}, {"until", ""}}}},
         {"bed", "26"},
         {"room", "3"}});
    openEwa(shown);
    shown.key(Qt::Key_A);
    REQUIRE(waitUntil([&] { return shown.desk.arrivals()->step() == QLatin1String("despite"); }));
    shown.key(Qt::Key_1);
    REQUIRE(asked(shown, grzegorz + "/admit"));
    CHECK(shown.lastAsked(grzegorz + "/admit").at("despite") == json::value(json::array{"intoxicated"}));
}

TEST_CASE("what became of somebody who was refused in frost is recorded with two touches") {
    StaffOnScreen shown(smallDesk);
    const std::string outcome = "POST /v1/refusals/0192f500-0000-7000-8000-000000000001/outcome";
    shown.station.answer(outcome, 200, {});
    shown.show("board");
    shown.scrollTo(QStringLiteral("refusal_0"));
    shown.touch(QStringLiteral("refusal_0"));
    shown.scrollTo(QStringLiteral("outcome_city_guard"));
    shown.touch(QStringLiteral("outcome_city_guard"));
    REQUIRE(asked(shown, outcome));
    CHECK(shown.lastAsked(outcome).at("outcome") == "city_guard");
}

}  // namespace ostoja::kiosk::test
