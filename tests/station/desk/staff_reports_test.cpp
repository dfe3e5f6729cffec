// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/station/staffed_house.h"

using namespace ostoja;
using namespace ostoja::station;
namespace json = boost::json;

namespace {

json::value tableOf(const json::value& report, const std::string& key) {
    for (const auto& table : report.at("tables").as_array()) {
        if (textOf(table, "table") == key) return table;
    }
    throw std::out_of_range(key);
}

json::value nightsOf(const json::value& report) {
    return {report.at("from"), report.at("until")};
}

std::string header(const Answer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace

TEST_CASE("an evening's figures and its list, in all their forms") {
    OpenHouse open(staffedHouse());
    // Two men's beds and one for anybody, one for a woman; the fourth man finds none.
    for (const int resident : {1, 2, 3, 5, 7}) REQUIRE(open.tap(resident).status == 200);
    AtDesk desk(open);
    REQUIRE(desk.signIn(sara).status == 200);
    const auto night = textOf(desk.get("/v1/board").json, "night");
    const auto span = "?from=" + night + "&until=" + night;

    const auto figures = desk.get("/v1/figures" + span);
    REQUIRE(figures.status == 200);
    const auto nights = tableOf(figures.json, "nights");
    CHECK(nights.at("rows") == json::value{{night, 4, 0, 0, 1, 5, 1, 0, 4, 4, 100}});
    CHECK(nights.at("total") == json::value{"", 4, 0, 0, 1, 5, 1, 0, 4, 4, ""});
    CHECK(tableOf(figures.json, "guests").at("rows") == json::value{{night, 4, 1, 2, 1, 0, 0}});
    CHECK(tableOf(figures.json, "person_days").at("total").at(3) == 4);
    CHECK(tableOf(figures.json, "people").at("rows").as_array().size() == 4);
    CHECK(tableOf(figures.json, "refusals").at("rows").at(0).at(1) == 1);

    const auto list = desk.get("/v1/night-list");
    REQUIRE(list.status == 200);
    const auto rows = tableOf(list.json, "night").at("rows").as_array();
    REQUIRE(rows.size() == 4);
    CHECK(rows.at(0).at(0) == "1");
    CHECK(rows.at(3).at(0) == "3");
    CHECK(desk.get("/v1/night-list?night=" + night).text == list.text);
    const auto another = desk.get("/v1/night-list?night=2020-01-01").json;
    CHECK(tableOf(another, "night").at("rows").as_array().empty());
    CHECK(nightsOf(list.json) == json::value{night, night});
    CHECK(nightsOf(another) == json::value{"2020-01-01", "2020-01-01"});
    CHECK(nightsOf(desk.get("/v1/figures?from=2026-11-01&until=" + night).json) ==
          json::value{"2026-11-01", night});

    const auto csv = desk.get("/v1/figures.csv" + span + "&table=people");
    REQUIRE(csv.status == 200);
    CHECK(header(csv, "Content-Type") == "text/csv; charset=utf-8");
    CHECK(csv.text.starts_with("\xEF\xBB\xBFOsoba;Gmina;Umowa;Obecność;"));
    CHECK(header(csv, "Content-Disposition") ==
          "attachment; filename=\"dane-placowki-people-" + night + "-" + night + ".csv\"");

    for (const auto& target : {"/v1/figures.pdf" + span, std::string("/v1/night-list.pdf")}) {
        const auto pdf = desk.get(target);
        CHECK(pdf.status == 200);
        CHECK(header(pdf, "Content-Type") == "application/pdf");
        CHECK(pdf.text.starts_with("%PDF-"));
    }
}

TEST_CASE("a list that leaves the box as a file is on the record, and one that is read isn't") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(sara).status == 200);
    const auto night = textOf(desk.get("/v1/board").json, "night");
    const auto span = "?from=2026-11-01&until=" + night;
    const auto handedOut = [&] {
        std::vector<json::value> entries;
        for (const auto& entry : open.house.journal()) {
            if (entry.type == "pl.ostoja.report.exported.v1") entries.emplace_back(entry.body);
        }
        return entries;
    };
    REQUIRE(desk.get("/v1/night-list").status == 200);
    REQUIRE(desk.get("/v1/figures" + span).status == 200);
    REQUIRE(desk.get("/v1/figures.csv?from=2026-11-02&until=2026-11-01").status == 422);
    CHECK(handedOut().empty());

    const auto registered = desk.registered({{"name", "Jan Kowal"}, {"sex", "m"}});
    const auto undo = textOf(desk.session().at("undo"), "undo");
    REQUIRE(desk.get("/v1/night-list.pdf").status == 200);
    REQUIRE(desk.get("/v1/figures.csv" + span + "&table=people").status == 200);
    const auto entries = handedOut();
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].at("report") == "night_list");
    CHECK(entries[0].at("form") == "pdf");
    CHECK(textOf(entries[0], "from") == night);
    CHECK(entries[1].at("table") == "people");
    CHECK(entries[1].at("from") == "2026-11-01");
    CHECK(textOf(entries[1], "until") == night);
    CHECK(textOf(entries[1], "terminal") == "desk-1");
    CHECK_FALSE(textOf(entries[1], "by").empty());
    CHECK(textOf(desk.session().at("undo"), "undo") == undo);

    REQUIRE(AtDesk(open, "desk-2").signIn(marta).status == 200);
    const auto record = AtDesk(open, "desk-2").get("/v1/record").json.at("entries");
    const auto newest =
        std::find_if(record.as_array().begin(), record.as_array().end(),
                     [](const auto& each) { return textOf(each, "what") == "report.exported"; });
    REQUIRE(newest != record.as_array().end());
    CHECK(newest->at("fields") == json::value{"figures", "people", "2026-11-01", night});
    CHECK(textOf(*newest, "why") == "csv");
}

TEST_CASE("what can't be asked is refused with what is wrong") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(sara).status == 200);
    const auto* const target = GENERATE(
        "/v1/figures", "/v1/figures?from=2026-11-01",
        "/v1/figures.csv?from=2026-11-02&until=", "/v1/figures.pdf?from=1&until=2",
        "/v1/figures.csv?from=2026-11-01&until=2026-11-01&table=secrets", "/v1/night-list?night=tonight",
        "/v1/night-list.csv?night=", "/v1/night-list.pdf?night=2026-1-1");
    INFO(target);
    const auto answer = desk.get(target);
    CHECK(answer.status == 400);
    CHECK(answer.problem() == "malformed");
    CHECK(desk.get("/v1/figures.pdf?from=2026-11-02&until=2026-11-01").problem() == "nights_refused");
    CHECK(desk.get("/v1/night-list?night=2026-11-31").status == 422);
}

TEST_CASE("a carer reads tonight's list and no figures") {
    OpenHouse open(staffedHouse());
    AtDesk desk(open);
    REQUIRE(desk.signIn(anna).status == 200);
    CHECK(desk.get("/v1/night-list").status == 200);
    CHECK(desk.get("/v1/figures?from=2026-11-01&until=2026-11-30").problem() == "not_your_right");
}
