// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "station/frame/routes.h"
#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

using Row = std::vector<std::string>;

Row cellsOf(const std::string& line) {
    Row cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
    return cells;
}

/// docs/roles.csv, its first line first.
std::vector<Row> table() {
    std::ifstream file(OSTOJA_ROLES);
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) rows.push_back(cellsOf(line));
    return rows;
}

std::string filledIn(std::string path) {
    const auto open = path.find('{');
    if (open != std::string::npos) path.replace(open, path.find('}') - open + 1, freshId());
    return path;
}

/// What the answer says of who asks; "yes" for whatever else it says of what is asked.
std::string meaningOf(const Answer& answer) {
    const auto problem = answer.problem();
    for (const auto* word : {"signed_out", "locked", "not_your_right", "not_your_role"}) {
        if (problem == word) return word;
    }
    return answer.status == 405 || problem == "unknown_path" ? "no route" : "yes";
}

/// As the column's head says; whatever was there before.
void stand(AtDesk& desk, const std::string& column) {
    desk.post("/v1/session/end");
    if (column == "signed_out") return;
    const auto role = column == "locked" ? domain::Role::carer : domain::roleFromName(column).value();
    REQUIRE(desk.signIn(cardOf(role)).status == 200);
    if (column == "locked") REQUIRE(desk.post("/v1/session/lock").status == 204);
}

bool endsSomething(const std::string& path) {
    return path.ends_with("/end") || path.ends_with("/lock");
}

}  // namespace

TEST_CASE("docs/roles.csv has each route of the station once, and a word for each role") {
    const auto rows = table();
    REQUIRE(rows.size() > 1);
    std::set<std::pair<std::string, std::string>> told;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        INFO(row->at(0) << " " << row->at(1));
        CHECK(row->size() == rows.front().size());
        CHECK(told.emplace(row->at(0), row->at(1)).second);
    }
    std::set<std::pair<std::string, std::string>> built;
    for (const auto& route : routes()) built.emplace(route.method, route.path);
    CHECK(told == built);
    const Row roles{"carer",           "social_worker", "manager", "administrator",
                    "outreach_worker", "signed_out",    "locked"};
    CHECK(Row(rows.front().begin() + 2, rows.front().end()) == roles);
}

TEST_CASE("each role is answered at the desk as docs/roles.csv says") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    const auto rows = table();
    for (std::size_t column = 2; column < rows.front().size(); ++column) {
        const auto& role = rows.front()[column];
        stand(desk, role);
        for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
            const auto& method = row->at(0);
            const auto& path = row->at(1);
            if (path == "/v1/events") continue;
            const auto answer = open.ask("desk-1.screen", method, filledIn(path),
                                         boost::json::value{{"id", freshId()}, {"pin", pin}});
            INFO(role << ": " << method << " " << path << ": " << answer.text);
            CHECK(meaningOf(answer) == row->at(column));
            if (endsSomething(path)) stand(desk, role);
        }
        INFO(role);
        CHECK(desk.state().at("role") == "staff");
    }
}

TEST_CASE("a role that is taken away is gone at the next request") {
    OpenHouse open(staffedHouse());
    AtDesk carer(open);
    AtDesk admin(open, "desk-2");
    REQUIRE(carer.signIn(anna).status == 200);
    REQUIRE(admin.signIn(adam).status == 200);
    const auto member = textOf(carer.session(), "member");
    REQUIRE(admin.post("/v1/staff/" + member, {{"role", "administrator"}, {"own_pin", pin}}).status == 200);
    CHECK(carer.post("/v1/people/search", {{"query", ""}}).problem() == "not_your_right");
    REQUIRE(admin.post("/v1/staff/" + member, {{"state", "left"}}).json.at("state") == "left");
    CHECK(carer.session().is_null());
    CHECK(carer.signIn(anna).problem() == "tap_over");
}
