// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/supervision.h"

#include <catch2/catch.hpp>

using namespace ostoja::card;
using Act = Supervision::Act;

TEST_CASE("a reader is opened again after a quarter of a second, doubling to one second") {
    BackOff backOff;
    for (const int expected : {250, 500, 1'000, 1'000, 1'000}) CHECK(backOff.next().count() == expected);
    backOff.reset();
    CHECK(backOff.next().count() == 250);
}

TEST_CASE("a worker is started at once and left alone while it is heard") {
    Supervision supervision;
    CHECK(supervision.tick(10'000) == Act::Start);
    supervision.started(10'000);
    for (std::int64_t now = 10'000; now < 20'000; now += 2'900) {
        supervision.heard(now);
        CHECK(supervision.tick(now + 2'899) == Act::Nothing);
    }
}

TEST_CASE("a worker silent for three seconds is killed once and started again when it has ended") {
    Supervision supervision;
    supervision.started(10'000);
    CHECK(supervision.tick(12'999) == Act::Nothing);
    CHECK(supervision.tick(13'000) == Act::Kill);
    CHECK(supervision.tick(13'100) == Act::Nothing);
    supervision.ended(13'200);
    CHECK_FALSE(supervision.running());
    CHECK(supervision.tick(13'449) == Act::Nothing);
    CHECK(supervision.tick(13'450) == Act::Start);
    supervision.started(13'450);
    CHECK(supervision.tick(16'449) == Act::Nothing);
    CHECK(supervision.tick(16'450) == Act::Kill);
}

TEST_CASE("a worker that keeps dying is started ever more slowly until it has worked") {
    Supervision supervision;
    std::int64_t now = 1'000;
    const auto dieAndWait = [&] {
        supervision.started(now);
        supervision.ended(now);
        const std::int64_t died = now;
        while (supervision.tick(now) != Act::Start) now += 10;
        return now - died;
    };
    CHECK(dieAndWait() == 250);
    CHECK(dieAndWait() == 500);
    CHECK(dieAndWait() == 1'000);
    CHECK(dieAndWait() == 1'000);
    supervision.worked();
    CHECK(dieAndWait() == 250);
}

TEST_CASE("an order to restart kills a worker that is well") {
    Supervision supervision;
    supervision.started(1'000);
    supervision.replace();
    CHECK(supervision.tick(1'001) == Act::Kill);
    CHECK(supervision.tick(1'002) == Act::Nothing);
    supervision.ended(1'003);
    supervision.started(1'300);
    CHECK(supervision.tick(1'301) == Act::Nothing);
}
