// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/reader/bench.h"

using namespace ostoja;

namespace {

const TestCard ntag{"ntag215", "04D1D2D3D4D5D6", "ntag"};
const TestCard classic{"classic1k", "1A2B3C4D", "classic"};
const TestCard desfire{"desfire", "04112233445566", "desfire"};

bool wasTold(const Bench& bench, const std::string& state) {
    return eventually([&] {
        const auto states = bench.station->states();
        return std::ranges::find(states, state, &api::ReaderState::state) != states.end();
    });
}

/// Nothing but these cards was ever tapped.
bool onlyThese(const Bench& bench, const std::vector<TestCard>& cards) {
    std::set<std::string> hashes;
    for (const auto& card : cards) hashes.insert(bench.hashOf(card));
    const auto taps = bench.station->taps();
    return std::ranges::all_of(taps, [&](const api::Tap& tap) { return hashes.contains(tap.card); });
}

}  // namespace

TEST_CASE("a chip that fails for good is out of order, and well again afterwards") {
    struct Case {
        std::vector<std::string> fault;
        std::string reason;
    };
    const auto c = GENERATE(values<Case>({{{"fault", "mute"}, "chip_silent"},
                                          {{"fault", "hang"}, "chip_silent"},
                                          {{"fault", "drop", "--rate", "1"}, "chip_silent"},
                                          {{"fault", "garbage", "--rate", "1"}, "chip_silent"},
                                          {{"fault", "half", "--rate", "1"}, "chip_silent"},
                                          {{"fault", "nak", "--rate", "1"}, "chip_silent"},
                                          {{"unplug"}, "no_device"}}));
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    const bool lying = GENERATE(false, true);
    INFO(c.fault.back() << (lying ? ", a card lies there" : ", nobody is there"));
    if (lying) {
        bench.place(ntag);
        REQUIRE(bench.reads(ntag, 1));
    }
    bench.cards(c.fault);
    CHECK(bench.told("out_of_order", c.reason));
    bench.cards(c.fault[0] == "unplug" ? std::vector<std::string>{"replug"}
                                       : std::vector<std::string>{"fault", "none"});
    CHECK(bench.told("ready"));
    bench.swap(desfire);
    CHECK(bench.reads(desfire, lying ? 2 : 1));
}

TEST_CASE("cards are read right through a chip that fails now and then") {
    const auto fault = GENERATE(as<std::string>(), "drop", "garbage", "half", "nak", "noise");
    INFO(fault);
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.cards({"fault", fault, "--rate", "0.1"});
    const std::vector<TestCard> cards{ntag, classic, desfire};
    for (std::size_t i = 0; i < cards.size(); ++i) {
        INFO(cards[i].type);
        bench.swap(cards[i]);
        CHECK(eventually([&] {
            const auto taps = bench.station->taps();
            return !taps.empty() && taps.back().card == bench.hashOf(cards[i]);
        }));
    }
    bench.cards({"fault", "none"});
    CHECK(bench.told("ready"));
    CHECK(onlyThese(bench, cards));
}

TEST_CASE("a card half read asks for holding still, and is then read") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.cards({"fault", "noise", "--after", "1", "--for", "300"});
    bench.place(ntag);
    CHECK(wasTold(bench, "hold_still"));
    CHECK(bench.reads(ntag, 1));
    CHECK(bench.told("ready"));
}

TEST_CASE("radio noise over a lying card is no new tap") {
    Bench bench;
    bench.startReader();
    bench.place(desfire);
    REQUIRE(bench.reads(desfire, 1));
    bench.cards({"fault", "noise", "--rate", "0.12"});
    REQUIRE(bench.works(80));
    bench.cards({"fault", "none"});
    bench.swap(classic);
    CHECK(bench.reads(classic, 2));
}

TEST_CASE("a chip whose answer makes libnfc abort costs a worker, not a tap") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    const auto first = bench.worker();
    bench.cards({"fault", "abort-bit", "--rate", "1"});
    bench.place(ntag);
    REQUIRE(eventually([&] { return bench.reader->output().find("(signal 6)") != std::string::npos; }));
    REQUIRE(eventually([&] { return bench.worker() > 0 && bench.worker() != first; }));
    bench.cards({"fault", "none"});
    CHECK(bench.reads(ntag, 1));
    bench.swap(classic);
    CHECK(bench.reads(classic, 2));
}

TEST_CASE("a card whose answer kills libnfc is out of order for as long as it lies there") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.cards({"fault", "ats-zero", "--rate", "1"});
    bench.place(desfire);
    REQUIRE(eventually([&] { return bench.reader->output().find("the worker ended") != std::string::npos; }));
    CHECK(bench.told("out_of_order", "reader_crashed"));
    CHECK(bench.station->taps().empty());
    bench.cards({"remove"});
    CHECK(bench.told("ready"));
    bench.cards({"fault", "none"});
    bench.place(desfire);
    CHECK(bench.reads(desfire, 1));
}

TEST_CASE("with ostoja-cards stopped the reader is out of order, and well when it goes on") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.chip->signal(SIGSTOP);
    CHECK(bench.told("out_of_order"));
    bench.chip->signal(SIGCONT);
    CHECK(bench.told("ready"));
    bench.place(ntag);
    CHECK(bench.reads(ntag, 1));
}

TEST_CASE("a worker that hangs is out of order, killed and replaced, and the lying card is no new tap") {
    Bench bench;
    bench.startReader();
    bench.place(ntag);
    REQUIRE(bench.reads(ntag, 1));
    const auto first = bench.worker();
    REQUIRE(first > 0);
    REQUIRE(::kill(first, SIGSTOP) == 0);
    CHECK(bench.told("out_of_order", "chip_silent"));
    REQUIRE(eventually([&] { return bench.worker() > 0 && bench.worker() != first; }));
    CHECK(bench.told("ready"));
    REQUIRE(bench.works(20));
    bench.swap(desfire);
    CHECK(bench.reads(desfire, 2));
}

TEST_CASE("a reader without a device waits for one") {
    Bench bench;
    bench.cards({"unplug"});
    bench.startReader();
    CHECK(bench.told("out_of_order", "no_device"));
    bench.cards({"replug"});
    CHECK(bench.told("ready"));
    bench.place(classic);
    CHECK(bench.reads(classic, 1));
}
