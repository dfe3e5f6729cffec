// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QFontInfo>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>

#include "scene.h"
#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

constexpr double leastContrast = 4.5;
constexpr double leastTouch = 44;

/// What is seen of an item, as the items around it let it be seen.
QRectF seen(QQuickItem& item, const QQuickWindow& window) {
    QRectF area = item.mapRectToScene(item.boundingRect()).intersected({{0, 0}, QSizeF(window.size())});
    for (auto* around = item.parentItem(); around; around = around->parentItem()) {
        if (around->clip()) area = area.intersected(around->mapRectToScene(around->boundingRect()));
    }
    return area;
}

/// Text that is scrolled away in part is neither cut nor unreadable: one scrolls.
bool wholly(QQuickItem& text, const QQuickWindow& window) {
    return seen(text, window).contains(paintedArea(text).adjusted(1, 1, -1, -1));
}

bool scrolls(QQuickItem& text) {
    for (auto* around = text.parentItem(); around; around = around->parentItem()) {
        if (around->inherits("QQuickFlickable")) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every staff screen loads in both palettes and both languages without a complaint") {
    takeComplaints();
    StaffOnScreen shown(smallDesk);
    for (const auto& language : Languages::known()) {
        shown.languages.choose(language);
        for (const bool night : {false, true}) {
            shown.desk.setNight(night);
            for (const auto& name : StaffOnScreen::names()) {
                INFO(name << " in " << language.toStdString());
                shown.show(name);
                CHECK(shown.visibleTexts().size() >= 2);
            }
        }
    }
    CHECK(takeComplaints() == std::vector<std::string>{});
}

TEST_CASE("everything that a carer reads stands out from its ground, by day and by night") {
    const bool night = GENERATE(false, true);
    StaffOnScreen shown(smallDesk);
    shown.desk.setNight(night);
    for (const auto& name : StaffOnScreen::names()) {
        shown.show(name);
        const auto picture = shown.window().grabWindow();
        for (auto* text : shown.visibleTexts()) {
            if (!wholly(*text, shown.window())) continue;
            const auto font = text->property("font").value<QFont>();
            const auto colour = text->property("color").value<QColor>();
            const auto area = text->mapRectToScene(text->boundingRect()).toRect();
            const auto found = contrast(colour, painted(picture, area, colour));
            INFO(name << (night ? " by night" : " by day") << ": \"" << told(*text) << "\" has a contrast of "
                      << found << " to 1");
            CHECK(found >= leastContrast);
            CHECK(QFontInfo(font).family() == font.family());
        }
    }
}

TEST_CASE("no words of a staff screen are cut or run over the edge, from the smallest desk to a wide one") {
    const auto size = GENERATE(smallDesk, desk, wideDesk);
    const QString language = GENERATE(QStringLiteral("pl"), QStringLiteral("en"));
    StaffOnScreen shown(size);
    shown.languages.choose(language);
    for (const auto& name : StaffOnScreen::names()) {
        shown.show(name);
        for (auto* text : shown.visibleTexts()) {
            if (isSign(*text) || (scrolls(*text) && !wholly(*text, shown.window()))) continue;
            auto* surface = surfaceOf(*text);
            const auto edge = surface ? surface->mapRectToScene(surface->boundingRect())
                                      : QRectF({0, 0}, QSizeF(shown.window().size()));
            INFO(name << " at " << size.width() << " in " << language.toStdString() << ": \"" << told(*text)
                      << "\"");
            CHECK_FALSE(text->property("truncated").toBool());
            CHECK(edge.adjusted(-1, -1, 1, 1).contains(paintedArea(*text)));
        }
    }
}

TEST_CASE("what can be touched on a desk has a name, is big enough and lies apart from the rest") {
    const auto size = GENERATE(smallDesk, wideDesk);
    StaffOnScreen shown(size);
    for (const auto& name : StaffOnScreen::names()) {
        shown.show(name);
        const auto controls = visibleControls(shown.window());
        for (const auto& control : controls) {
            INFO(name << ": " << control.name.toStdString() << ", " << control.area.width() << " by "
                      << control.area.height());
            CHECK_FALSE(control.name.isEmpty());
            const auto& item = *control.item;
            const bool whole = control.area == item.mapRectToScene({0, 0, item.width(), item.height()});
            CHECK((!whole || control.area.width() >= leastTouch));
            CHECK((!whole || control.area.height() >= leastTouch));
            for (const auto& other : controls) {
                CHECK((other.item == control.item || !other.area.intersects(control.area)));
            }
        }
    }
}

TEST_CASE("a name of any length and script stays within its row and its panel, and is only text") {
    StaffOnScreen shown(smallDesk);
    const std::string name =
        GENERATE(std::string(200, 'W'), std::string("<b>Robert</b>'); DROP TABLE resident;--"),
                 std::string("\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627"),
                 std::string("\U0001F469\u200D\U0001F467 Ola"));
    auto people = staffPart("people").as_array();
    people[0].as_object()["name"] = name;
    auto person = staffPart("person").as_object();
    person["name"] = name;
    shown.station.answer("POST /v1/people/search", 200, {{"people", people}, {"total", 8}});
    shown.station.answer("GET /v1/people/0192f666-0000-7000-8000-000000000001", 200, person);
    takeComplaints();
    shown.show("person");
    int seenWhole = 0;
    for (auto* text : shown.visibleTexts()) {
        if (told(*text) == name) ++seenWhole;
        if (scrolls(*text) && !wholly(*text, shown.window())) continue;
        auto* surface = surfaceOf(*text);
        const auto edge = surface ? surface->mapRectToScene(surface->boundingRect())
                                  : QRectF({0, 0}, QSizeF(shown.window().size()));
        INFO(told(*text));
        CHECK(edge.adjusted(-1, -1, 1, 1).contains(paintedArea(*text)));
    }
    CHECK(seenWhole == 2);
    CHECK(takeComplaints() == std::vector<std::string>{});
}

TEST_CASE("the smallest desk's parts grow with the window, and never beyond what an arm's length needs") {
    StaffOnScreen small(smallDesk);
    small.show("people");
    StaffOnScreen big(wideDesk);
    big.show("people");
    const auto heightOf = [](StaffOnScreen& shown) {
        for (const auto& control : visibleControls(shown.window())) {
            if (control.name == QLatin1String("register")) return control.area.height();
        }
        return 0.0;
    };
    CHECK(heightOf(small) == 46);
    CHECK(heightOf(big) == Approx(46 * 1.25).margin(1));
}

}  // namespace ostoja::kiosk::test
