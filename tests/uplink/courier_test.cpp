// SPDX-License-Identifier: GPL-3.0-or-later
#include "uplink/courier.h"

#include <catch2/catch.hpp>

using namespace ostoja::uplink;

namespace {

/// A step in one word, so that a walk reads as a table.
std::string told(const Step& step) {
    if (std::holds_alternative<AskSnapshot>(step)) return "snapshot?";
    if (std::holds_alternative<BackOff>(step)) return "wait";
    if (const auto* ask = std::get_if<AskJournal>(&step)) {
        return "journal " + (ask->epoch.empty() ? "" : "of " + ask->epoch + " ") + "after " +
               std::to_string(ask->after) + " for " + std::to_string(ask->waitSeconds) + " s?";
    }
    std::string text = "post";
    for (const auto& event : std::get<Post>(step).events) text += " " + event;
    return text;
}

Page page(std::int64_t first, std::int64_t count, std::int64_t last, const std::string& epoch = "e") {
    Page made{.epoch = epoch, .parcels = {}, .last = last, .earlier = {}};
    for (std::int64_t i = first; i < first + count; ++i) made.parcels.push_back({i, std::to_string(i)});
    return made;
}

/// A courier that has learned that the office holds `officeHas`, at time 0.
Courier standing(std::int64_t officeHas) {
    Courier courier;
    courier.snapshotCame("e", "S");
    courier.officeAnswered("e", officeHas, 0);
    courier.journalCame({.epoch = "e", .parcels = {}, .last = officeHas, .earlier = {}});
    return courier;
}

std::size_t posted(const Courier& courier) {
    const auto step = courier.step(0);
    const auto* post = std::get_if<Post>(&step);
    return post == nullptr ? 0 : post->events.size();
}

}  // namespace

TEST_CASE("a courier begins by asking where the office stands, and goes on from there") {
    Courier courier;
    CHECK(told(courier.step(0)) == "snapshot?");
    courier.snapshotCame("e", "S");
    CHECK(told(courier.step(0)) == "post S");
    courier.officeAnswered("e", 7, 0);
    CHECK(told(courier.step(0)) == "journal after 7 for 0 s?");
    courier.journalCame(page(8, 2, 9));
    CHECK(told(courier.step(0)) == "post 8 9");
    courier.officeAnswered("e", 9, 0);
    CHECK(told(courier.step(0)) == "journal after 9 for 10 s?");
}

TEST_CASE("an office that stands in another epoch has nothing of this one") {
    Courier courier;
    courier.snapshotCame("e", "S");
    courier.officeAnswered("before", 40, 0);
    CHECK(told(courier.step(0)) == "journal after 0 for 10 s?");
}

