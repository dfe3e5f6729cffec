// SPDX-License-Identifier: GPL-3.0-or-later
#include "staff_on_screen.h"

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <algorithm>
#include <boost/json/parse.hpp>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>

namespace ostoja::kiosk::test {

namespace json = boost::json;

namespace {

const json::object& book() {
    static const json::object read = [] {
        std::ifstream file(OSTOJA_STAFF_STATES);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return json::parse(text).as_object();
    }();
    return read;
}

const auto marek = std::string("0192f666-0000-7000-8000-000000000001");

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

void collectTexts(QQuickItem& item, std::vector<QQuickItem*>& texts) {
    if (!item.isVisible() || item.opacity() <= 0) return;
    if (item.inherits("QQuickText") && !item.property("text").toString().isEmpty()) texts.push_back(&item);
    for (auto* child : item.childItems()) collectTexts(*child, texts);
}

}  // namespace

const json::value& staffPart(const std::string& name) {
    return book().at(name);
}

json::object signedOut() {
    return staffPart("state").as_object();
}

json::object signedIn() {
    auto state = signedOut();
    state["session"] = staffPart("session");
    for (const auto& [key, value] : staffPart("waiting").as_object()) state[key] = value;
    return state;
}

StaffOnScreen::StaffOnScreen(QSize size, DeskTimes times)
    : languages({QStringLiteral("pl"), QStringLiteral("en")}),
      link(station.socket()),
      desk(link, clock, languages.locale(), times),
      screen(desk, {size, std::nullopt, true}) {
    QObject::connect(&link, &StationLink::told, &desk, &StaffDesk::tell);
    QObject::connect(&link, &StationLink::lost, &desk, &StaffDesk::lose);
    const json::object found{{"people", staffPart("people")}, {"total", 214}};
    station.answer("POST /v1/people/search", 200, found);
    station.answer("POST /v1/people/duplicates", 200, {{"people", json::array()}});
    station.answer("GET /v1/people/" + marek, 200, staffPart("person").as_object());
    station.answer("GET /v1/staff", 200, {{"members", staffPart("team")}});
    station.answer("GET /v1/record", 200, staffPart("record").as_object());
    for (const auto* what :
         {"POST /v1/session/lock", "POST /v1/session", "POST /v1/session/end", "POST /v1/session/use",
          "POST /v1/shift/end", "POST /v1/session/setup", "POST /v1/session/pin"}) {
        station.answer(what, 200, {});
    }
    station.answer("POST /v1/calls/0192f777-0000-7000-8000-000000000001/answer", 200,
                   staffPart("outcome").as_object());
    if (!waitUntil([this] { return window().isExposed(); }))
        throw std::runtime_error("the window stayed hidden");
}

void StaffOnScreen::say(const json::object& state) {
    bool heard = false;
    const auto once = QObject::connect(&link, &StationLink::told, [&](const QByteArray& text) {
        heard = heard || json::parse(text.toStdString()).as_object() == state;
    });
    station.say(state);
    const bool came = waitUntil([&] { return heard; });
    QObject::disconnect(once);
    if (!came) throw std::runtime_error("the desk didn't hear the station");
}

void StaffOnScreen::show(const std::string& name) {
    const auto settled = [](const std::function<bool()>& condition) {
        if (!waitUntil(condition)) throw std::runtime_error("the screen didn't come");
    };
    const auto work = [&](const json::object& state) {
        say(with(signedOut(), "night", "2026-11-22"));
        say(state);
        settled([this] { return desk.atWork() && desk.people()->found().size() > 0; });
    };
    const auto person = [&] {
        desk.person()->open(QString::fromStdString(marek));
        settled([this] { return !desk.person()->person().isEmpty(); });
    };
    const std::map<std::string, std::function<void()>> ways{
        {"sign_in", [&] { say(signedOut()); }},
        {"sign_in_pin", [&] { say(with(signedOut(), "sign_in", staffPart("sign_in"))); }},
        {"locked", [&] { say(locked()); }},
        {"setup", [&] { say(with(signedOut(), "setup", true)); }},
        {"people", [&] { work(signedIn()); }},
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
    return {"sign_in",
            "sign_in_pin",
            "locked",
            "change_of_person",
            "setup",
            "people",
            "person",
            "card_awaited",
            "register",
            "register_more",
            "register_duplicates",
            "details",
            "details_health",
            "details_erase",
            "queue",
            "queue_who",
            "queue_bed",
            "team",
            "team_member",
            "record",
            "account",
            "blank",
            "unreachable"};
}

void StaffOnScreen::key(Qt::Key key, Qt::KeyboardModifiers with) {
    QTest::keyClick(&window(), key, with);
}

void StaffOnScreen::type(const QString& text) {
    for (const auto letter : text) QTest::keyClick(&window(), letter.toLatin1());
}

void StaffOnScreen::touch(const QString& name) {
    window().grabWindow();
    for (const auto& control : visibleControls(window())) {
        if (control.name == name) return press(window(), control);
    }
    throw std::runtime_error(name.toStdString() + " can't be touched now");
}

void StaffOnScreen::scrollTo(const QString& name) {
    window().grabWindow();
    auto* item = window().findChild<QQuickItem*>(name);
    if (!item) throw std::runtime_error(name.toStdString() + " isn't there");
    for (auto* around = item->parentItem(); around; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable")) continue;
        const double bottom = item->mapToItem(around, {0, item->height()}).y();
        const double most = around->property("contentHeight").toDouble() - around->height();
        const double wanted = around->property("contentY").toDouble() + bottom - around->height() + 20;
        around->setProperty("contentY", std::clamp(wanted, 0.0, std::max(0.0, most)));
        break;
    }
    window().grabWindow();
}

bool StaffOnScreen::has(const QString& name) const {
    const auto controls = visibleControls(const_cast<StaffOnScreen*>(this)->window());
    return std::any_of(controls.begin(), controls.end(),
                       [&](const Control& each) { return each.name == name; });
}

std::vector<QQuickItem*> StaffOnScreen::visibleTexts() {
    std::vector<QQuickItem*> texts;
    collectTexts(*window().contentItem(), texts);
    return texts;
}

int StaffOnScreen::asked(const std::string& what) const {
    const auto questions = station.questions();
    return static_cast<int>(std::count_if(questions.begin(), questions.end(),
                                          [&](const Asked& each) { return each.what == what; }));
}

json::object StaffOnScreen::lastAsked(const std::string& what) const {
    const auto questions = station.questions();
    const auto last = std::find_if(questions.rbegin(), questions.rend(),
                                   [&](const Asked& each) { return each.what == what; });
    if (last == questions.rend()) throw std::runtime_error(what + " was never asked");
    return last->body;
}

}  // namespace ostoja::kiosk::test
