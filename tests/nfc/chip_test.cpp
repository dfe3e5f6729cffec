// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/chip.h"

#include <catch2/catch.hpp>

using namespace ostoja;
using namespace ostoja::nfc;

namespace {

std::string wordFor(const Glance& glance) {
    if (std::holds_alternative<Lost>(glance)) return "lost";
    if (std::holds_alternative<Broken>(glance)) return "broken";
    if (std::holds_alternative<card::Unsure>(glance)) return "unsure";
    return "something else";
}

}  // namespace

TEST_CASE("libnfc's error says whether to ask again, to hold still or to open anew") {
    struct Case {
        std::string what;
        int code;
        std::string meaning;
    };
    const auto c = GENERATE(values<Case>({{"NFC_EIO", -1, "broken"},
                                          {"NFC_EINVARG, the chip refuses a command", -2, "unsure"},
                                          {"NFC_EDEVNOTSUPP", -3, "broken"},
                                          {"NFC_ENOTSUCHDEV", -4, "broken"},
                                          {"NFC_EOVFLOW", -5, "broken"},
                                          {"NFC_ETIMEOUT", -6, "lost"},
                                          {"NFC_EOPABORTED", -7, "broken"},
                                          {"NFC_ETGRELEASED, the card left", -10, "unsure"},
                                          {"NFC_ERFTRANS, noise", -20, "unsure"},
                                          {"NFC_EMFCAUTHFAIL", -30, "unsure"},
                                          {"NFC_ESOFT", -80, "broken"},
                                          {"NFC_ECHIP", -90, "unsure"},
                                          {"a code of tomorrow", -99, "broken"}}));
    INFO(c.what);
    CHECK(wordFor(meaningOf(c.code)) == c.meaning);
}

TEST_CASE("a reader whose device isn't there can't be opened") {
    Library library;
    const auto connection = ConnectionString::parse("pn532_uart:/nowhere/ttyUSB0");
    REQUIRE(connection);
    const auto chip = Chip::open(library, *connection);
    REQUIRE_FALSE(chip);
    CHECK(chip.error().code == "chip_silent");
}
