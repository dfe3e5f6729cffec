// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QMetaObject>
#include <QQuickItem>
#include <QQuickWindow>
#include <optional>

#include "door_on_screen.h"
#include "door_states.h"

namespace ostoja::kiosk::test {

namespace {

/// A door whose station speaks while the QML is still being read.
struct DoorToldEarly {
    explicit DoorToldEarly(const std::string& name) {
        QMetaObject::invokeMethod(
            &door, [this, name] { door.apply(state(name)); }, Qt::QueuedConnection);
        screen.emplace(door, WindowShape{wide, 4.9, true});
    }

    EveningClock clock;
    Languages languages{{QStringLiteral("pl"), QStringLiteral("en")}};
    DoorController door{clock, languages};
    std::optional<DoorWindow> screen;
};

QQuickItem* number(QQuickItem& item) {
    if (item.objectName() == QLatin1String("bed_number")) return &item;
    for (auto* child : item.childItems()) {
        if (auto* found = number(*child)) return found;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("what the station says while the screen is being read is in the first frame") {
    DoorToldEarly early("idle");
    auto& window = early.screen->window();
    CHECK(window.property("shown") == QStringLiteral("idle"));
    const auto* house = window.findChild<QQuickItem*>(QStringLiteral("house"));
    REQUIRE(house);
    CHECK(house->isVisible());
    CHECK(house->property("shown").toString().toStdString() == state("idle").places.windows);
}

TEST_CASE("the screens of a visit are made after the first frame, before anybody needs them") {
    DoorToldEarly early("idle");
    auto& window = early.screen->window();
    CHECK(number(*window.contentItem()) == nullptr);
    CHECK(waitUntil([&] { return number(*window.contentItem()) != nullptr; }));
    CHECK(early.door.visit().isEmpty());
}

TEST_CASE("a bed told before the first frame is in it") {
    DoorToldEarly early("bed");
    auto& window = early.screen->window();
    const auto* bed = number(*window.contentItem());
    REQUIRE(bed);
    CHECK(bed->isVisible());
    CHECK(bed->property("text") == QStringLiteral("12"));
}

TEST_CASE("a bed told before the first frame comes as any other: its panel grows out of the invitation") {
    EveningClock clock;
    Languages languages({QStringLiteral("pl")});
    DoorController door(clock, languages);
    door.apply(state("bed"));
    DoorWindow screen(door, {wide, 4.9, false});
    CHECK_FALSE(screen.window().property("settled").toBool());
    CHECK(waitUntil([&] { return screen.window().property("settled").toBool(); }));
}

}  // namespace ostoja::kiosk::test
