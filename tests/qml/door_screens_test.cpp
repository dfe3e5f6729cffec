// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>

#include "door_on_screen.h"
#include "door_states.h"
#include "scene.h"

namespace ostoja::kiosk::test {

namespace {

constexpr double pixelsPerMm = 4.9;
constexpr double touchMm = 15;
constexpr double capitalMm = 7.3;
constexpr double contrastToRead = 10;
constexpr double contrastAlways = 4.5;

}  // namespace

TEST_CASE("every screen of the door loads at both sizes and in both languages without a complaint") {
    const auto size = GENERATE(wide, tall);
    takeComplaints();
    DoorOnScreen shown(size);
    auto names = stateNames();
    names.push_back("unreachable");
    for (const auto& language : Languages::known()) {
        for (const auto& name : names) {
            INFO(name << " in " << language.toStdString());
            shown.show(name);
            shown.door.chooseLanguage(language);
            CHECK(name.rfind(shown.door.screen().toStdString(), 0) == 0);
            CHECK(shown.visibleTexts().size() >= 4);
        }
    }
    CHECK(takeComplaints() == std::vector<std::string>{});
}

TEST_CASE("what must be read at the door is big, and everything stands out from its ground") {
    const auto size = GENERATE(wide, tall);
    DoorOnScreen shown(size);
    auto names = stateNames();
    names.push_back("unreachable");
    for (const auto& name : names) {
        shown.show(name);
        const auto picture = shown.window().grabWindow();
        int mustRead = 0;
        for (auto* text : shown.visibleTexts()) {
            const auto font = text->property("font").value<QFont>();
            const auto colour = text->property("color").value<QColor>();
            const auto area = text->mapRectToScene(text->boundingRect()).toRect();
            const auto found = contrast(colour, painted(picture, area, colour));
            const bool must = text->property("mustRead").toBool();
            INFO(name << ": \"" << told(*text) << "\" has a contrast of " << found << " to 1");
            CHECK(found >= (must ? contrastToRead : contrastAlways));
            CHECK(QFontInfo(font).family() == font.family());
            if (!must) continue;
            ++mustRead;
            CHECK(QFontMetricsF(font).capHeight() / pixelsPerMm >= capitalMm);
        }
        INFO(name);
        CHECK(mustRead >= 1);
    }
}

TEST_CASE("no words are cut, and none run over the edge of what they stand on") {
    const auto size = GENERATE(wide, tall);
    const QString language = GENERATE(QStringLiteral("pl"), QStringLiteral("en"));
    DoorOnScreen shown(size);
    auto names = stateNames();
    names.push_back("unreachable");
    for (const auto& name : names) {
        shown.show(name);
        shown.door.chooseLanguage(language);
        for (auto* text : shown.visibleTexts()) {
            if (isSign(*text)) continue;
            const auto area = paintedArea(*text);
            auto* surface = surfaceOf(*text);
            const auto edge = surface ? surface->mapRectToScene(surface->boundingRect())
                                      : QRectF({0, 0}, QSizeF(shown.window().size()));
            INFO(name << ": \"" << told(*text) << "\"");
            CHECK_FALSE(text->property("truncated").toBool());
            CHECK(edge.adjusted(-1, -1, 1, 1).contains(area));
        }
    }
}

TEST_CASE("what can be touched is big enough for a cold finger, lies on the screen and apart from the rest") {
    const auto size = GENERATE(wide, tall);
    DoorOnScreen shown(size);
    for (const auto& name : stateNames()) {
        shown.show(name);
        const auto controls = visibleControls(shown.window());
        for (const auto& control : controls) {
            INFO(name << ": " << control.name.toStdString());
            CHECK_FALSE(control.name.isEmpty());
            CHECK(control.area.width() / pixelsPerMm >= touchMm);
            CHECK(control.area.height() / pixelsPerMm >= touchMm);
            CHECK(QRectF({0, 0}, QSizeF(shown.window().size())).contains(control.area));
            for (const auto& other : controls) {
                CHECK((other.item == control.item || !other.area.intersects(control.area)));
            }
        }
    }
}

TEST_CASE("a bed's number is the biggest thing on its screen, and as high as a third of a wide one") {
    const auto size = GENERATE(wide, tall);
    DoorOnScreen shown(size);
    shown.show("bed");
    double number = 0;
    double next = 0;
    for (auto* text : shown.visibleTexts()) {
        const auto height = QFontMetricsF(text->property("font").value<QFont>()).capHeight();
        if (text->objectName() == QLatin1String("bed_number")) {
            CHECK(told(*text) == "12");
            number = height;
        } else {
            next = std::max(next, height);
        }
    }
    CHECK(number >= 3 * next);
    if (size == wide) CHECK(number >= size.height() / 3.0);
}

TEST_CASE("the bed's number is whole in the first frame after the card, while the panel still moves") {
    const auto size = GENERATE(wide, tall);
    DoorOnScreen shown(size, false);
    shown.show("idle");
    shown.door.apply(state("bed"));
    const auto picture = shown.window().grabWindow();
    CHECK_FALSE(shown.window().property("settled").toBool());
    for (auto* text : shown.visibleTexts()) {
        if (text->objectName() != QLatin1String("bed_number")) continue;
        for (QQuickItem* item = text; item; item = item->parentItem()) CHECK(item->opacity() == 1);
        const auto ink = text->property("color").value<QColor>();
        CHECK(ink.alphaF() == 1);
        const auto area = text->mapRectToScene(text->boundingRect()).toRect();
        int inked = 0;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x)
                inked += QColor(picture.pixel(x, y)) == ink ? 1 : 0;
        }
        CHECK(inked * 10 > area.width() * area.height());
        return;
    }
    FAIL("no number is visible");
}

TEST_CASE("the house shows a window for each place, and curtains close only before somebody's eyes") {
    DoorOnScreen shown(wide, false);
    shown.show("idle");
    auto* house = shown.window().findChild<QQuickItem*>(QStringLiteral("house"));
    REQUIRE(house);
    const auto before = house->property("shown").toString();
    CHECK(before.size() == 40);

    shown.show("bed");
    auto later = state("bed");
    later.places.windows[1] = 'o';
    shown.door.apply(later);
    CHECK(house->property("shown").toString() == before);

    later.visit.reset();
    shown.door.apply(later);
    CHECK(house->property("shown").toString().toStdString() == later.places.windows);
    CHECK(house->property("moving").toInt() == 1);
    CHECK(waitUntil([&] { return shown.window().property("settled").toBool(); }));
}

}  // namespace ostoja::kiosk::test
