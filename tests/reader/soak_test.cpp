// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <random>

#include "tests/reader/bench.h"

using namespace ostoja;

namespace {

TestCard randomCard(std::mt19937& random) {
    const std::vector<TestCard> shapes{{"ntag213", "04", "ntag"},
                                       {"ntag215", "04", "ntag"},
                                       {"classic1k", "1A", "classic"},
                                       {"desfire", "04", "desfire"}};
    TestCard card = shapes[random() % shapes.size()];
    const std::size_t bytes = card.kind == "classic" ? 4 : 7;
    while (card.uid.size() < 2 * bytes) card.uid += "01234567"[random() % 8];
    return card;
}

std::vector<std::string> randomFault(std::mt19937& random) {
    const std::vector<std::string> kinds{"mute",  "hang", "drop",      "garbage", "half",
                                         "noise", "nak",  "abort-bit", "ats-zero"};
    return {"fault", kinds[random() % kinds.size()],     "--after", std::to_string(random() % 12),
            "--for", std::to_string(50 + random() % 600)};
}

/// Root's alone to see: the reader and its worker forbid it to others.
std::ptrdiff_t descriptorsOf(pid_t process) {
    std::error_code gone;
    const std::filesystem::directory_iterator held("/proc/" + std::to_string(process) + "/fd", gone);
    return gone ? 0 : std::distance(held, {});
}

}  // namespace

/// Not run by default (minutes): ./dev soak, or reader_faults_test "[soak]".
TEST_CASE("a hundred random cards under random faults: none wrong, none twice, few missed, nothing left open",
          "[.soak]") {
    std::mt19937 random(20'261'122);
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    // The way to the station is open once a tap has gone there.
    bench.place({"desfire", "04998877665544", "desfire"});
    REQUIRE(eventually([&] { return bench.station->streamOpen() && bench.station->taps().size() == 1; }));
    bench.cards({"remove"});
    const auto held = descriptorsOf(bench.reader->pid());
    const auto heldByWorker = descriptorsOf(bench.worker());
    std::size_t missed = 0;
    for (int round = 0; round < 100; ++round) {
        const auto card = randomCard(random);
        const auto before = bench.station->taps().size();
        bench.cards(randomFault(random));
        bench.place(card);
        const bool read =
            eventually([&] { return bench.station->taps().size() > before; }, std::chrono::seconds(3));
        missed += read ? 0 : 1;
        bench.cards({"fault", "none"});
        bench.cards({"remove"});
        REQUIRE(bench.told("ready"));
        REQUIRE(bench.works(10));
        const auto taps = bench.station->taps();
        INFO("round " << round << ", " << card.type << ", " << taps.size() - before << " taps");
        CHECK(taps.size() - before <= 1);
        CHECK(std::all_of(taps.begin() + static_cast<std::ptrdiff_t>(before), taps.end(),
                          [&](const api::Tap& tap) { return tap.card == bench.hashOf(card); }));
    }
    CHECK(missed <= 10);
    INFO(descriptorsOf(bench.reader->pid()) << " descriptors, " << held << " before");
    CHECK(eventually([&] { return descriptorsOf(bench.reader->pid()) == held; }));
    CHECK(eventually([&] { return descriptorsOf(bench.worker()) == heldByWorker; }));
    std::printf("figures: soak=reader_faults cards=100 missed=%zu wrong=0 twice=0 descriptors=%td\n", missed,
                held);
}