TEST_CASE("a snapshot goes every ten seconds, and the long poll ends in time for it") {
    auto courier = standing(5);
    const auto [atMs, expected] = GENERATE(table<std::int64_t, std::string>({
        {0, "journal after 5 for 10 s?"},
        {1, "journal after 5 for 10 s?"},
        {4'000, "journal after 5 for 6 s?"},
        {9'999, "journal after 5 for 1 s?"},
        {10'000, "snapshot?"},
        {60'000, "snapshot?"},
    }));
    CHECK(told(courier.step(atMs)) == expected);
}

TEST_CASE("a snapshot travels alone when nothing waits, and the next is due ten seconds after its answer") {
    auto courier = standing(5);
    courier.snapshotCame("e", "S2");
    CHECK(told(courier.step(10'000)) == "post S2");
    courier.officeAnswered("e", 5, 10'000);
    CHECK(told(courier.step(10'000)) == "journal after 5 for 10 s?");
    CHECK(told(courier.step(20'000)) == "snapshot?");
}

TEST_CASE("a batch doubles while there is more, up to five hundred") {
    auto courier = standing(0);
    courier.journalCame(page(1, 2'000, 2'000));
    std::int64_t through = 0;
    for (const std::size_t expected : {16U, 32U, 64U, 128U, 256U, 500U, 500U}) {
        CHECK(posted(courier) == expected);
        through += static_cast<std::int64_t>(expected);
        courier.officeAnswered("e", through, 0);
    }
}

TEST_CASE("a batch doesn't grow when everything has gone") {
    auto courier = standing(0);
    courier.journalCame(page(1, 16, 16));
    courier.officeAnswered("e", 16, 0);
    CHECK(courier.batch() == 16);
}

TEST_CASE("a batch halves at each failure, down to one") {
    auto courier = standing(0);
    for (const std::size_t expected : {16U, 8U, 4U, 2U, 1U, 1U}) {
        courier.journalCame(page(1, 100, 100));
        CHECK(posted(courier) == expected);
        courier.officeFailed();
        CHECK(told(courier.step(0)) == "wait");
        courier.waited();
        CHECK(told(courier.step(0)) == "snapshot?");
        courier.snapshotCame("e", "S");
        courier.officeAnswered("e", 0, 0);
    }
    CHECK(courier.failures() == 6);
}

TEST_CASE("a batch stays below a megabyte, but one entry always goes") {
    auto courier = standing(0);
    const std::size_t size = GENERATE(300'000U, 2'000'000U);
    Page big{.epoch = "e", .parcels = {}, .last = 8};
    for (std::int64_t i = 1; i <= 8; ++i) big.parcels.push_back({i, std::string(size, 'x')});
    courier.journalCame(std::move(big));
    CHECK(posted(courier) == (size == 300'000U ? 3 : 1));
}

TEST_CASE("only what the office says it has moves the courier on") {
    struct Case {
        std::string what;
        std::int64_t receivedThrough;
        std::string next;
    };
    const auto each = GENERATE(values<Case>({
        {"all of the batch", 13, "journal after 13 for 10 s?"},
        {"a part: what follows goes next", 12, "post 13"},
        {"none: wait, then ask again", 10, "wait"},
        {"less than before: the office was set back", 4, "wait"},
        {"more than was sent: somebody else brought it", 20, "journal after 20 for 0 s?"},
    }));
    CAPTURE(each.what);
    auto courier = standing(10);
    courier.journalCame(page(11, 3, 13));
    CHECK(told(courier.step(0)) == "post 11 12 13");
    courier.officeAnswered("e", each.receivedThrough, 0);
    CHECK(told(courier.step(0)) == each.next);
    if (each.next != "wait") return;
    courier.waited();
    CHECK(told(courier.step(0)) == "journal after " + std::to_string(each.receivedThrough) + " for 10 s?");
}

TEST_CASE("a gap at the office is asked for again from the station") {
    auto courier = standing(10);
    courier.journalCame(page(11, 40, 50));
    courier.officeAnswered("e", 26, 0);
    CHECK(posted(courier) == 24);
    courier.officeAnswered("e", 30, 0);
    CHECK(told(courier.step(0)).starts_with("post 31 32"));
}

TEST_CASE("an office that was set back while nothing waited is asked from where it stands") {
    auto courier = standing(10);
    courier.snapshotCame("e", "S");
    courier.officeAnswered("e", 3, 10'000);
    CHECK(told(courier.step(10'000)) == "journal after 3 for 10 s?");
}

TEST_CASE("a station that doesn't answer is waited for, and everything is learned anew") {
    auto courier = standing(10);
    courier.stationFailed();
    CHECK(told(courier.step(0)) == "wait");
    courier.waited();
    CHECK(told(courier.step(0)) == "snapshot?");
}

TEST_CASE("a station that was restored while the uplink ran is noticed by its epoch") {
    auto courier = standing(10);
    courier.journalCame(page(1, 1, 1, "restored"));
    CHECK(told(courier.step(0)) == "wait");
    courier.waited();
    CHECK(told(courier.step(0)) == "snapshot?");
    courier.snapshotCame("restored", "S");
    courier.officeAnswered("restored", 0, 0);
    CHECK(told(courier.step(0)) == "journal after 0 for 10 s?");
    courier.journalCame(page(1, 1, 1, "restored"));
    CHECK(told(courier.step(0)) == "post 1");
}

TEST_CASE(
    "where the office claims more than the journal holds, the journal's end is shown to it, with long "
    "waits") {
    auto courier = standing(50);
    courier.journalCame(page(0, 0, 42));
    for (unsigned round = 1; round <= 3; ++round) {
        CHECK(told(courier.step(0)) == "journal after 26 for 0 s?");
        courier.journalCame(page(27, 16, 42));
        CHECK(told(courier.step(0)).starts_with("post 27 28"));
        CHECK(posted(courier) == 16);
        courier.officeAnswered("e", 50, 0);
        CHECK(told(courier.step(0)) == "wait");
        CHECK(courier.failures() == round);
        courier.waited();
        CHECK(told(courier.step(0)) == "snapshot?");
        courier.snapshotCame("e", "S");
        courier.officeAnswered("e", 50, 0);
        courier.journalCame(page(0, 0, 42));
    }
}

TEST_CASE("failures are forgotten when the office comes forward, or has everything") {
    auto courier = standing(0);
    courier.stationFailed();
    courier.waited();
    courier.snapshotCame("e", "S");
    courier.officeAnswered("e", 0, 0);
    CHECK(courier.failures() == 1);
    SECTION("it comes forward") {
        courier.journalCame(page(1, 1, 1));
        courier.officeAnswered("e", 1, 0);
    }
    SECTION("it has everything") {
        courier.journalCame(page(0, 0, 0));
    }
    CHECK(courier.failures() == 0);
}

namespace {

/// What a restored station tells: twelve entries before the backup, then the new epoch.
Page restored(std::int64_t first, std::int64_t count, std::int64_t last) {
    auto made = page(first, count, last);
    made.earlier = {{"before", 12}};
    return made;
}

Courier beforeRestored() {
    Courier courier;
    courier.snapshotCame("e", "S");
    courier.officeAnswered("e", 0, 0);
    courier.journalCame(restored(1, 2, 2));
    return courier;
}

}  // namespace

TEST_CASE("what the office lacks of the journal before a restore is sent before the rest") {
    auto courier = beforeRestored();
    CHECK(told(courier.step(0)) == "journal of before after 11 for 0 s?");
    courier.journalCame(page(12, 1, 12, "before"));
    CHECK(told(courier.step(0)) == "post 12");
    courier.officeAnswered("before", 9, 0);
    CHECK(told(courier.step(0)) == "journal of before after 9 for 0 s?");
    courier.journalCame(page(10, 3, 12, "before"));
    CHECK(told(courier.step(0)) == "post 10 11 12");
    courier.officeAnswered("before", 12, 0);
    CHECK(told(courier.step(0)) == "journal after 0 for 10 s?");
    courier.journalCame(restored(1, 2, 2));
    CHECK(told(courier.step(0)) == "post 1 2");
    courier.officeAnswered("e", 2, 0);
    CHECK(told(courier.step(0)) == "journal after 2 for 10 s?");
}

TEST_CASE("an office that holds the journal before a restore, and more, is asked for nothing of it") {
    auto courier = beforeRestored();
    courier.journalCame(page(12, 1, 12, "before"));
    courier.officeAnswered("before", 40, 0);
    CHECK(told(courier.step(0)) == "journal after 0 for 10 s?");
}

TEST_CASE("a journal before a restore that the office contradicts doesn't hold up the one after it") {
    auto courier = beforeRestored();
    courier.journalCame(page(12, 1, 12, "before"));
    courier.officeAnswered("before", 9, 0);
    courier.journalCame(page(10, 3, 12, "before"));
    courier.officeAnswered("before", 9, 0);
    CHECK(told(courier.step(0)) == "journal after 0 for 10 s?");
    courier.officeFailed();
    courier.waited();
    CHECK(told(courier.step(0)) == "snapshot?");
}
