// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/house_rules.h"
#include "domain/local_time.h"
#include "domain/opening.h"
#include "moment.h"

using namespace ostoja;
using namespace ostoja::domain;
using namespace std::chrono_literals;

namespace {

/// As the regulation has it for night shelters.
const OpeningHours nightShelter{{{"10-01", "03-31", 18h, 8h}, {"04-01", "09-30", 19h, 7h}}};

}  // namespace

TEST_CASE("when a night shelter opens and closes") {
    struct Row {
        std::string what;
        std::string night;
        std::string opens;  ///< UTC
        std::string closes;
    };
    const auto row = GENERATE(values<Row>({
        {"an evening in winter", "2026-11-26", "2026-11-26 17:00", "2026-11-27 07:00"},
        {"an evening in summer", "2026-07-01", "2026-07-01 17:00", "2026-07-02 05:00"},
        {"the last winter's evening closes by winter's hour, though the morning is summer's", "2026-03-31",
         "2026-03-31 16:00", "2026-04-01 06:00"},
        {"the last summer's evening closes by summer's hour", "2026-09-30", "2026-09-30 17:00",
         "2026-10-01 05:00"},
        {"New Year's night", "2026-12-31", "2026-12-31 17:00", "2027-01-01 07:00"},
        {"the shorter night in March closes at 8 by the new clock", "2026-03-28", "2026-03-28 17:00",
         "2026-03-29 06:00"},
        {"the evening after it opens at 18 by the new clock", "2026-03-29", "2026-03-29 16:00",
         "2026-03-30 06:00"},
        {"the longer night in October closes at 8 by the new clock", "2026-10-24", "2026-10-24 16:00",
         "2026-10-25 07:00"},
        {"the evening after it", "2026-10-25", "2026-10-25 17:00", "2026-10-26 07:00"},
        {"29 February belongs to winter", "2028-02-29", "2028-02-29 17:00", "2028-03-01 07:00"},
    }));
    INFO(row.what);
    const auto hours = hoursOf(nightShelter, night(row.night));
    REQUIRE(hours);
    CHECK(hours->opensMs == utc(row.opens));
    CHECK(hours->closesMs == utc(row.closes));
}

TEST_CASE("hours that fall into the missing and into the doubled hour") {
    const OpeningHours late{{{"01-01", "12-31", 2h + 30min, 3h + 30min}}};
    const OpeningHours early{{{"01-01", "12-31", 18h, 2h + 30min}}};

    SECTION("closing at an hour that doesn't exist closes as the clock jumps") {
        CHECK(hoursOf(early, night("2026-03-28"))->closesMs == utc("2026-03-29 01:00"));
    }
    SECTION("closing at an hour that comes twice closes at its second: nobody is put out early") {
        CHECK(hoursOf(early, night("2026-10-24"))->closesMs == utc("2026-10-25 01:30"));
    }
    SECTION("opening at an hour that comes twice opens at its first: nobody waits outside") {
        CHECK(hoursOf(late, night("2026-10-25"))->opensMs == utc("2026-10-25 00:30"));
    }
    SECTION("opening at an hour that doesn't exist opens as the clock jumps") {
        CHECK(hoursOf(late, night("2026-03-29"))->opensMs == utc("2026-03-29 01:00"));
    }
}

TEST_CASE("no hours: round the clock; a day of no season: shut") {
    CHECK_FALSE(hoursOf({}, night("2026-11-26")));
    const OpeningHours winterOnly{{{"11-01", "03-31", 18h, 8h}}};
    const auto summer = hoursOf(winterOnly, night("2026-07-01"));
    REQUIRE(summer);
    CHECK(summer->opensMs == summer->closesMs);
    CHECK_FALSE(summer->contain(utc("2026-07-01 18:00")));
    CHECK(hoursOf(winterOnly, night("2026-11-01"))->contain(utc("2026-11-01 17:00")));
}

TEST_CASE("the first minute is open, the last isn't") {
    const auto hours = hoursOf(nightShelter, night("2026-11-26")).value();
    CHECK_FALSE(hours.contain(utc("2026-11-26 17:00") - 1));
    CHECK(hours.contain(utc("2026-11-26 17:00")));
    CHECK(hours.contain(utc("2026-11-27 07:00") - 1));
    CHECK_FALSE(hours.contain(utc("2026-11-27 07:00")));
}

TEST_CASE("when a shut house opens next") {
    struct Row {
        std::string what;
        std::string now;
        std::string opens;  ///< empty: it is open
    };
    const auto row = GENERATE(values<Row>({
        {"in the morning: this evening", "2026-11-27 09:00", "2026-11-27 17:00"},
        {"at noon: this evening", "2026-11-27 11:00", "2026-11-27 17:00"},
        {"a minute before", "2026-11-27 16:59", "2026-11-27 17:00"},
        {"it is open", "2026-11-27 17:00", ""},
        {"the morning before summer time's first evening", "2026-03-29 08:00", "2026-03-29 16:00"},
        {"the morning after the longer night", "2026-10-25 08:00", "2026-10-25 17:00"},
    }));
    INFO(row.what);
    const auto opens = opensNext(nightShelter, utc(row.now));
    CHECK(opens.value_or(0) == (row.opens.empty() ? 0 : utc(row.opens)));
    CHECK_FALSE(opensNext({}, utc(row.now)));
}

