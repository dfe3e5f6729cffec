// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/frame/routes.h"

using namespace ostoja::station;

namespace {

std::string describe(const Match& match) {
    if (const auto* allowed = std::get_if<Allowed>(&match)) return "allowed " + allowed->parameter;
    if (const auto* wrong = std::get_if<WrongMethod>(&match)) return "only " + wrong->allow;
    return std::holds_alternative<Forbidden>(match) ? "forbidden" : "unknown";
}

}  // namespace

TEST_CASE("what a path and a method mean to a role") {
    struct Row {
        std::string method;
        std::string path;
        Role role;
        std::string meaning;
    };
    const auto row = GENERATE(values<Row>({
        {"POST", "/v1/taps", Role::reader, "allowed "},
        {"GET", "/v1/taps", Role::reader, "only POST"},
        {"GET", "/v1/taps", Role::screen, "forbidden"},
        {"GET", "/v1/events", Role::screen, "allowed "},
        {"HEAD", "/v1/events", Role::reader, "only GET"},
        {"GET", "/v1/events", Role::uplink, "forbidden"},
        {"POST", "/v1/terminals/door-1/restart-reader", Role::admin, "allowed door-1"},
        {"POST", "/v1/terminals//restart-reader", Role::admin, "unknown"},
        {"POST", "/v1/terminals/a/b/restart-reader", Role::admin, "unknown"},
        {"POST", "/v1/terminals/restart-reader", Role::admin, "unknown"},
        {"POST", "/v1/terminals/door-1/restart-reader", Role::screen, "forbidden"},
        {"GET", "/v1/taps/", Role::reader, "unknown"},
        {"GET", "/", Role::admin, "unknown"},
        {"GET", "", Role::admin, "unknown"},
        {"GET", "/v2/health", Role::admin, "unknown"},
        {"post", "/v1/taps", Role::reader, "only POST"},
    }));
    INFO(row.method << " " << row.path << " as " << name(row.role));
    CHECK(describe(matchRoute(row.method, row.path, row.role)) == row.meaning);
}
