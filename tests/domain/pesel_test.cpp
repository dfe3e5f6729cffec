// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/pesel.h"

using namespace ostoja::domain;

TEST_CASE("a PESEL tells a birth date and a sex, in each century") {
    struct Row {
        std::string pesel;
        Pesel content;
    };
    const auto row = GENERATE(values<Row>({
        {"44051401359", {"1944-05-14", Sex::man}},
        {"68030212347", {"1968-03-02", Sex::woman}},
        {"02270803624", {"2002-07-08", Sex::woman}},
        {"99923112347", {"1899-12-31", Sex::woman}},
        {"00222900016", {"2000-02-29", Sex::man}},
    }));
    INFO(row.pesel);
    const auto read = readPesel(row.pesel);
    REQUIRE(read.has_value());
    CHECK(*read == row.content);
}

TEST_CASE("a PESEL that can't be one is refused, and its words don't repeat it") {
    struct Row {
        std::string what;
        std::string pesel;
        std::string code;
    };
    const auto row = GENERATE(values<Row>({
        {"ten digits", "4405140135", "pesel_malformed"},
        {"twelve digits", "440514013599", "pesel_malformed"},
        {"nothing", "", "pesel_malformed"},
        {"a letter O for a zero", "44O51401359", "pesel_malformed"},
        {"digits of another script", "٤٤٠٥١", "pesel_malformed"},
        {"spaces inside", "440514 1359", "pesel_malformed"},
        {"one digit mistyped", "44051401358", "pesel_checksum"},
        {"two neighbours changed places", "44051041359", "pesel_checksum"},
        {"30 February", "68023012349", "pesel_date"},
        {"29 February of a common year", "01222900013", "pesel_date"},
        {"month 13", "68130212340", "pesel_date"},
        {"a century that the law doesn't know", "01410100014", "pesel_date"},
        {"all zeros, whose checksum holds", "00000000000", "pesel_date"},
    }));
    INFO(row.what);
    const auto read = readPesel(row.pesel);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == row.code);
    CHECK((row.pesel.empty() || read.error().message.find(row.pesel) == std::string::npos));
}
