// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/winter.h"
#include "house_drawing.h"

using namespace ostoja::domain;

TEST_CASE("extra beds in a winter action") {
    struct Row {
        std::string what;
        std::string house;
        int agreed;  ///< -1: no winter action
        std::string open;
    };
    const auto row = GENERATE(values<Row>({
        {"no winter action: they are off", "1 men: 1 2.extra", -1, "1"},
        {"as many as were agreed to, in the order of the house", "1 men: 1 2.extra 3.extra 4.extra", 2,
         "1 2 3"},
        {"those in use count first", "1 men: 1.extra 2.extra.taken 3.extra.held", 3, "1"},
        {"all that were agreed to are in use", "1 men: 1 2.extra 3.extra.taken", 1, "1"},
        {"more in use than agreed to: nobody is put out, nobody is added",
         "1 men: 1.extra 2.extra.taken 3.extra.away", 1, ""},
        {"a broken one is none of them", "1 men: 1.extra.broken 2.extra", 1, "2"},
        {"one that was off opens", "1 men: 1.extra.off", 1, "1"},
        {"agreed to none", "1 men: 1.extra 2", 0, "2"},
    }));
    INFO(row.what);
    std::optional<WinterAction> winter;
    if (row.agreed >= 0)
        winter = WinterAction{.id = "w", .fromMs = 1000, .untilMs = 2000, .extra = row.agreed};
    std::string open;
    for (const auto& bed : bedsTonight(house(row.house), winter, 1500)) {
        if (bed.state == BedState::free) open += (open.empty() ? "" : " ") + bed.id;
    }
    CHECK(open == row.open);
}

TEST_CASE("a winter action ends by itself") {
    const WinterAction winter{.id = "w", .fromMs = 1000, .untilMs = 2000, .extra = 1};
    CHECK_FALSE(runsAt(winter, 999));
    CHECK(runsAt(winter, 1000));
    CHECK(runsAt(winter, 1999));
    CHECK_FALSE(runsAt(winter, 2000));
    CHECK_FALSE(runsAt(std::nullopt, 1500));
    CHECK(bedsTonight(house("1 men: 1.extra"), winter, 2000).front().state == BedState::off);
}
