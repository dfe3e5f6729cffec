// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "domain/person_days.h"
#include "moment.h"

using namespace ostoja::domain;

namespace {

struct House {
    std::vector<NightSlept> nights;
    std::vector<Absence> absences;
    std::map<std::string, std::string> communes;
    std::vector<Contract> contracts;

    void slept(const std::string& person, const std::string& from, const std::string& until) {
        for (auto each = night(from); each <= night(until); each.evening += date::days{1})
            nights.push_back({person, each});
    }
    /// A line for each row: "person commune contract present+paid+unpaid".
    std::string counted(const std::string& from, const std::string& until) const {
        std::string text;
        for (const auto& row :
             personDays({nights, absences, communes, contracts}, night(from), night(until))) {
            text += (text.empty() ? "" : ", ") + row.person + " " + row.commune + " " + row.contract + " " +
                    std::to_string(row.present) + "+" + std::to_string(row.absentPaid) + "+" +
                    std::to_string(row.absentUnpaid);
        }
        return text;
    }
};

}  // namespace

TEST_CASE("a night in a bed is a person-day, whatever happened in it") {
    House house;
    house.slept("Jan", "2026-11-01", "2026-11-05");
    house.slept("Jan", "2026-11-03", "2026-11-03");
    CHECK(house.counted("2026-11-01", "2026-11-30") == "Jan   5+0+0");
    CHECK(house.counted("2026-11-02", "2026-11-03") == "Jan   2+0+0");
    CHECK(house.counted("2026-12-01", "2026-12-31").empty());
}

TEST_CASE("the night of a clock change is one person-day") {
    House house;
    house.slept("Jan", "2026-03-28", "2026-03-29");
    house.slept("Jan", "2026-10-24", "2026-10-25");
    CHECK(house.counted("2026-01-01", "2026-12-31") == "Jan   4+0+0");
}

TEST_CASE("a commune pays under its own contract, the others under the common one") {
    House house{
        .communes = {{"Jan", "Zabrze"}, {"Ewa", "Gliwice"}},
        .contracts = {{"common", "", "2026-01-01", "", 0}, {"zabrze", "Zabrze", "2026-01-01", "", 0}}};
    house.slept("Ewa", "2026-11-01", "2026-11-02");
    house.slept("Jan", "2026-11-01", "2026-11-03");
    house.slept("somebody", "2026-11-01", "2026-11-01");
    CHECK(house.counted("2026-11-01", "2026-11-30") ==
          "somebody  common 1+0+0, Ewa Gliwice common 2+0+0, Jan Zabrze zabrze 3+0+0");
}

TEST_CASE("a contract that ends meanwhile") {
    House house{.communes = {{"Jan", "Zabrze"}},
                .contracts = {{"old", "Zabrze", "2026-01-01", "2026-11-15", 0},
                              {"new", "Zabrze", "2026-11-16", "", 0}}};
    house.slept("Jan", "2026-11-14", "2026-11-18");
    CHECK(house.counted("2026-11-01", "2026-11-30") == "Jan Zabrze new 3+0+0, Jan Zabrze old 2+0+0");
}

TEST_CASE("absences, as the contract counts them") {
    struct Row {
        std::string what;
        int paidDays;
        std::vector<Absence> absences;
        std::string from, until;
        std::string counted;
    };
    const auto row = GENERATE(values<Row>({
        {"within what it pays for",
         3,
         {{"Jan", "2026-11-10", "2026-11-12"}},
         "2026-11-01",
         "2026-11-30",
         "Jan  c 0+3+0"},
        {"beyond it", 2, {{"Jan", "2026-11-10", "2026-11-14"}}, "2026-11-01", "2026-11-30", "Jan  c 0+2+3"},
        {"it pays for none",
         0,
         {{"Jan", "2026-11-10", "2026-11-11"}},
         "2026-11-01",
         "2026-11-30",
         "Jan  c 0+0+2"},
        {"a new month begins anew",
         2,
         {{"Jan", "2026-10-30", "2026-11-02"}},
         "2026-10-01",
         "2026-11-30",
         "Jan  c 0+4+0"},
        {"days before the period use up the month, too",
         2,
         {{"Jan", "2026-11-01", "2026-11-10"}},
         "2026-11-02",
         "2026-11-30",
         "Jan  c 0+1+8"},
        {"days of the month before don't",
         2,
         {{"Jan", "2026-10-01", "2026-11-01"}},
         "2026-11-01",
         "2026-11-30",
         "Jan  c 0+1+0"},
        {"told twice is away once",
         5,
         {{"Jan", "2026-11-10", "2026-11-11"}, {"Jan", "2026-11-11", "2026-11-12"}},
         "2026-11-01",
         "2026-11-30",
         "Jan  c 0+3+0"},
        {"an absence that ends before it begins",
         5,
         {{"Jan", "2026-11-12", "2026-11-10"}},
         "2026-11-01",
         "2026-11-30",
         ""},
        {"longer than the period",
         31,
         {{"Jan", "2026-01-01", "2027-12-31"}},
         "2026-11-01",
         "2026-11-30",
         "Jan  c 0+30+0"},
    }));
    INFO(row.what);
    House house{.absences = row.absences, .contracts = {{"c", "", "2026-01-01", "", row.paidDays}}};
    CHECK(house.counted(row.from, row.until) == row.counted);
}

TEST_CASE("who slept here was not absent, and that night uses up nothing") {
    House house{.absences = {{"Jan", "2026-11-10", "2026-11-13"}},
                .contracts = {{"c", "", "2026-01-01", "", 2}}};
    house.slept("Jan", "2026-11-10", "2026-11-11");
    CHECK(house.counted("2026-11-01", "2026-11-30") == "Jan  c 2+2+0");
}

TEST_CASE(
    "a bed that was only kept counts as absent where an absence was told, and as present where none was") {
    House house{.absences = {{"Jan", "2026-12-01", "2026-12-10"}},
                .contracts = {{"c", "", "2026-01-01", "", 3}}};
    house.slept("Jan", "2026-11-29", "2026-12-11");
    for (auto& slept : house.nights) slept.seen = slept.night == night("2026-12-05");
    CHECK(house.counted("2026-11-01", "2026-12-31") == "Jan  c 4+3+6");
}

TEST_CASE("without a contract nobody pays for an absence") {
    House house{.absences = {{"Jan", "2026-11-10", "2026-11-11"}}};
    CHECK(house.counted("2026-11-01", "2026-11-30") == "Jan   0+0+2");
}

TEST_CASE("what is counted is what was slept and what is paid for") {
    CHECK(PersonDays{.present = 5, .absentPaid = 2, .absentUnpaid = 4}.counted() == 7);
}
