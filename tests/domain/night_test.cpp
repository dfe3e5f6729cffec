// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/night.h"
#include "moment.h"

using namespace ostoja;
using namespace ostoja::domain;

TEST_CASE("a night is the local date of its evening") {
    struct Row {
        std::string what;
        std::string utc;
        std::string night;
    };
    const auto row = GENERATE(values<Row>({
        {"an evening in winter", "2026-11-22 17:30", "2026-11-22"},
        {"two in the morning belongs to the evening before", "2026-11-23 01:00", "2026-11-22"},
        {"a minute before local noon, winter", "2026-11-23 10:59", "2026-11-22"},
        {"local noon, winter", "2026-11-23 11:00", "2026-11-23"},
        {"a minute before local noon, summer", "2026-07-05 09:59", "2026-07-04"},
        {"local noon, summer", "2026-07-05 10:00", "2026-07-05"},
        {"local midnight is not UTC's", "2026-07-04 22:30", "2026-07-04"},
        {"New Year's night", "2026-12-31 23:30", "2026-12-31"},
        {"spring forward: the evening before", "2026-03-28 20:00", "2026-03-28"},
        {"spring forward: a second before the missing hour", "2026-03-29 00:59", "2026-03-28"},
        {"spring forward: after the missing hour", "2026-03-29 01:00", "2026-03-28"},
        {"spring forward: a minute before the shorter day's noon", "2026-03-29 09:59", "2026-03-28"},
        {"spring forward: noon comes an hour earlier", "2026-03-29 10:00", "2026-03-29"},
        {"fall back: the evening before", "2026-10-24 20:00", "2026-10-24"},
        {"fall back: 2:30 for the first time", "2026-10-25 00:30", "2026-10-24"},
        {"fall back: 2:30 once more", "2026-10-25 01:30", "2026-10-24"},
        {"fall back: a minute before the longer day's noon", "2026-10-25 10:59", "2026-10-24"},
        {"fall back: noon comes an hour later", "2026-10-25 11:00", "2026-10-25"},
        {"a clock without a battery", "1970-01-01 00:00", "1969-12-31"},
    }));
    INFO(row.what);
    CHECK(formatNight(nightAt(utc(row.utc))) == row.night);
}

TEST_CASE("the hour of the rollover is the facility's own") {
    CHECK(formatNight(nightAt(utc("2026-11-23 07:30"), std::chrono::hours{8})) == "2026-11-23");
    CHECK(formatNight(nightAt(utc("2026-11-23 06:30"), std::chrono::hours{8})) == "2026-11-22");
}

TEST_CASE("what the clock may do to the night") {
    struct Row {
        std::string what;
        std::string open;  ///< empty: none was ever opened
        std::string believed;
        std::string now;
        bool synchronised;
        std::string night;
        bool opens;
        bool isBelieved;
    };
    const auto row = GENERATE(values<Row>({
        {"the first need opens tonight", "", "2026-11-22 15:00", "2026-11-22 17:00", false, "2026-11-22",
         true, true},
        {"the first need after weeks in a box, clock synchronised", "", "2026-09-01 10:00",
         "2026-11-22 17:00", true, "2026-11-22", true, true},
        {"the first need with a clock that jumped to 2031 opens the last known night", "", "2026-11-22 15:00",
         "2031-01-01 00:00", false, "2026-11-22", true, false},
        {"the first need with a clock of 1970 opens the last known night", "", "2026-11-22 15:00",
         "1970-01-01 00:05", false, "2026-11-22", true, false},
        {"the same evening", "2026-11-22", "2026-11-22 17:00", "2026-11-22 18:00", true, "2026-11-22", false,
         true},
        {"noon ends the night", "2026-11-22", "2026-11-23 06:00", "2026-11-23 11:00", true, "2026-11-23",
         true, true},
        {"noon ends it without a synchronised clock too", "2026-11-22", "2026-11-23 06:00",
         "2026-11-23 11:00", false, "2026-11-23", true, true},
        {"a clock set back an hour", "2026-11-22", "2026-11-22 18:00", "2026-11-22 17:00", true, "2026-11-22",
         false, false},
        {"a clock set back over noon", "2026-11-22", "2026-11-22 18:00", "2026-11-22 09:00", true,
         "2026-11-22", false, false},
        {"a clock of 1970", "2026-11-22", "2026-11-22 18:00", "1970-01-01 00:00", false, "2026-11-22", false,
         false},
        {"behind the last entry, though noon has passed", "2026-11-22", "2026-11-23 11:30",
         "2026-11-23 11:10", true, "2026-11-22", false, false},
        {"two nights ahead, not synchronised", "2026-11-22", "2026-11-22 18:00", "2026-11-24 18:00", false,
         "2026-11-22", false, false},
        {"two nights ahead, synchronised", "2026-11-22", "2026-11-22 18:00", "2026-11-24 18:00", true,
         "2026-11-24", true, true},
        {"2031, not synchronised", "2026-11-22", "2026-11-22 18:00", "2031-05-01 12:00", false, "2026-11-22",
         false, false},
        {"once 2031 is corrected the night goes on as if it had never been", "2026-11-22", "2026-11-22 18:00",
         "2026-11-23 12:00", true, "2026-11-23", true, true},
        {"a jump over summer time's start", "2026-03-28", "2026-03-28 20:00", "2026-03-29 10:00", false,
         "2026-03-29", true, true},
        {"an hour short of noon after winter time's start", "2026-10-24", "2026-10-24 20:00",
         "2026-10-25 10:30", false, "2026-10-24", false, true},
    }));
    INFO(row.what);
    NightPosition position;
    if (!row.open.empty()) position.open = night(row.open);
    position.believedMs = utc(row.believed);

    const auto decision = decideNight(position, {utc(row.now), row.synchronised});
    CHECK(formatNight(decision.night) == row.night);
    CHECK(decision.opens == row.opens);
    CHECK(decision.believed == row.isBelieved);
}

TEST_CASE("a night that was opened by a clock ahead never goes back") {
    const NightPosition position{night("2026-11-24"), utc("2026-11-22 18:00")};
    const auto decision = decideNight(position, {utc("2026-11-22 19:00"), true});
    CHECK(formatNight(decision.night) == "2026-11-24");
    CHECK_FALSE(decision.opens);
}

TEST_CASE("a night's name reads back, anything else is refused") {
    CHECK(formatNight(night("2028-02-29")) == "2028-02-29");
    const auto* const text = GENERATE("", "2026-11", "2026-11-31", "2027-02-29", "2026-13-01", "2026-11-2x",
                                      "22.11.2026", "2026-11-22 ", "2026-+1-22", "-026-11-22");
    INFO(text);
    CHECK(parseNight(text).error().code == "malformed");
}
