// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/card.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace ostoja::card;

TEST_CASE("a card's technology is told from its first two answers") {
    struct Case {
        std::string what;
        std::uint16_t atqa;
        std::uint8_t sak;
        Technology technology;
    };
    const auto c =
        GENERATE(values<Case>({{"NTAG213, 215, 216 and Ultralight", 0x0044, 0x00, Technology::Ntag},
                               {"MIFARE Classic 1K", 0x0004, 0x08, Technology::Classic},
                               {"MIFARE Classic 1K with seven bytes", 0x0044, 0x08, Technology::Classic},
                               {"MIFARE Classic 4K", 0x0002, 0x18, Technology::Classic},
                               {"MIFARE Mini", 0x0004, 0x09, Technology::Classic},
                               {"Infineon's Classic 1K", 0x0004, 0x88, Technology::Classic},
                               {"DESFire", 0x0344, 0x20, Technology::Desfire},
                               {"DESFire with a random number", 0x0304, 0x20, Technology::Unknown},
                               {"a telephone", 0x0004, 0x20, Technology::Unknown},
                               {"a bank card with Classic inside", 0x0002, 0x38, Technology::Unknown},
                               {"a Topaz or anything else of type 2", 0x0C00, 0x00, Technology::Unknown},
                               {"all zeros", 0x0000, 0x00, Technology::Unknown}}));
    INFO(c.what);
    CHECK(technologyOf(c.atqa, c.sak) == c.technology);
}

TEST_CASE("a technology's word leads back to it") {
    const auto technology =
        GENERATE(Technology::Ntag, Technology::Classic, Technology::Desfire, Technology::Unknown);
    CHECK(technologyFromWord(wordOf(technology)) == technology);
    CHECK_FALSE(technologyFromWord("NTAG"));
    CHECK_FALSE(technologyFromWord(""));
}

TEST_CASE("a card's number has four, seven or ten bytes") {
    const auto length = GENERATE(range(std::size_t{0}, std::size_t{13}));
    const std::vector<std::uint8_t> bytes(length, 0x04);
    const auto number = CardNumber::fromBytes(bytes);
    REQUIRE(number.has_value() == (length == 4 || length == 7 || length == 10));
    if (number) CHECK(std::ranges::equal(number->bytes(), bytes));
}

TEST_CASE("a cascade tag is no beginning of a short number") {
    CHECK_FALSE(CardNumber::fromBytes(std::vector<std::uint8_t>{0x88, 1, 2, 3}));
    CHECK(CardNumber::fromBytes(std::vector<std::uint8_t>{0x88, 1, 2, 3, 4, 5, 6}));
}

TEST_CASE("two cards are the same when number and technology are") {
    const auto number = *CardNumber::fromBytes(std::vector<std::uint8_t>{4, 1, 2, 3});
    const auto longer = *CardNumber::fromBytes(std::vector<std::uint8_t>{4, 1, 2, 3, 0, 0, 0});
    CHECK(Card{Technology::Ntag, number} == Card{Technology::Ntag, number});
    CHECK_FALSE(Card{Technology::Ntag, number} == Card{Technology::Classic, number});
    CHECK_FALSE(number == longer);
}
