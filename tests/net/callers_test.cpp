// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "net/callers_impl.h"

using namespace ostoja::net;
using namespace std::chrono_literals;

namespace {

const Callers::Time start{};

Limits twoAndFour() {
    Limits limits;
    limits.connectionsPerCaller = 2;
    limits.requestsPerSecond = 2;
    limits.burst = 4;
    return limits;
}

int tokensNow(Callers& callers, const std::string& who, Callers::Time now) {
    int taken = 0;
    while (callers.takeToken(who, now)) ++taken;
    return taken;
}

}  // namespace

TEST_CASE("A caller has as many connections as the limit says, each its own") {
    Callers callers(twoAndFour());
    CHECK(callers.enter("a", start));
    CHECK(callers.enter("a", start));
    CHECK_FALSE(callers.enter("a", start));
    CHECK(callers.enter("b", start));
    callers.leave("a", start);
    CHECK(callers.enter("a", start));
}

TEST_CASE("Tokens come back with time alone, and never more than the burst") {
    struct Case {
        std::chrono::milliseconds later;
        bool cameAnew;
        int tokens;
    };
    const auto one = GENERATE(values<Case>({{0ms, false, 0},
                                            {0ms, true, 0},
                                            {499ms, true, 0},
                                            {500ms, false, 1},
                                            {500ms, true, 1},
                                            {1'500ms, true, 3},
                                            {2'000ms, true, 4},
                                            {3'600'000ms, false, 4},
                                            {3'600'000ms, true, 4}}));
    Callers callers(twoAndFour());
    REQUIRE(callers.enter("a", start));
    CHECK(tokensNow(callers, "a", start) == 4);
    if (one.cameAnew) {
        callers.leave("a", start);
        REQUIRE(callers.enter("a", start + one.later));
    }
    CHECK(tokensNow(callers, "a", start + one.later) == one.tokens);
}

TEST_CASE("Who has left is forgotten once there is nothing to remember") {
    Callers callers(twoAndFour());
    REQUIRE(callers.enter("idle", start));
    callers.leave("idle", start);
    CHECK(callers.size() == 0);
    for (int i = 0; i < 10'000; ++i) {
        const auto who = std::to_string(i);
        const auto now = start + i * 1s;
        REQUIRE(callers.enter(who, now));
        CHECK(callers.takeToken(who, now));
        callers.leave(who, now);
    }
    CHECK(callers.size() <= 64);
}
