// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/tap_outbox.h"

#include <catch2/catch.hpp>

using namespace ostoja::reader;
using Answer = TapOutbox::Answer;

namespace {

PendingTap tap(const std::string& id, std::int64_t enteredMs) {
    return {id, "v1:hash", "ntag", enteredMs};
}

std::string idOf(const std::optional<PendingTap>& tap) {
    return tap ? tap->id : "nothing";
}

}  // namespace

TEST_CASE("taps go to the station in order, one at a time") {
    TapOutbox outbox;
    CHECK(idOf(outbox.next(1'000)) == "nothing");
    outbox.add(tap("first", 1'000));
    outbox.add(tap("second", 1'100));
    CHECK(idOf(outbox.next(1'100)) == "first");
    CHECK(idOf(outbox.next(1'100)) == "nothing");
    outbox.answered(Answer::Answered, 1'200);
    CHECK(idOf(outbox.next(1'200)) == "second");
    outbox.answered(Answer::Answered, 1'300);
    CHECK(idOf(outbox.next(1'300)) == "nothing");
}

TEST_CASE("a tap without an answer is sent again with the same id after a moment") {
    TapOutbox outbox;
    outbox.add(tap("first", 1'000));
    CHECK(idOf(outbox.next(1'000)) == "first");
    outbox.answered(Answer::Silent, 3'000);
    CHECK(idOf(outbox.next(3'249)) == "nothing");
    CHECK(idOf(outbox.next(3'250)) == "first");
}

TEST_CASE("a station that is back gets the waiting tap at once") {
    TapOutbox outbox;
    outbox.add(tap("first", 1'000));
    outbox.next(1'000);
    outbox.answered(Answer::Silent, 1'010);
    CHECK(idOf(outbox.next(1'020)) == "nothing");
    outbox.retryNow();
    CHECK(idOf(outbox.next(1'020)) == "first");
}

TEST_CASE("a tap is given up at five seconds, but not while its answer may come") {
    TapOutbox outbox;
    outbox.add(tap("first", 1'000));
    outbox.add(tap("second", 2'000));
    outbox.next(1'000);
    CHECK(outbox.giveUp(6'500).empty());
    outbox.answered(Answer::Silent, 6'500);
    const auto old = outbox.giveUp(6'999);
    REQUIRE(old.size() == 1);
    CHECK(old[0].id == "first");
    CHECK(outbox.giveUp(6'999).empty());
    CHECK(outbox.giveUp(7'000).size() == 1);
    CHECK(idOf(outbox.next(9'000)) == "nothing");
}
