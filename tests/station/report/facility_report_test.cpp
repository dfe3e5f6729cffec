// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "station/desk/report_asked.h"
#include "station/report/facility_report.h"

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
    return facilityFigures({.name = "Wodna 12", .kind = "night_shelter", .address = "ul. Wodna 12"}, rows,
                           people, "2026-11-01", "2026-11-30");
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
    rows.turnedAway = {{"2026-11-20", {{"men", 2}}}, {"2026-11-22", {{"women", 1}}}};
    rows.places = {{"2026-11-20", "men", 2, 0, 0, 1}, {"2026-11-20", "women", 2, 0, 0, 1}};
    rows.refusals = {
        {.night = "2026-11-20", .segment = "men", .why = "full_house", .frost = true, .outcome = "police"},
        {.night = "2026-11-20", .segment = "men", .why = "intoxicated", .frost = true},
        {.night = "2026-11-22", .segment = "women", .why = "full_house"}};
    const auto made = figuresOf(rows, {.labels = {{"jan", "Jan"}, {"ewa", "Ewa"}},
                                       .communes = {{"jan", "Zabrze"}, {"ola", "Gliwice"}}});

    CHECK(total(made, "nights", "guests") == 4);
    const auto bySegment = total(made, "guests", "women") + total(made, "guests", "men") +
                           total(made, "guests", "any") + total(made, "guests", "family") +
                           total(made, "guests", "accessible");
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
          Texts{"2026-11-20", "2", "0", "0", "2", "4", "0", "0", "4", "2", "50"});
    CHECK(textsOf(made.table("guests")->rows.at(0)) == Texts{"2026-11-20", "2", "1", "1", "0", "0", "0"});
    for (const auto* column :
         {"guests", "turned_away", "registered", "out_of_service", "extra_places", "places", "occupied"}) {
        INFO(column);
        CHECK(total(made, "wards", column) == total(made, "nights", column));
    }
    CHECK(textsOf(made.table("person_days")->rows.at(2)) ==
          Texts{"Zabrze", "bez umowy", "1", "2", "0", "0", "2"});
}

TEST_CASE("a night's places are what they were then, and what nobody kept is no number") {
    struct Case {
        std::string what;
        std::vector<store::PlacesOfNight> kept;
        Texts shown;
    };
    const auto row = GENERATE(values<Case>({
        {"as many as the house has", {{"2026-11-20", "men", 4, 0, 0, 3}}, {"4", "0", "0", "4", "3", "75"}},
        {"one out of service, two extra",
         {{"2026-11-20", "men", 4, 1, 2, 5}},
         {"4", "1", "2", "5", "5", "100"}},
        {"two wards",
         {{"2026-11-20", "men", 4, 1, 0, 2}, {"2026-11-20", "women", 2, 0, 0, 0}},
         {"6", "1", "0", "5", "2", "40"}},
        {"a third, rounded", {{"2026-11-20", "men", 3, 0, 0, 1}}, {"3", "0", "0", "3", "1", "33"}},
        {"two thirds, rounded", {{"2026-11-20", "men", 3, 0, 0, 2}}, {"3", "0", "0", "3", "2", "67"}},
        {"a half of a percent, rounded up",
         {{"2026-11-20", "men", 200, 0, 0, 1}},
         {"200", "0", "0", "200", "1", "1"}},
        {"no bed to be slept in", {{"2026-11-20", "men", 2, 2, 0, 0}}, {"2", "2", "0", "0", "0", ""}},
        {"a night before places were kept", {}, {"?", "?", "?", "?", "?", "?"}},
    }));
    INFO(row.what);
    store::ReportRows rows;
    rows.nights = {"2026-11-20"};
    rows.places = row.kept;
    const auto made = figuresOf(rows);
    const auto cells = textsOf(made.table("nights")->rows.at(0));
    CHECK(Texts(cells.begin() + 5, cells.end()) == row.shown);
    CHECK(made.lines.size() == (row.kept.empty() ? 3 : 2));
    CHECK(report::totalOf(*made.table("nights")).back() == report::Cell{std::string()});
}

TEST_CASE("the night that goes on has the places of now") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20", "2026-11-21"};
    rows.places = {{"2026-11-20", "men", 3, 0, 0, 3}};
    using Bed = store::BedTonight;
    rows.tonight = store::House{.night = "2026-11-21",
                                .beds = {{.segment = "men", .taken = Bed::Taken::here},
                                         {.segment = "men", .condition = Bed::Condition::outOfService},
                                         {.segment = "men", .taken = Bed::Taken::held},
                                         {.segment = "men", .extra = true},
                                         {.segment = "men", .extra = true, .off = true}},
                                .turnedAway = {{"women", 1}}};
    const auto made = figuresOf(rows);
    const auto cells = textsOf(made.table("nights")->rows.at(1));
    CHECK(made.table("wards")->rows.size() == 1);
    CHECK(Texts(cells.begin() + 5, cells.end()) == Texts{"3", "1", "1", "3", "1", "33"});
    CHECK(textsOf(made.table("wards")->rows.at(0)) ==
          Texts{"mężczyźni", "0", "0", "2", "6", "1", "1", "6", "4", "67"});
}

TEST_CASE("a house without beds has no places by night") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20"};
    const auto made =
        facilityFigures({.name = "Łaźnia", .kind = "bathhouse"}, rows, {}, "2026-11-20", "2026-11-20");
    CHECK(textsOf(made.table("nights")->rows.at(0)).at(5).empty());
    CHECK(made.lines.size() == 2);
}

TEST_CASE("whoever left and came again in a night counts once, where they were last") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20"};
    rows.stays = {slept("2026-11-20", "jan", "men", 2000), slept("2026-11-20", "jan", "any", 1000)};
    const auto made = figuresOf(rows);
    CHECK(total(made, "nights", "guests") == 1);
    CHECK(total(made, "guests", "men") == 1);
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

TEST_CASE(
    "whoever is carried over while they are in hospital, as was told, is absent until somebody sees them") {
    store::ReportRows rows;
    rows.nights = {"2026-11-20", "2026-11-21", "2026-11-22"};
    rows.stays = {slept("2026-11-20", "jan"), slept("2026-11-21", "jan"), slept("2026-11-22", "jan")};
    rows.stays[1].presence = rows.stays[2].presence = "assumed";
    rows.absences = {{"jan", "2026-11-20", "2026-11-21"}};
    const auto made = figuresOf(rows, {.labels = {{"jan", "Jan"}}, .communes = {{"jan", "Zabrze"}}});
    CHECK(textsOf(made.table("person_days")->rows.at(0)) ==
          Texts{"Zabrze", "bez umowy", "1", "2", "0", "1", "2"});
}

TEST_CASE(
    "the night list says first who is there, then who is out, then who has gone, and how that is known") {
    store::ReportRows rows;
    rows.stays = {slept("2026-11-20", "ola"), slept("2026-11-20", "ewa"), slept("2026-11-20", "jan")};
    rows.stays[0].presence = "assumed";
    rows.stays[1].state = "away";
    rows.stays[1].presence = "round";
    rows.stays[1].extra = true;
    rows.stays[2].state = "here";
    rows.stays[2].admittedMs = 1'795'366'800'000;
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
