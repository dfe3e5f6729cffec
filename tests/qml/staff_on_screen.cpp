// SPDX-License-Identifier: GPL-3.0-or-later
#include "staff_on_screen.h"

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <algorithm>
#include <boost/json/parse.hpp>
#include <fstream>
#include <iterator>
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

QQuickItem* within(QQuickItem& around, const QString& name) {
    if (around.objectName() == name) return &around;
    for (auto* child : around.childItems()) {
        if (auto* found = within(*child, name)) return found;
    }
    return nullptr;
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
    station.answer("GET /v1/board", 200, staffBoard());
    station.answer("GET /v1/night-list", 200, staffPart("night_list").as_object());
    station.answer("GET /v1/figures", 200, staffPart("figures").as_object());
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
    auto& sought = item(name);
    for (auto* around = sought.parentItem(); around; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable")) continue;
        const double bottom = sought.mapToItem(around, {0, sought.height()}).y();
        const double most = around->property("contentHeight").toDouble() - around->height();
        const double wanted = around->property("contentY").toDouble() + bottom - around->height() + 20;
        around->setProperty("contentY", std::clamp(wanted, 0.0, std::max(0.0, most)));
        break;
    }
    window().grabWindow();
}

QQuickItem& StaffOnScreen::item(const QString& name) {
    auto* found = within(*window().contentItem(), name);
    if (!found) throw std::runtime_error(name.toStdString() + " isn't there");
    return *found;
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
