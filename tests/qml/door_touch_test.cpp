// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QQuickItem>
#include <QQuickWindow>
#include <algorithm>
#include <set>

#include "door_on_screen.h"
#include "door_states.h"
#include "kiosk/door_link.h"
#include "kiosk/station_link.h"
#include "station_on_paper.h"

namespace ostoja::kiosk::test {

namespace {

/// The whole line: a station's socket, the link to it, the controller, the screen.
struct WholeDoor {
    explicit WholeDoor(QSize size) : shown(size), link(station.socket()) {
        QObject::connect(&words, &DoorLink::stateArrived, &shown.door, &DoorController::apply);
        QObject::connect(&words, &DoorLink::stateArrived, [this] { ++heard; });
        QObject::connect(&link, &StationLink::lost, &shown.door, &DoorController::linkLost);
        QObject::connect(&words, &DoorLink::commandFailed, &shown.door, &DoorController::commandFailed);
        QObject::connect(&shown.door, &DoorController::commandWanted, &words, &DoorLink::send);
    }

    /// The station shows a state, with a visit of its own each time; true as soon as the screen shows it.
    bool arrives(const std::string& name) {
        auto told = state(name);
        if (told.visit) told.visit->id = "visit-" + std::to_string(++visits);
        const auto before = heard;
        station.say(told);
        const auto visit = told.visit ? QString::fromStdString(told.visit->id) : QString();
        const bool there = waitUntil([&] {
            return heard > before && shown.door.visit() == visit &&
                   shown.door.screen() != QLatin1String("unreachable") &&
                   name.rfind(shown.door.screen().toStdString(), 0) == 0 &&
                   shown.window().property("settled").toBool();
        });
        shown.window().grabWindow();
        return there;
    }

