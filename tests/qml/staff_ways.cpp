// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to each named screen of a desk, by what the station says and what a carer touches.
#include <QQuickWindow>
#include <functional>
#include <map>
#include <stdexcept>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace json = boost::json;

namespace {

const auto marek = std::string("0192f666-0000-7000-8000-000000000001");
const auto tomasz = std::string("0192f666-0000-7000-8000-000000000106");

json::object with(json::object state, const char* key, json::value value) {
    state[key] = std::move(value);
    return state;
}

json::object locked() {
    auto session = staffPart("session").as_object();
    session["locked"] = true;
    session["rights"] = json::array();
    return with(signedOut(), "session", session);
}

}  // namespace

void StaffOnScreen::show(const std::string& name) {
    const auto settled = [](const std::function<bool()>& condition) {
        if (!waitUntil(condition)) throw std::runtime_error("the screen didn't come");
    };
    const auto work = [&](const json::object& state) {
        say(with(signedOut(), "night", "2026-11-22"));
        say(state);
        settled([this] { return desk.atWork(); });
        desk.go(QStringLiteral("people"));
        settled([this] { return desk.people()->found().size() > 0; });
    };
    const auto person = [&] {
        desk.person()->open(QString::fromStdString(marek));
        settled([this] { return !desk.person()->person().isEmpty(); });
    };
    const auto board = [&] {
        work(signedIn());
        desk.go(QStringLiteral("board"));
        settled([this] { return desk.board()->known(); });
    };
    const auto boardOfSize = [&](int beds) {
        station.answer("GET /v1/board", 200, boardOf(beds));
        board();
        station.answer("GET /v1/board", 200, staffBoard());
    };
    const std::map<std::string, std::function<void()>> ways{
        {"sign_in", [&] { say(signedOut()); }},
        {"sign_in_pin", [&] { say(with(signedOut(), "sign_in", staffPart("sign_in"))); }},
        {"locked", [&] { say(locked()); }},
        {"setup", [&] { say(with(signedOut(), "setup", true)); }},
        {"people", [&] { work(signedIn()); }},
        {"board", [&] { board(); }},
        {"board_bed",
         [&] {
             board();
             touch(QStringLiteral("bed_6"));
         }},
        {"board_person",
         [&] {
             board();
             touch(QStringLiteral("bed_12"));
             settled([this] { return !desk.person()->person().isEmpty(); });
         }},
        {"board_arrival",
         [&] {
             auto arriving = staffPart("person").as_object();
             arriving["arrival"] = "0192f300-0000-7000-8000-000000000014";
             arriving["name"] = "Tomasz Walczak";
             arriving["greeting"] = "";
             arriving["tonight"] = nullptr;
             arriving["household"] = nullptr;
             arriving["stay"] = {{"stay", "0192f200-0000-7000-8000-000000000014"},
                                 {"state", "held"},
                                 {"bed", "14"},
                                 {"room", "2"},
                                 {"since", "2026-11-22T18:36:00.000Z"},
                                 {"presence", "tapped"},
                                 {"kept", false}};
             station.answer("GET /v1/people/" + tomasz, 200, arriving);
             board();
             touch(QStringLiteral("bed_14"));
             settled([this] { return !desk.person()->person().isEmpty(); });
         }},
        {"board_despite",
         [&] {
             board();
             touch(QStringLiteral("arrival_2"));
             key(Qt::Key_A);
         }},
        {"board_refuse",
         [&] {
             board();
             key(Qt::Key_X);
         }},
        {"board_move",
         [&] {
             board();
             touch(QStringLiteral("bed_12"));
             settled([this] { return !desk.person()->person().isEmpty(); });
             key(Qt::Key_P);
             settled([this] { return !desk.stays()->carried().isEmpty(); });
         }},
        {"board_swap",
         [&] {
             board();
             touch(QStringLiteral("bed_12"));
             settled([this] { return !desk.person()->person().isEmpty(); });
             key(Qt::Key_P);
             settled([this] { return !desk.stays()->carried().isEmpty(); });
             touch(QStringLiteral("bed_15"));
         }},
        {"board_hold",
         [&] {
             board();
             touch(QStringLiteral("bed_3"));
             key(Qt::Key_H);
         }},
        {"round",
         [&] {
             board();
             desk.go(QStringLiteral("round"));
             touch(QStringLiteral("round_all_0"));
         }},
        {"winter",
         [&] {
             board();
             desk.go(QStringLiteral("winter"));
         }},
        {"winter_off",
         [&] {
             auto summer = staffBoard();
             summer["winter"] = nullptr;
             station.answer("GET /v1/board", 200, summer);
             work(signedIn());
             desk.go(QStringLiteral("winter"));
             settled([this] { return desk.board()->known(); });
             station.answer("GET /v1/board", 200, staffBoard());
         }},
        {"night_list",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("night_list"));
             settled([this] { return !desk.reports()->titles().isEmpty(); });
         }},
        {"figures",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("figures"));
             settled([this] { return !desk.reports()->titles().isEmpty(); });
         }},
        {"details_suspend",
         [&] {
             work(signedIn());
             person();
             desk.go(QStringLiteral("details"));
             scrollTo(QStringLiteral("suspend"));
             touch(QStringLiteral("suspend"));
             scrollTo(QStringLiteral("term_save"));
         }},
        {"board_30", [&] { boardOfSize(30); }},
        {"board_100", [&] { boardOfSize(100); }},
        {"board_filtered",
         [&] {
             board();
             touch(QStringLiteral("filter_free"));
             touch(QStringLiteral("filter_lower"));
         }},
        {"person",
         [&] {
             auto session = staffPart("session").as_object();
             session["undo"] = staffPart("undo");
             work(with(signedIn(), "session", session));
             person();
         }},
        {"card_awaited",
         [&] {
             work(signedIn());
             person();
             desk.cards()->await(QString::fromStdString(marek), QStringLiteral("Marek Wróbel"),
                                 QStringLiteral("own"));
         }},
        {"register",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("register"));
         }},
        {"register_duplicates",
         [&] {
             auto likely = staffPart("people").as_array();
             likely.resize(1);
             likely[0].as_object()["why"] = "name";
             station.answer("POST /v1/people/duplicates", 200, {{"people", likely}});
             work(signedIn());
             desk.go(QStringLiteral("register"));
             desk.registration()->form()->set(QStringLiteral("name"), QStringLiteral("Marek Wrobel"));
             desk.registration()->form()->set(QStringLiteral("sex"), QStringLiteral("m"));
             settled([this] {
                 return !desk.registration()->duplicates().isEmpty() && !desk.registration()->waiting();
             });
             station.answer("POST /v1/people/duplicates", 200, {{"people", json::array()}});
         }},
        {"account",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("account"));
         }},
        {"register_more",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("register"));
             touch(QStringLiteral("more"));
         }},
        {"details",
         [&] {
             work(signedIn());
             person();
             desk.go(QStringLiteral("details"));
         }},
        {"details_health",
         [&] {
             work(signedIn());
             person();
             desk.go(QStringLiteral("details"));
             touch(QStringLiteral("health_ask"));
         }},
        {"details_erase",
         [&] {
             work(signedIn());
             person();
             desk.go(QStringLiteral("details"));
             scrollTo(QStringLiteral("erase"));
             touch(QStringLiteral("erase"));
             scrollTo(QStringLiteral("erase_now"));
         }},
        {"queue",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("queue"));
             settled([this] { return !desk.finder()->found().isEmpty(); });
         }},
        {"queue_who",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("queue"));
             settled([this] { return !desk.finder()->found().isEmpty(); });
             touch(QStringLiteral("call_0"));
         }},
        {"queue_bed",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("queue"));
             touch(QStringLiteral("call_0"));
             desk.queue()->answerWithGuest(QStringLiteral("m"));
             settled([this] { return !desk.queue()->outcome().isEmpty(); });
         }},
        {"team",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("team"));
             settled([this] { return !desk.team()->members().isEmpty(); });
         }},
        {"team_member",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("team"));
             settled([this] { return !desk.team()->members().isEmpty(); });
             touch(QStringLiteral("member_1"));
         }},
        {"record",
         [&] {
             work(signedIn());
             desk.go(QStringLiteral("record"));
             settled([this] { return !desk.record()->entries().isEmpty(); });
         }},
        {"change_of_person",
         [&] {
             work(signedIn());
             // The station locks the desk for whoever else holds a staff card.
             say(with(locked(), "sign_in", staffPart("other_sign_in")));
         }},
        {"blank",
         [&] {
             work(signedIn());
             desk.setBlank(true);
         }},
        {"unreachable", [&] { desk.lose(); }},
    };
    desk.setBlank(false);
    ways.at(name)();
    window().grabWindow();
}

std::vector<std::string> StaffOnScreen::names() {
    return {"sign_in",        "sign_in_pin",
            "locked",         "change_of_person",
            "setup",          "board",
            "board_bed",      "board_person",
            "board_arrival",  "board_despite",
            "board_refuse",   "board_move",
            "board_swap",     "board_hold",
            "board_filtered", "round",
            "winter",         "winter_off",
            "night_list",     "figures",
            "people",         "person",
            "card_awaited",   "register",
            "register_more",  "register_duplicates",
            "details",        "details_health",
            "details_erase",  "details_suspend",
            "queue",          "queue_who",
            "queue_bed",      "team",
            "team_member",    "record",
            "account",        "blank",
            "unreachable"};
}

}  // namespace ostoja::kiosk::test
