// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/facility_report.h"
#include "station/report_request.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

store::StayRow slept(const std::string& night, const std::string& person, const std::string& segment = "men",
                     std::int64_t admittedMs = 0) {
    return {.night = night,
            .person = person,
            .counts = person,
            .bed = "1",
            .room = "1",
            .segment = segment,
            .state = "ended",
            .presence = "tapped",
            .admittedMs = admittedMs,
            .endedWhy = "closing"};
}

std::int64_t total(const report::Report& made, const std::string& table, const std::string& column) {
    const auto& of = *made.table(table);
    const auto sums = report::totalOf(of);
    for (std::size_t place = 0; place < of.columns.size(); ++place) {
        if (of.columns[place].key == column) return std::get<std::int64_t>(sums.at(place));
    }
    throw std::out_of_range(column);
}

report::Report figuresOf(const store::ReportRows& rows, const PeopleOfReport& people = {}) {
    return facilityFigures({.name = "Wodna 12", .address = "ul. Wodna 12"}, rows, people, "2026-11-01",
                           "2026-11-30");
}

std::vector<std::string> textsOf(const report::Row& row) {
    std::vector<std::string> texts;
    for (const auto& cell : row) {
        const auto* number = std::get_if<std::int64_t>(&cell);
        texts.push_back(number == nullptr ? std::get<std::string>(cell) : std::to_string(*number));
    }
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the figures of a facility add up to each other") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20", "2026-11-21", "2026-11-22"};
    rows.stays = {slept("2026-11-20", "jan"), slept("2026-11-20", "ewa", "women"), slept("2026-11-21", "jan"),
                  slept("2026-11-22", "ola", "family")};
    rows.stays.back().extra = true;
    rows.stays.back().inWinterAction = true;
    rows.turnedAway = {{"2026-11-20", 2}, {"2026-11-22", 1}};
    rows.refusals = {
        {.night = "2026-11-20", .segment = "men", .why = "full_house", .frost = true, .outcome = "police"},
        {.night = "2026-11-20", .segment = "men", .why = "intoxicated", .frost = true},
        {.night = "2026-11-22", .segment = "women", .why = "full_house"}};
    const auto made = figuresOf(rows, {.labels = {{"jan", "Jan"}, {"ewa", "Ewa"}},
                                       .communes = {{"jan", "Zabrze"}, {"ola", "Gliwice"}}});

    CHECK(total(made, "nights", "guests") == 4);
    const auto bySegment = total(made, "nights", "women") + total(made, "nights", "men") +
                           total(made, "nights", "any") + total(made, "nights", "family") +
                           total(made, "nights", "accessible");
    CHECK(bySegment == 4);
    CHECK(total(made, "nights", "extra") == 1);
    CHECK(total(made, "nights", "winter") == 1);
    CHECK(total(made, "person_days", "present") == 4);
    CHECK(total(made, "people", "present") == 4);
    CHECK(total(made, "nights", "turned_away") == 3);
    CHECK(total(made, "refusals", "count") == 3);
    CHECK(total(made, "refusals", "open") == 2);
    CHECK(total(made, "refusals", "police") == 1);
    CHECK(total(made, "refusals", "frost") == 2);
    CHECK(made.table("refusal_list")->rows.size() == 3);
    CHECK(textsOf(made.table("nights")->rows.at(0)) ==
          Texts{"2026-11-20", "2", "1", "1", "0", "0", "0", "0", "0", "2"});
    CHECK(textsOf(made.table("person_days")->rows.at(2)) ==
          Texts{"Zabrze", "bez umowy", "1", "2", "0", "0", "2"});
}

TEST_CASE("whoever left and came again in a night counts once, where they were last") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20"};
    rows.stays = {slept("2026-11-20", "jan", "men", 2000), slept("2026-11-20", "jan", "any", 1000)};
    const auto made = figuresOf(rows);
    CHECK(total(made, "nights", "guests") == 1);
    CHECK(total(made, "nights", "men") == 1);
    CHECK(total(made, "person_days", "present") == 1);
}

TEST_CASE("a guest who turned out to be a resident is that resident") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20", "2026-11-21"};
    rows.stays = {slept("2026-11-20", "guest"), slept("2026-11-21", "jan")};
    rows.stays.front().counts = "jan";
    const auto made = figuresOf(
        rows, {.labels = {{"jan", "Jan"}, {"guest", "gość 1234"}}, .communes = {{"jan", "Zabrze"}}});
    CHECK(textsOf(made.table("people")->rows.at(0)) ==
          Texts{"Jan", "Zabrze", "bez umowy", "2", "0", "0", "2"});
    CHECK(peopleIn(rows) == std::set<std::string>{"guest", "jan"});
}

TEST_CASE("whom nobody may see stands without a name and without a commune, and is counted") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20"};
    rows.stays = {slept("2026-11-20", "hidden")};
    const PeopleOfReport people{.labels = {{"hidden", ""}}, .communes = {{"hidden", "Zabrze"}}};
    const auto made = figuresOf(rows, people);
    CHECK(textsOf(made.table("people")->rows.at(0)) == Texts{"—", "—", "bez umowy", "1", "0", "0", "1"});
    CHECK(textsOf(made.table("person_days")->rows.at(0)) ==
          Texts{"Zabrze", "bez umowy", "1", "1", "0", "0", "1"});
    CHECK(nightList({}, rows, people, "2026-11-20").tables.front().rows.at(0).at(2) ==
          report::Cell{std::string("—")});
}

