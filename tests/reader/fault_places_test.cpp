// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "tests/reader/bench.h"

using namespace ostoja;

/// The same fault hurts otherwise in an opening, in a look for cards and in an exchange with one.

namespace {

const TestCard ntag{"ntag215", "04D1D2D3D4D5D6", "ntag"};
const TestCard classic{"classic1k", "1A2B3C4D", "classic"};
const TestCard desfire{"desfire", "04112233445566", "desfire"};

using Words = std::vector<std::string>;

Words lasting(const std::string& kind, const std::string& command) {
    Words words{"fault", kind, "--at", command};
    if (kind == "half" || kind == "drop") words.insert(words.end(), {"--rate", "1"});
    return words;
}

}  // namespace

TEST_CASE("a chip that can't be opened is out of order from the start, and well once it answers") {
    const std::string kind = GENERATE("mute", "hang", "half");
    const std::string command = GENERATE("SAMConfiguration", "RFConfiguration");
    INFO(kind << " at " << command);
    Bench bench;
    bench.cards(lasting(kind, command));
    bench.startReader();
    CHECK(bench.told("out_of_order", "chip_silent"));
    bench.cards({"fault", "none"});
    CHECK(bench.told("ready"));
    bench.place(ntag);
    CHECK(bench.reads(ntag, 1));
}

TEST_CASE("a chip that fails in an exchange with the lying card makes no second tap of it") {
    const std::string kind = GENERATE("mute", "hang", "half");
    const auto [card, command] =
        GENERATE(table<TestCard, std::string>({{ntag, "InDataExchange"}, {desfire, "InCommunicateThru"}}));
    INFO(kind << " at " << command);
    Bench bench;
    bench.startReader();
    bench.place(card);
    REQUIRE(bench.reads(card, 1));
    bench.cards(lasting(kind, command));
    CHECK(bench.works(12));
    bench.cards({"fault", "none"});
    CHECK(bench.told("ready"));
    REQUIRE(bench.works(12));
    CHECK(bench.station->taps().size() == 1);
    bench.swap(classic);
    CHECK(bench.reads(classic, 2));
}

TEST_CASE(
    "a reader pulled out in a look, in an exchange or in its opening is out of order until it is back") {
    const auto [lying, command] = GENERATE(table<TestCard, std::string>({{TestCard{}, "InListPassiveTarget"},
                                                                         {ntag, "InDataExchange"},
                                                                         {desfire, "InCommunicateThru"},
                                                                         {TestCard{}, "SAMConfiguration"}}));
    INFO("at " << command);
    Bench bench;
    const bool atOpening = command == "SAMConfiguration";
    if (atOpening) bench.cards({"fault", "unplug", "--at", command});
    bench.startReader();
    if (!atOpening) REQUIRE(bench.told("ready"));
    if (!lying.type.empty()) {
        bench.place(lying);
        REQUIRE(bench.reads(lying, 1));
    }
    if (!atOpening) bench.cards({"fault", "unplug", "--at", command});
    CHECK(bench.told("out_of_order", "no_device"));
    bench.cards({"replug"});
    CHECK(bench.told("ready"));
    bench.swap(classic);
    CHECK(bench.reads(classic, lying.type.empty() ? 1 : 2));
}

TEST_CASE("a card that leaves in the middle of an exchange is gone, and a new tap when it comes back") {
    const auto [card, command] = GENERATE(table<TestCard, std::string>(
        {{ntag, "InDataExchange"}, {desfire, "InCommunicateThru"}, {classic, "InListPassiveTarget"}}));
    INFO(card.type << " at " << command);
    Bench bench;
    bench.startReader();
    bench.place(card);
    REQUIRE(bench.reads(card, 1));
    bench.cards({"fault", "leave", "--at", command});
    // 40 ms from look to look: it is away for the 2 s in which no card is reported again.
    REQUIRE(bench.works(70));
    CHECK(bench.station->taps().size() == 1);
    CHECK(bench.told("ready"));
    bench.place(card);
    CHECK(bench.reads(card, 2));
}

TEST_CASE("a card that leaves while it is being selected is no tap") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.cards({"fault", "leave", "--at", "InListPassiveTarget", "--after", "1"});
    bench.place(ntag);
    REQUIRE(bench.works(10));
    CHECK(bench.station->taps().empty());
    bench.place(ntag);
    CHECK(bench.reads(ntag, 1));
}

TEST_CASE("answers to looks that are lost make neither a card that is gone nor a second tap") {
    Bench bench;
    bench.startReader();
    bench.place(classic);  // whether one of this kind is still there is asked by a look
    REQUIRE(bench.reads(classic, 1));
    bench.cards({"fault", "drop", "--at", "InListPassiveTarget", "--rate", "0.2"});
    REQUIRE(bench.works(40));
    bench.cards({"fault", "none"});
    REQUIRE(bench.works(10));
    CHECK(bench.station->taps().size() == 1);
}