    StationOnPaper station;
    DoorOnScreen shown;
    StationLink link;
    DoorLink words{link};
    int visits = 0;
    int heard = 0;
};

const std::set<std::string> touches{"away", "leave", "help", "more_time", "done", "no_card"};

}  // namespace

TEST_CASE("every control on every screen asks the station for something or changes what is seen") {
    const auto size = GENERATE(wide, tall);
    WholeDoor door(size);
    std::set<std::string> pressed;
    for (const auto& name : stateNames()) {
        REQUIRE(door.arrives(name));
        const auto count = visibleControls(door.shown.window()).size();
        CHECK((count > 0 || !door.shown.door.visit().isEmpty()));
        for (std::size_t index = 0; index < count; ++index) {
            REQUIRE(door.arrives(name));
            const auto controls = visibleControls(door.shown.window());
            REQUIRE(controls.size() == count);
            const auto control = controls[index].name.toStdString();
            const auto visit = door.shown.door.visit().toStdString();
            const auto askedBefore = door.station.asked().size();
            const auto languageBefore = door.shown.door.language();
            INFO(name << ": " << control);
            press(door.shown.window(), controls[index]);
            if (touches.contains(control)) {
                REQUIRE(waitUntil([&] { return door.station.asked().size() == askedBefore + 1; }));
                const auto asked = door.station.asked().back();
                CHECK(asked.command == control);
                CHECK(asked.visit == visit);
                CHECK(asked.id.size() == 36);
            } else {
                CHECK(door.shown.door.language() != languageBefore);
            }
            pressed.insert(control);
            door.shown.door.chooseLanguage(QStringLiteral("pl"));
        }
    }
    CHECK(pressed ==
          std::set<std::string>{"away", "done", "help", "language_en", "leave", "more_time", "no_card"});
}

TEST_CASE("no part of a screen takes a touch but its buttons") {
    DoorOnScreen shown(wide);
    for (const auto& name : stateNames()) {
        shown.show(name);
        for (auto* item : shown.visibleItems()) {
            INFO(name << ": " << item->metaObject()->className());
            CHECK_FALSE(item->inherits("QQuickMouseArea"));
            CHECK((item->acceptedMouseButtons() == Qt::NoButton || item->inherits("QQuickAbstractButton")));
        }
    }
}

TEST_CASE("'done' clears the screen at once, and the station's echo doesn't bring it back") {
    DoorOnScreen shown(wide);
    shown.show("bed");
    shown.door.touch(QStringLiteral("done"));
    CHECK(shown.door.screen() == QStringLiteral("idle"));
    CHECK(shown.door.greeting().isEmpty());
    CHECK(shown.door.bedNumber().isEmpty());
    shown.door.apply(state("bed"));
    CHECK(shown.door.screen() == QStringLiteral("idle"));
}

TEST_CASE("what the station doesn't allow now is not asked of it") {
    DoorOnScreen shown(wide);
    int asked = 0;
    QObject::connect(&shown.door, &DoorController::commandWanted, [&] { ++asked; });
    shown.show("welcome");
    for (const auto* command : {"away", "leave", "help", "more_time", "open_sesame"}) {
        shown.door.touch(QString::fromLatin1(command));
    }
    CHECK(asked == 0);
    shown.show("idle");
    shown.door.touch(QStringLiteral("done"));
    CHECK(asked == 0);
}

TEST_CASE("a visit ends by itself when its seconds are over") {
    DoorOnScreen shown(wide);
    auto brief = state("bed");
    brief.visit->remainingMs = 300;
    shown.door.apply(brief);
    CHECK(shown.door.screen() == QStringLiteral("bed"));
    CHECK(shown.door.secondsLeft() == 1);
    CHECK(waitUntil([&] { return shown.door.screen() == QStringLiteral("idle"); }));
    CHECK(shown.door.bedNumber().isEmpty());
}

TEST_CASE("more time is offered in the last six seconds, and the ring goes on from what the station gives") {
    DoorOnScreen shown(wide);
    auto visit = state("bed");
    visit.visit->remainingMs = 7'000;
    shown.door.apply(visit);
    CHECK(shown.door.secondsLeft() == 7);
    CHECK_FALSE(shown.door.moreTimeOffered());
    visit.visit->remainingMs = 6'000;
    shown.door.apply(visit);
    CHECK(shown.door.moreTimeOffered());
    visit.visit->remainingMs = 20'000;
    shown.door.apply(visit);
    CHECK(shown.door.secondsLeft() == 20);
    CHECK_FALSE(shown.door.moreTimeOffered());
}

TEST_CASE("a touch that doesn't reach the station is told, and can be repeated") {
    WholeDoor door(wide);
    door.station.answerWith(500);
    REQUIRE(door.arrives("bed"));
    door.shown.door.touch(QStringLiteral("help"));
    CHECK(waitUntil([&] { return door.shown.door.touchFailed(); }));
    CHECK(door.shown.door.screen() == QStringLiteral("bed"));
    door.station.answerWith(202);
    door.shown.door.touch(QStringLiteral("help"));
    CHECK_FALSE(door.shown.door.touchFailed());
    CHECK(waitUntil([&] { return door.station.asked().size() == 2; }));
}

TEST_CASE("a carer is called only where one can come, once, and not within somebody's visit") {
    DoorOnScreen shown(wide);
    std::vector<api::ScreenCommand> asked;
    QObject::connect(&shown.door, &DoorController::commandWanted,
                     [&](const api::ScreenCommand& command) { asked.push_back(command); });
    shown.show("idle");
    shown.door.callCarer();
    shown.show("see_staff");
    shown.door.callCarer();
    CHECK(asked.empty());
    shown.show("idle_carer");
    shown.door.callCarer();
    shown.door.callCarer();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].command == "no_card");
    CHECK(asked[0].visit.empty());
    shown.show("no_card");
    CHECK(shown.door.queueNumber() == 4);
}

TEST_CASE("a call that doesn't reach the station is told on its button, and can be made again") {
    WholeDoor door(wide);
    door.station.answerWith(500);
    REQUIRE(door.arrives("idle_carer"));
    door.shown.door.callCarer();
    CHECK(waitUntil([&] { return door.shown.door.touchFailed(); }));
    door.station.answerWith(202);
    door.shown.door.callCarer();
    CHECK_FALSE(door.shown.door.touchFailed());
    CHECK(waitUntil([&] { return door.station.asked().size() == 2; }));
}

TEST_CASE("a carer is promised only where one has a screen") {
    DoorOnScreen shown(wide);
    const auto says = [&](const char* words) {
        const auto texts = shown.visibleTexts();
        return std::any_of(texts.begin(), texts.end(), [&](QQuickItem* text) {
            return text->property("text").toString().replace(QChar(0xA0), u' ') == QString::fromUtf8(words);
        });
    };
    shown.show("help_asked");
    CHECK_FALSE(says("Zawołaliśmy opiekuna"));
    shown.show("help_asked_carer");
    CHECK(says("Zawołaliśmy opiekuna"));
}

TEST_CASE("with the station gone the screen says so, and it is back with the station") {
    WholeDoor door(wide);
    REQUIRE(door.arrives("bed"));
    door.station.close();
    CHECK(waitUntil([&] { return door.shown.door.screen() == QLatin1String("unreachable"); }));
    CHECK(door.shown.door.bedNumber().isEmpty());
    door.station.open();
    CHECK(waitUntil([&] { return door.shown.door.screen() == QLatin1String("bed"); }));
    REQUIRE(door.arrives("idle"));
}

}  // namespace ostoja::kiosk::test
