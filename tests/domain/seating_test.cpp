// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/seating.h"

using ostoja::domain::seat;

TEST_CASE("a place for each guest") {
    using Choices = std::vector<std::vector<std::size_t>>;
    using Places = std::vector<std::size_t>;
    struct Row {
        std::string what;
        Choices choices;
        Places places;  ///< empty: it can't be done
    };
    const auto row = GENERATE(values<Row>({
        {"each their best", {{1, 2}, {2, 1}}, {1, 2}},
        {"the earlier one keeps the better", {{1, 2}, {1, 2}}, {1, 2}},
        {"who has no other choice gets it", {{1, 2}, {1}}, {2, 1}},
        {"two move on for a third", {{1, 2}, {2, 3}, {1}}, {2, 3, 1}},
        {"two who both need one place", {{1}, {1}}, {}},
        {"three in two places", {{1, 2}, {1, 2}, {1, 2}}, {}},
        {"somebody whom nothing suits", {{1}, {}}, {}},
    }));
    INFO(row.what);
    CHECK(seat(row.choices).value_or(Places{}) == row.places);
}