TEST_CASE("a winter house says in summer when it opens again") {
    const OpeningHours winterOnly{{{"11-01", "03-31", 18h, 8h}}};
    CHECK(opensNext(winterOnly, utc("2026-07-01 18:00")) == utc("2026-11-01 17:00"));
}

TEST_CASE("a time before noon is the night's morning") {
    CHECK(momentInNight(night("2026-11-26"), 21h + 30min) == utc("2026-11-26 20:30"));
    CHECK(momentInNight(night("2026-11-26"), 1h) == utc("2026-11-27 00:00"));
}

TEST_CASE("hours as somebody wrote them") {
    struct Row {
        std::string what;
        OpeningHours hours;
        std::string error;
    };
    const auto row = GENERATE(values<Row>({
        {"the regulation's", nightShelter, ""},
        {"round the clock", {}, ""},
        {"29 February is a day", {{{"02-29", "02-29", 18h, 8h}}}, ""},
        {"a day that never is", {{{"02-30", "03-31", 18h, 8h}}}, "malformed"},
        {"no day", {{{"", "03-31", 18h, 8h}}}, "malformed"},
        {"a day with its year", {{{"2026-10-01", "03-31", 18h, 8h}}}, "malformed"},
        {"a day with a sign", {{{"10-01", "+3-31", 18h, 8h}}}, "malformed"},
        {"hours that close as they open", {{{"10-01", "03-31", 18h, 18h}}}, "malformed"},
        {"midnight is 00:00", {{{"10-01", "03-31", 18h, 24h}}}, "malformed"},
        {"a negative hour", {{{"10-01", "03-31", -1h, 8h}}}, "malformed"},
        {"a day in two seasons",
         {{{"10-01", "03-31", 18h, 8h}, {"03-31", "09-30", 19h, 7h}}},
         "seasons_overlap"},
        {"a season within another",
         {{{"10-01", "03-31", 18h, 8h}, {"01-01", "01-31", 17h, 9h}}},
         "seasons_overlap"},
        {"a season around another",
         {{{"01-01", "01-31", 17h, 9h}, {"10-01", "03-31", 18h, 8h}}},
         "seasons_overlap"},
    }));
    INFO(row.what);
    const auto checked = checkOpening(row.hours);
    CHECK((checked ? "" : checked.error().code) == row.error);
}

TEST_CASE("where people sleep no hours run over the noon at which a night turns") {
    struct Row {
        std::string what;
        OpeningHours hours;
        std::string error;
    };
    const auto row = GENERATE(values<Row>({
        {"the regulation's", nightShelter, ""},
        {"round the clock", {}, ""},
        {"from noon to noon is a minute too long, to the minute before it isn't",
         {{{"10-01", "03-31", 12h, 11h + 59min}}},
         ""},
        {"to noon", {{{"10-01", "03-31", 18h, 12h}}}, ""},
        {"the evening only", {{{"10-01", "03-31", 14h, 22h}}}, ""},
        {"from the morning on", {{{"10-01", "03-31", 10h, 8h}}}, "opens_before_noon"},
        {"the day only", {{{"10-01", "03-31", 8h, 20h}}}, "opens_before_noon"},
        {"into the afternoon", {{{"10-01", "03-31", 18h, 13h}}}, "closes_after_noon"},
        {"in one season only",
         {{{"10-01", "03-31", 18h, 8h}, {"04-01", "09-30", 11h + 59min, 8h}}},
         "opens_before_noon"},
    }));
    INFO(row.what);
    const auto checked = checkNightHours(row.hours);
    CHECK((checked ? "" : checked.error().code) == row.error);
}

TEST_CASE("times of the day read back, others are refused") {
    CHECK(parseTimeOfDay("21:30") == 21h + 30min);
    CHECK(parseTimeOfDay("00:00") == 0min);
    CHECK(formatTimeOfDay(9h + 5min) == "09:05");
    const auto* const text = GENERATE("", "24:00", "12:60", "9:05", "09.05", "09:05 ", "-9:05", "ab:cd");
    INFO(text);
    CHECK(parseTimeOfDay(text).error().code == "malformed");
}

TEST_CASE("what the clock on the wall shows") {
    CHECK(clockOf(utc("2026-11-26 17:04")) == "18:04");
    CHECK(clockOf(utc("2026-07-01 17:04") + 59'999) == "19:04");
    CHECK(clockOf(utc("2026-03-29 01:00")) == "03:00");
    CHECK(clockOf(utc("2026-10-25 00:30")) == "02:30");
    CHECK(clockOf(utc("2026-10-25 01:30")) == "02:30");
}

TEST_CASE("days of frost, and a winter action in any month") {
    struct Row {
        std::string night;
        bool winterAction;
        bool frost;
    };
    const auto row = GENERATE(values<Row>({
        {"2026-10-31", false, false},
        {"2026-11-01", false, true},
        {"2027-01-15", false, true},
        {"2027-03-31", false, true},
        {"2027-04-01", false, false},
        {"2027-04-01", true, true},
    }));
    INFO(row.night);
    std::optional<WinterAction> winter;
    if (row.winterAction) winter = WinterAction{.id = "w"};
    CHECK(inFrost({}, night(row.night), winter) == row.frost);
}
