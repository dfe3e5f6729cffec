// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QQuickItem>
#include <algorithm>

#include "door_on_screen.h"
#include "door_states.h"

namespace ostoja::kiosk::test {

namespace {

bool says(DoorOnScreen& shown, const QString& words) {
    const auto texts = shown.visibleTexts();
    return std::any_of(texts.begin(), texts.end(),
                       [&](QQuickItem* text) { return text->property("text").toString().contains(words); });
}

/// What the carer's word makes of the same visit.
api::ScreenState then(const std::string& outcome) {
    auto next = state("arrival");
    next.visit->outcome = outcome;
    if (outcome != "bed") next.visit->bed.reset();
    if (outcome != "bed") next.town = state("full_house").town;
    return next;
}

}  // namespace

TEST_CASE("whoever has come reads which bed waits and that somebody comes, and isn't sent on the way yet") {
    DoorOnScreen shown(wide);
    shown.show("arrival");
    CHECK(shown.door.screen() == QLatin1String("arrival"));
    CHECK(says(shown, QStringLiteral("12")));
    CHECK(says(shown, QStringLiteral("Łóżko 12 czeka. Zaraz ktoś podejdzie.")));
    CHECK(says(shown, QStringLiteral("Proszę tu zaczekać.")));
    CHECK_FALSE(says(shown, QStringLiteral("trzecie drzwi")));
}

TEST_CASE("the carer's yes shows the way to the same bed") {
    DoorOnScreen shown(wide);
    shown.show("arrival");
    shown.door.apply(then("bed"));
    CHECK(shown.door.screen() == QLatin1String("bed"));
    CHECK(says(shown, QStringLiteral("trzecie drzwi")));
    CHECK_FALSE(says(shown, QStringLiteral("Proszę tu zaczekać.")));
}

TEST_CASE("the carer's no says nothing of why, and shows where else there are beds") {
    DoorOnScreen shown(wide);
    shown.show("arrival");
    shown.door.apply(then("see_staff"));
    CHECK(shown.door.turnedAway());
    CHECK(says(shown, QStringLiteral("Prosimy do opiekuna")));
    CHECK(says(shown, QStringLiteral("Noclegownia Zamkowa 3")));
    CHECK(says(shown, QStringLiteral("112")));
    // The next one who is sent to the carer wasn't looked at by anybody yet.
    auto next = state("see_staff");
    next.visit->id = "0192f111-0000-7000-8000-000000000002";
    shown.door.apply(next);
    CHECK_FALSE(shown.door.turnedAway());
    CHECK_FALSE(says(shown, QStringLiteral("Noclegownia Zamkowa 3")));
}

TEST_CASE("a closed house says when it opens") {
    DoorOnScreen shown(wide);
    shown.show("closed_opens");
    CHECK(shown.door.opens() == QStringLiteral("23 listopada, 18:00"));
    CHECK(says(shown, QStringLiteral("Otwieramy: 23 listopada, 18:00")));
    shown.show("closed");
    CHECK_FALSE(says(shown, QStringLiteral("Otwieramy")));
}

TEST_CASE("a demonstration's clock is told on every screen of the door") {
    DoorOnScreen shown(wide);
    shown.show("idle_simulated");
    CHECK(says(shown, QStringLiteral("czas symulowany")));
    auto visit = state("bed");
    visit.simulated = true;
    shown.door.apply(visit);
    CHECK(says(shown, QStringLiteral("czas symulowany")));
    shown.show("bed");
    CHECK_FALSE(says(shown, QStringLiteral("czas symulowany")));
}

}  // namespace ostoja::kiosk::test
