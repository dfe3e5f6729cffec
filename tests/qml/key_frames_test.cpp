// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/key_frames.h"

#include <catch2/catch.hpp>
#include <vector>

#include "host/trace.h"
#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

struct WatchedDesk {
    WatchedDesk() : shown(smallDesk), frames(*shown.desk.people(), shown.window()) {
        shown.show("people");
        QObject::connect(&frames, &KeyFrames::drawn,
                         [this](const KeyFrame& frame) { drawn.push_back(frame); });
        QObject::connect(&frames, &KeyFrames::found,
                         [this](const KeyFrame& frame) { found.push_back(frame); });
        shown.key(Qt::Key_Shift);
        REQUIRE(waitUntil([&] { return !drawn.empty(); }));
        drawn.clear();
        found.clear();
    }

    StaffOnScreen shown;
    KeyFrames frames;
    std::vector<KeyFrame> drawn;
    std::vector<KeyFrame> found;
};

}  // namespace

TEST_CASE("a typed letter is told when its answer is on the screen, with those whom it shows") {
    WatchedDesk watched;
    const auto before = host::monotonicNs();
    watched.shown.type(QStringLiteral("k"));
    REQUIRE(waitUntil([&] { return !watched.found.empty(); }));
    const auto after = host::monotonicNs();
    REQUIRE(watched.found.size() == 1);
    CHECK(watched.found[0].people == watched.shown.desk.people()->found().size());
    CHECK(watched.found[0].people > 0);
    CHECK(watched.found[0].pressedNs > before);
    CHECK(watched.found[0].paintedNs > watched.found[0].pressedNs);
    CHECK(watched.found[0].paintedNs < after);
    REQUIRE_FALSE(watched.drawn.empty());
    CHECK(watched.drawn[0].pressedNs == watched.found[0].pressedNs);
}

TEST_CASE("a key that changes nothing is told by the frame after it, and finds nobody") {
    WatchedDesk watched;
    watched.shown.key(Qt::Key_Shift);
    REQUIRE(waitUntil([&] { return !watched.drawn.empty(); }));
    CHECK(watched.drawn[0].paintedNs > watched.drawn[0].pressedNs);
    watched.shown.type(QStringLiteral("k"));
    REQUIRE(waitUntil([&] { return !watched.found.empty(); }));
    CHECK(watched.found.size() == 1);
    CHECK(watched.found[0].pressedNs > watched.drawn[0].pressedNs);
}

TEST_CASE("a shortcut is a key, too") {
    WatchedDesk watched;
    watched.shown.type(QStringLiteral("k"));
    REQUIRE(waitUntil([&] { return !watched.found.empty(); }));
    watched.drawn.clear();
    watched.found.clear();
    watched.shown.key(Qt::Key_Escape);
    REQUIRE(waitUntil([&] { return !watched.drawn.empty() && !watched.found.empty(); }));
    CHECK(watched.found[0].pressedNs == watched.drawn[0].pressedNs);
}

}  // namespace ostoja::kiosk::test
