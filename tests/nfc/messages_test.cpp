// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/messages.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace ostoja;
using namespace ostoja::nfc;

TEST_CASE("what the worker says is what its parent hears") {
    const auto text =
        GENERATE(as<std::string>(), "beat", "closed no_device", "closed no_permission", "closed chip_silent",
                 "closed port_taken", "nothing 0", "unsure 123456789", "seen ntag 04a1b2c3d4e5f6 123456",
                 "seen classic 01020304 1", "seen desfire 04a1b2c3d4e5f6 9223372036854775807",
                 "seen unknown 0102030405060708090a 5");
    INFO(text);
    const auto message = parseMessage(text);
    REQUIRE(message);
    CHECK(encode(*message) == text);
    CHECK(text.size() <= longestMessage);
}

TEST_CASE("a card heard is the card seen") {
    const auto message = parseMessage("seen desfire 04a1b2c3d4e5f6 77");
    REQUIRE(message);
    const auto& looked = std::get<Looked>(*message);
    CHECK(looked.atMs == 77);
    const auto& seen = std::get<card::Seen>(looked.look);
    CHECK(seen.card.technology == card::Technology::Desfire);
    CHECK(seen.card.number ==
          *card::CardNumber::fromBytes(std::vector<std::uint8_t>{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6}));
}

TEST_CASE("a message that makes no sense is refused, and the complaint doesn't repeat it") {
    const auto text = GENERATE(
        as<std::string>(), "", " ", "beat ", " beat", "beat 1", "BEAT", "closed", "closed ", "closed because",
        "closed no_device 1", "nothing", "nothing ", "nothing x", "nothing -1", "nothing 1.5", "nothing 1 2",
        "nothing 9223372036854775808", "nothing 0x10", "nothing  1", "unsure", "unsure 1\n", "seen",
        "seen ntag", "seen ntag 04a1b2c3d4e5f6", "seen ntag 04a1b2c3d4e5f6 ", "seen ntag 04a1b2c3d4e5f6 1 2",
        "seen ntag  1", "seen ntag 04a 1", "seen ntag 04a1b2 1", "seen ntag 04a1b2c3d4e5f6a7 1",
        "seen ntag 0102030405060708090a0b 1", "seen ntag 04a1b2c3d4e5fg 1", "seen mifare 04a1b2c3d4e5f6 1",
        "seen ntag 88a1b2c3 1", "seen  04a1b2c3d4e5f6 1", "saw ntag 04a1b2c3 1", std::string("beat\0", 5),
        std::string("\xFF\xFE\x00\x01", 4), std::string(129, 'b'),
        "seen ntag " + std::string(4000, '0') + " 1");
    INFO(text);
    const auto message = parseMessage(text);
    REQUIRE_FALSE(message);
    CHECK(message.error().code == "malformed");
    CHECK_THAT(message.error().message, !Catch::Contains("04a1"));
}
