// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/first_frame.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>
#include <vector>

#include "door_on_screen.h"
#include "door_states.h"
#include "host/trace.h"

namespace ostoja::kiosk::test {

namespace {

QQuickItem* find(QQuickItem& item, const QString& name) {
    if (item.objectName() == name) return &item;
    for (auto* child : item.childItems()) {
        if (auto* found = find(*child, name)) return found;
    }
    return nullptr;
}

/// While it lives no timer of the program's runs out: no second of a countdown, no minute.
class NoTimers : public QObject {
  public:
    NoTimers() { QCoreApplication::instance()->installEventFilter(this); }
    bool eventFilter(QObject* watched, QEvent* event) override {
        return event->type() == QEvent::Timer && qobject_cast<QTimer*>(watched) != nullptr;
    }
};

/// A door, and the first frames that were told of it.
struct WatchedDoor {
    WatchedDoor() : shown(wide, false), frames(shown.door, shown.window()) {
        shown.show("idle");
        QObject::connect(&frames, &FirstFrame::painted,
                         [this](const PaintedVisit& visit) { painted.push_back(visit); });
    }

    QQuickItem& number() {
        auto* item = find(*shown.window().contentItem(), QStringLiteral("bed_number"));
        REQUIRE(item != nullptr);
        return *item;
    }
    /// So many frames were handed over to the display from now on.
    bool swaps(int count) {
        int swapped = 0;
        const auto counting = QObject::connect(&shown.window(), &QQuickWindow::frameSwapped, &shown.window(),
                                               [&swapped] { ++swapped; });
        const bool enough = waitUntil([&] {
            shown.window().update();
            return swapped >= count;
        });
        QObject::disconnect(counting);
        return enough;
    }

    DoorOnScreen shown;
    FirstFrame frames;
    std::vector<PaintedVisit> painted;
};

}  // namespace

TEST_CASE("a bed's first frame is told once, with its tap, its number and the moment of the swap") {
    WatchedDoor door;
    const auto before = host::monotonicNs();
    const auto visit = *state("bed").visit;
    door.shown.door.apply(state("bed"));
    REQUIRE(waitUntil([&] { return !door.painted.empty(); }));
    const auto after = host::monotonicNs();
    door.shown.door.apply(state("bed"));
    REQUIRE(door.swaps(5));
    REQUIRE(door.painted.size() == 1);
    CHECK(door.painted[0].tap.toStdString() == visit.tap);
    CHECK(door.painted[0].visit.toStdString() == visit.id);
    CHECK(door.painted[0].screen == QStringLiteral("bed"));
    CHECK(door.painted[0].bed.toStdString() == visit.bed->number);
    CHECK(door.painted[0].monotonicNs > before);
    CHECK(door.painted[0].monotonicNs < after);
}

TEST_CASE("a bed whose number can't be read yet isn't told as painted") {
    WatchedDoor door;
    // The number itself, or anything around it.
    auto* fading = &door.number();
    for (int steps = GENERATE(0, 1, 3); steps > 0; --steps) fading = fading->parentItem();
    fading->setOpacity(0.9);
    door.shown.door.apply(state("bed"));
    REQUIRE(door.swaps(5));
    CHECK(door.painted.empty());
    fading->setOpacity(1);
    REQUIRE(waitUntil([&] { return !door.painted.empty(); }));
    CHECK(door.painted[0].bed.toStdString() == state("bed").visit->bed->number);
}

TEST_CASE("an outcome without a bed is told with its screen") {
    WatchedDoor door;
    const std::string outcome = GENERATE("unknown_card", "full_house");
    door.shown.door.apply(state(outcome));
    REQUIRE(waitUntil([&] { return !door.painted.empty(); }));
    CHECK(door.painted[0].screen.toStdString() == outcome);
    CHECK(door.painted[0].bed.isEmpty());
}

TEST_CASE("the next person who is told the same as the last is told it in a frame of their own") {
    WatchedDoor door;
    const NoTimers standing;
    auto second = state("full_house");
    door.shown.show("full_house");
    REQUIRE(waitUntil([&] { return door.painted.size() == 1; }));
    second.visit->id = "another-visit";
    second.visit->tap = "another-tap";
    // Nothing that is seen changes, and no second passes: nothing else asks for a frame.
    door.shown.door.apply(second);
    REQUIRE(waitUntil([&] { return door.painted.size() == 2; }));
    CHECK(door.painted[1].tap == QStringLiteral("another-tap"));
}

TEST_CASE("a visit that ended before its first frame was never painted") {
    WatchedDoor door;
    door.number().setOpacity(0);
    door.shown.door.apply(state("bed"));
    REQUIRE(door.swaps(2));
    door.shown.door.apply(state("idle"));
    door.number().setOpacity(1);
    REQUIRE(door.swaps(3));
    CHECK(door.painted.empty());
}

}  // namespace ostoja::kiosk::test
