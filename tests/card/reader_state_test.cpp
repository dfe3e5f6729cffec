// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/reader_state.h"

#include <catch2/catch.hpp>
#include <functional>
#include <vector>

using namespace ostoja::card;

namespace {

struct Step {
    std::string what;
    std::function<void(ReaderState&)> happens;
    std::int64_t askedMs;
    Told told;
};

void play(const std::vector<Step>& steps) {
    ReaderState state;
    for (const auto& step : steps) {
        INFO(step.what);
        step.happens(state);
        const auto told = state.told(step.askedMs);
        CHECK(wordOf(told.condition) == wordOf(step.told.condition));
        CHECK(told.reason == step.told.reason);
    }
}

const Told ready{Condition::Ready, ""};
const Told holdStill{Condition::HoldStill, "half_read"};

Told outOfOrder(std::string reason) {
    return {Condition::OutOfOrder, std::move(reason)};
}

auto looked(std::int64_t at) {
    return [at](ReaderState& state) { state.looked(at); };
}
auto halfRead(std::int64_t at) {
    return [at](ReaderState& state) {
        state.looked(at);
        state.halfRead(at);
    };
}
auto failed(const std::string& reason) {
    return [reason](ReaderState& state) { state.failed(reason); };
}
void nothing(ReaderState&) {}

}  // namespace

TEST_CASE("the state that people are told") {
    SECTION("a reader is out of order until it has looked once") {
        play({{"at the start", nothing, 1'000, outOfOrder("starting")},
              {"without a device", failed("no_device"), 2'000, outOfOrder("no_device")},
              {"the first look", looked(3'000), 3'000, ready}});
    }
    SECTION("a short trouble is nobody's business, a longer one is told with its reason") {
        play(
            {{"working", looked(1'000), 1'000, ready},
             {"unplugged", failed("no_device"), 1'300, ready},
             {"still", nothing, 2'199, ready},
             {"for 1.2 s", nothing, 2'200, outOfOrder("no_device")},
             {"the device is there, the chip isn't", failed("chip_silent"), 4'000, outOfOrder("chip_silent")},
             {"back", looked(5'000), 5'000, ready}});
    }
    SECTION("a reader that hangs without a word is out of order before it is killed") {
        play({{"working", looked(1'000), 1'000, ready},
              {"silence", nothing, 2'200, outOfOrder("chip_silent")}});
    }
    SECTION("an old reason is forgotten with the first look") {
        play({{"trouble", failed("port_taken"), 1'000, outOfOrder("port_taken")},
              {"works", looked(1'100), 1'100, ready},
              {"hangs", nothing, 3'000, outOfOrder("chip_silent")}});
    }
    SECTION("a card half read asks for holding still, for a moment") {
        play({{"half read", halfRead(1'000), 1'000, holdStill},
              {"a look later", looked(2'000), 2'499, holdStill},
              {"over", looked(2'400), 2'500, ready}});
    }
    SECTION("a card read after all settles it at once") {
        play({{"half read", halfRead(1'000), 1'000, holdStill},
              {"read", [](ReaderState& state) { state.read(); }, 1'100, ready}});
    }
    SECTION("out of order is said before hold still") {
        play({{"half read", halfRead(1'000), 1'000, holdStill},
              {"then gone", failed("no_device"), 2'200, outOfOrder("no_device")}});
    }
    SECTION("a station that doesn't answer makes a good reader out of order") {
        play({{"working", looked(1'000), 1'000, ready},
              {"silent", [](ReaderState& state) { state.stationSilent(true); }, 1'100,
               outOfOrder("station_silent")},
              {"a broken reader is the nearer cause", failed("no_device"), 3'000, outOfOrder("no_device")},
              {"answers", [](ReaderState& state) { state.looked(4'000), state.stationSilent(false); }, 4'000,
               ready}});
    }
}
