// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/two_places.h"

using namespace ostoja::domain;
using namespace std::chrono_literals;

TEST_CASE("one card at two readers within a time that nobody can walk") {
    struct Row {
        std::string what;
        CardSeen one;
        CardSeen other;
        bool inTwoPlaces;
    };
    const auto row = GENERATE(values<Row>({
        {"at once", {"door", {"a", 1000}}, {"bath", {"a", 1000}}, true},
        {"a moment before the walk is done", {"door", {"a", 1000}}, {"bath", {"a", 5999}}, true},
        {"just walked", {"door", {"a", 1000}}, {"bath", {"a", 6000}}, false},
        {"an hour later", {"door", {"a", 1000}}, {"bath", {"a", 3601000}}, false},
        {"heard of in the other order", {"bath", {"a", 5999}}, {"door", {"a", 1000}}, true},
        {"twice at the same reader", {"door", {"a", 1000}}, {"door", {"a", 1100}}, false},
        {"on both sides of a restart", {"door", {"a", 1000}}, {"bath", {"b", 1000}}, false},
    }));
    INFO(row.what);
    CHECK(isInTwoPlaces(row.one, row.other, 5s) == row.inTwoPlaces);
}
