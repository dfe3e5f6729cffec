// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/desk/desk_session.h"

using namespace ostoja::station;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
using Standing = DeskSession::Standing;

DeskSession signedIn(std::int64_t atMs) {
    DeskSession session{Durations{}};
    session.begin("s-1", "anna", atMs);
    return session;
}

}  // namespace

TEST_CASE("nobody is signed in at the start") {
    const DeskSession session{Durations{}};
    CHECK(session.standing(0) == Standing::signedOut);
    CHECK(session.member(0).empty());
    CHECK_FALSE(session.nextChangeMs(0));
}

TEST_CASE("a session that is left alone locks after two minutes, and ends after twelve hours") {
    const auto session = signedIn(1'000);
    struct Row {
        std::int64_t nowMs;
        Standing standing;
        std::optional<std::int64_t> next;
    };
    const auto row = GENERATE(values<Row>({
        {1'000, Standing::unlocked, 1'000 + 2 * minute},
        {1'000 + 2 * minute - 1, Standing::unlocked, 1'000 + 2 * minute},
        {1'000 + 2 * minute, Standing::locked, 1'000 + 12 * hour},
        {1'000 + 12 * hour - 1, Standing::locked, 1'000 + 12 * hour},
        {1'000 + 12 * hour, Standing::signedOut, std::nullopt},
    }));
    INFO(row.nowMs);
    CHECK(session.standing(row.nowMs) == row.standing);
    CHECK(session.nextChangeMs(row.nowMs) == row.next);
    CHECK(session.member(row.nowMs) == (row.standing == Standing::signedOut ? "" : "anna"));
}

TEST_CASE("work keeps a session open, but not longer than twelve hours") {
    auto session = signedIn(0);
    std::int64_t now = 0;
    for (; now < 12 * hour; now += minute) {
        INFO(now);
        REQUIRE(session.standing(now) == Standing::unlocked);
        session.use(now);
    }
    CHECK(session.standing(now) == Standing::signedOut);
    session.unlock(now);
    CHECK(session.standing(now) == Standing::signedOut);
}

TEST_CASE("a locked session stays its member's until they unlock it or it ends") {
    auto session = signedIn(0);
    session.lock();
    CHECK(session.standing(1) == Standing::locked);
    CHECK(session.member(1) == "anna");
    session.use(2);
    CHECK(session.standing(3) == Standing::locked);
    session.unlock(4);
    CHECK(session.standing(4) == Standing::unlocked);
    session.end();
    CHECK(session.standing(5) == Standing::signedOut);
}

TEST_CASE("a change of person leaves nothing of the one before") {
    auto session = signedIn(0);
    session.lock();
    session.begin("s-2", "jan", 10);
    CHECK(session.standing(10) == Standing::unlocked);
    CHECK(session.member(10) == "jan");
    CHECK(session.id() == "s-2");
}

TEST_CASE("a time that is over is told until the session is ended, and its answers end with it") {
    auto session = signedIn(0);
    constexpr std::int64_t muchLater = 48 * 3'600'000LL;
    const std::weak_ptr<CommandMemory> told = session.answers();
    CHECK_FALSE(session.hasRunOut(1));
    CHECK(session.hasRunOut(muchLater));
    CHECK_FALSE(told.expired());
    session.end();
    CHECK_FALSE(session.hasRunOut(muchLater));
    CHECK(told.expired());
}
