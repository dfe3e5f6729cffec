// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>

#include "drivers/nfc/chip.h"
#include "tests/reader/bench.h"

using namespace ostoja;
using namespace ostoja::nfc;

namespace {

const TestCard ntag{"ntag215", "04D1D2D3D4D5D6", "ntag"};

std::string wordFor(const Glance& glance) {
    if (std::holds_alternative<Lost>(glance)) return "lost";
    if (std::holds_alternative<Broken>(glance)) return "broken";
    if (std::holds_alternative<card::Unsure>(glance)) return "unsure";
    return std::holds_alternative<card::Card>(glance) ? "card" : "nothing";
}

ConnectionString lineOf(const Bench& bench) {
    return *ConnectionString::parse("pn532_uart:" + bench.port());
}

std::ptrdiff_t descriptors() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
}

}  // namespace

TEST_CASE("whichever answer is lost while a reader is opened, it is opened whole or not at all") {
    Bench bench;
    Library library;
    bool hit = true;
    unsigned refused = 0;
    unsigned answers = 0;
    for (; hit; ++answers) {
        bench.cards({"fault", "drop", "--after", std::to_string(answers)});
        {
            auto chip = Chip::open(library, lineOf(bench));
            INFO("answer " << answers << " is lost");
            if (!chip) {
                ++refused;
                CHECK(chip.error().code == "chip_silent");
            } else {
                CHECK(wordFor(chip->select()) != "card");
            }
        }
        hit = bench.faultsOver();
        bench.cards({"fault", "none"});
    }
    CHECK(answers > 10);
    CHECK(refused > 0);
    auto chip = Chip::open(library, lineOf(bench));
    REQUIRE(chip);
    CHECK(wordFor(chip->select()) == "nothing");
}

TEST_CASE("an answer to a look that is lost isn't an empty field") {
    const std::string kind = GENERATE("drop", "half", "garbage");
    INFO(kind);
    Bench bench;
    Library library;
    auto chip = Chip::open(library, lineOf(bench));
    REQUIRE(chip);
    bench.place(ntag);
    bench.cards({"fault", kind, "--at", "InListPassiveTarget"});
    const auto word = wordFor(chip->select());
    CHECK(word != "nothing");
    CHECK(word != "card");
}

TEST_CASE("a hundred faults and reopenings leave no descriptor behind") {
    Bench bench;
    Library library;
    REQUIRE(Chip::open(library, lineOf(bench)));
    const auto before = descriptors();
    for (int round = 0; round < 100; ++round) {
        INFO("round " << round);
        auto chip = Chip::open(library, lineOf(bench));
        REQUIRE(chip);
        if (round % 10 == 0) {
            bench.cards({"fault", "drop", "--at", "InListPassiveTarget"});
            CHECK(wordFor(chip->select()) != "card");
            continue;
        }
        bench.cards({"unplug"});
        CHECK(wordFor(chip->select()) == "broken");
        bench.cards({"replug"});
    }
    CHECK(descriptors() == before);
}