TEST_CASE("absences stand with the contract that pays for them") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20"};
    rows.stays = {slept("2026-11-20", "jan")};
    rows.absences = {{"jan", "2026-11-21", "2026-11-24"}};
    rows.contracts = {{"c", "Zabrze", "2026-01-01", "2026-12-31", 3}};
    rows.contractNames = {{"c", "Umowa 7/2026"}};
    const auto made = figuresOf(rows, {.labels = {{"jan", "Jan"}}, .communes = {{"jan", "Zabrze"}}});
    CHECK(textsOf(made.table("person_days")->rows.at(0)) ==
          Texts{"Zabrze", "Umowa 7/2026", "1", "1", "3", "1", "4"});
}

TEST_CASE("the night list says where somebody is and how that is known") {
    store::ReportRows rows;
    rows.stays = {slept("2026-11-20", "jan"), slept("2026-11-20", "ewa"), slept("2026-11-20", "ola")};
    rows.stays[0].state = "here";
    rows.stays[0].admittedMs = 1'795'366'800'000;
    rows.stays[1].state = "away";
    rows.stays[1].presence = "round";
    rows.stays[1].extra = true;
    rows.stays[2].presence = "assumed";
    const auto list = nightList({.name = "Wodna 12"}, rows,
                                {.labels = {{"jan", "Jan"}, {"ewa", "Ewa"}, {"ola", "Ola"}}}, "2026-11-20");
    CHECK(list.lines.back() == "W placówce: 1, chwilowo poza nią: 1");
    const auto& shown = list.tables.front().rows;
    CHECK(textsOf(shown.at(0)) == Texts{"1", "1", "Jan", "18:00", "karta", "w placówce", ""});
    CHECK(textsOf(shown.at(1)) ==
          Texts{"1", "1 (dostawka)", "Ewa", "01:00", "opiekun", "chwilowo poza placówką", ""});
    CHECK(textsOf(shown.at(2)) ==
          Texts{"1", "1", "Ola", "01:00", "domniemana", "zakończony o zamknięciu", ""});
}

TEST_CASE("no list on paper holds a word of the program") {
    const auto* const why = GENERATE("closing", "not_staying", "by_staff", "carried");
    store::ReportRows rows;
    rows.stays = {slept("2026-11-20", "ola")};
    rows.stays[0].endedWhy = why;
    const auto list = nightList({}, rows, {}, "2026-11-20");
    const auto standing = textsOf(list.tables.front().rows.at(0)).at(5);
    CHECK_FALSE(standing.empty());
    CHECK(standing != why);
}

TEST_CASE("what is asked of lists and figures") {
    using Query = std::vector<std::pair<std::string, std::string>>;
    struct Row {
        std::string what;
        Action action;
        Query query;
        std::string file;  ///< or the error
    };
    const auto row = GENERATE(values<Row>({
        {"a month as a table",
         Action::showFigures,
         {{"from", "2026-11-01"}, {"until", "2026-11-30"}},
         "dane-placowki-2026-11-01-2026-11-30.pdf"},
        {"as paper",
         Action::figuresAsPdf,
         {{"from", "2026-11-01"}, {"until", "2026-11-30"}},
         "dane-placowki-2026-11-01-2026-11-30.pdf"},
        {"one night",
         Action::figuresAsCsv,
         {{"from", "2026-11-01"}, {"until", "2026-11-01"}},
         "dane-placowki-nights-2026-11-01-2026-11-01.csv"},
        {"another table",
         Action::figuresAsCsv,
         {{"from", "2026-11-01"}, {"until", "2026-11-01"}, {"table", "people"}},
         "dane-placowki-people-2026-11-01-2026-11-01.csv"},
        {"a leap year",
         Action::figuresAsPdf,
         {{"from", "2028-01-01"}, {"until", "2028-12-31"}},
         "dane-placowki-2028-01-01-2028-12-31.pdf"},
        {"more than a year",
         Action::showFigures,
         {{"from", "2026-01-01"}, {"until", "2027-01-02"}},
         "nights_refused"},
        {"no beginning", Action::showFigures, {{"until", "2026-11-30"}}, "malformed"},
        {"no end", Action::showFigures, {{"from", "2026-11-01"}}, "malformed"},
        {"an end before the beginning",
         Action::showFigures,
         {{"from", "2026-11-02"}, {"until", "2026-11-01"}},
         "nights_refused"},
        {"a day that never was",
         Action::showFigures,
         {{"from", "2026-11-31"}, {"until", "2026-12-01"}},
         "nights_refused"},
        {"SQL", Action::showFigures, {{"from", "2026-11-01' OR 1"}, {"until", "2026-12-01"}}, "malformed"},
        {"a table that isn't there",
         Action::figuresAsCsv,
         {{"from", "2026-11-01"}, {"until", "2026-11-01"}, {"table", "../x"}},
         "malformed"},
        {"the open night", Action::nightListAsPdf, {}, "lista-nocna-2026-11-22.pdf"},
        {"another night", Action::nightListAsCsv, {{"night", "2026-11-20"}}, "lista-nocna-2026-11-20.csv"},
        {"no night", Action::showNightList, {{"night", ""}}, "malformed"},
    }));
    INFO(row.what);
    net::Request request;
    request.query = row.query;
    const auto read = readReportRequest(row.action, request, "2026-11-22");
    CHECK((read ? read->fileName() : read.error().code) == row.file);
}
