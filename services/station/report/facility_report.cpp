// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/report/facility_report.h"

#include <algorithm>
#include <array>

#include "domain/local_time.h"
#include "domain/person_days.h"
#include "station/report/occupancy_report.h"
#include "station/report/report_words.h"

namespace ostoja::station {

namespace {

using report::Column;
using report::Row;
using report::Table;
using Kind = report::Column::Kind;

constexpr std::array<const char*, 6> outcomes = {"arrived_elsewhere", "city_guard", "police",
                                                 "ambulance",         "declined",   "admitted"};

std::string labelOf(const PeopleOfReport& people, const std::string& person) {
    const auto known = people.labels.find(person);
    return known == people.labels.end() || known->second.empty() ? "—" : known->second;
}

std::int64_t countOf(const auto& rows, const auto& suits) {
    return std::count_if(rows.begin(), rows.end(), suits);
}

std::vector<domain::PersonDays> daysOf(const store::ReportRows& rows, const PeopleOfReport& people,
                                       const std::string& from, const std::string& until) {
    auto nights = rows.sleptBefore;
    for (const auto& stay : rows.stays)
        nights.push_back({stay.counts, domain::parseNight(stay.night).value(), stay.presence != "assumed"});
    return domain::personDays({nights, rows.absences, people.communes, rows.contracts},
                              domain::parseNight(from).value(), domain::parseNight(until).value());
}

std::string contractNamed(const store::ReportRows& rows, const std::string& contract) {
    const auto known = rows.contractNames.find(contract);
    return known == rows.contractNames.end() ? "bez umowy" : known->second;
}

std::string communeNamed(const std::string& commune) {
    return commune.empty() ? "gmina nieustalona" : commune;
}

void addDayColumns(Table& table) {
    table.columns.push_back({"present", "Obecność", Kind::sum});
    table.columns.push_back({"absent_paid", "Nieobecność płatna", Kind::sum});
    table.columns.push_back({"absent_unpaid", "Nieobecność niepłatna", Kind::sum});
    table.columns.push_back({"counted", "Osobodni", Kind::sum});
}

Table personDaysTable(const store::ReportRows& rows, const std::vector<domain::PersonDays>& days) {
    Table table{.key = "person_days",
                .title = "Osobodni według gmin i umów",
                .columns = {{"commune", "Gmina"}, {"contract", "Umowa"}, {"people", "Osoby", Kind::number}},
                .rows = {}};
    addDayColumns(table);
    struct Sum {
        std::int64_t people = 0, present = 0, paid = 0, unpaid = 0, counted = 0;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    for (const auto& each : days) {
        auto& sum = sums[{each.commune, each.contract}];
        ++sum.people;
        sum.present += each.present;
        sum.paid += each.absentPaid;
        sum.unpaid += each.absentUnpaid;
        sum.counted += each.counted();
    }
    for (const auto& [of, sum] : sums) {
        table.rows.push_back({communeNamed(of.first), contractNamed(rows, of.second), sum.people, sum.present,
                              sum.paid, sum.unpaid, sum.counted});
    }
    return table;
}

Table peopleTable(const store::ReportRows& rows, const std::vector<domain::PersonDays>& days,
                  const PeopleOfReport& people) {
    Table table{.key = "people",
                .title = "Osobodni według osób",
                .columns = {{"person", "Osoba"}, {"commune", "Gmina"}, {"contract", "Umowa"}},
                .rows = {}};
    addDayColumns(table);
    for (const auto& each : days) {
        const auto label = labelOf(people, each.person);
        // Where somebody comes from is told only beside a name that may be seen.
        const auto commune = label == "—" ? label : communeNamed(each.commune);
        table.rows.push_back({label, commune, contractNamed(rows, each.contract), std::int64_t{each.present},
                              std::int64_t{each.absentPaid}, std::int64_t{each.absentUnpaid},
                              std::int64_t{each.counted()}});
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& left, const Row& right) {
        return std::get<std::string>(left.front()) < std::get<std::string>(right.front());
    });
    return table;
}

Table refusalsTable(const store::ReportRows& rows) {
    Table table{.key = "refusals",
                .title = "Odmowy według powodu",
                .columns = {{"why", "Powód"},
                            {"count", "Odmowy", Kind::sum},
                            {"frost", "W tym w mróz", Kind::sum},
                            {"open", "Nie wiadomo, co dalej", Kind::sum}},
                .rows = {}};
    for (const auto* outcome : outcomes)
        table.columns.push_back({outcome, outcomeOnPaper(outcome), Kind::sum});
    std::map<std::string, std::vector<const store::RefusalRow*>> byReason;
    for (const auto& refusal : rows.refusals) byReason[refusal.why].push_back(&refusal);
    for (const auto& [why, refusals] : byReason) {
        Row row{refusalOnPaper(why), static_cast<std::int64_t>(refusals.size())};
        row.emplace_back(countOf(refusals, [](const auto* each) { return each->frost; }));
        row.emplace_back(countOf(refusals, [](const auto* each) { return each->outcome.empty(); }));
        for (const auto* outcome : outcomes)
            row.emplace_back(countOf(refusals, [&](const auto* each) { return each->outcome == outcome; }));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table refusalList(const store::ReportRows& rows) {
    Table table{.key = "refusal_list",
                .title = "Odmowy po kolei",
                .columns = {{"night", "Noc"},
                            {"time", "Godzina"},
                            {"why", "Powód"},
                            {"segment", "Dla kogo"},
                            {"frost", "Mróz"},
                            {"points_to", "Wskazane miejsce"},
                            {"outcome", "Co dalej"}},
                .rows = {}};
    for (const auto& each : rows.refusals) {
        const std::string unknown = each.frost ? "nie wiadomo" : "";
        table.rows.push_back({each.night, domain::clockOf(each.atMs), refusalOnPaper(each.why),
                              segmentOnPaper(each.segment), std::string(each.frost ? "tak" : "nie"),
                              each.pointsTo, each.outcome.empty() ? unknown : outcomeOnPaper(each.outcome)});
    }
    return table;
}

int placeOnList(std::string_view state) {
    if (state == "here") return 0;
    return state == "away" ? 1 : 2;
}

}  // namespace

std::set<std::string> peopleIn(const store::ReportRows& rows) {
    std::set<std::string> people;
    for (const auto& stay : rows.stays) people.insert({stay.person, stay.counts});
    for (const auto& slept : rows.sleptBefore) people.insert(slept.person);
    for (const auto& absence : rows.absences) people.insert(absence.person);
    return people;
}

report::Report nightList(const store::Facility& facility, const store::ReportRows& rows,
                         const PeopleOfReport& people, const std::string& night) {
    Table table{.key = "night",
                .title = "Osoby",
                .columns = {{"room", "Sala"},
                            {"bed", "Łóżko"},
                            {"person", "Osoba"},
                            {"since", "Od"},
                            {"presence", "Obecność"},
                            {"standing", "Stan"},
                            {"winter", "Akcja zima"}},
                .rows = {}};
    // In a fire it is read from the top: who is there, who is out for a moment, who has gone.
    auto stays = rows.stays;
    std::stable_sort(stays.begin(), stays.end(), [](const auto& left, const auto& right) {
        return placeOnList(left.state) < placeOnList(right.state);
    });
    for (const auto& stay : stays) {
        table.rows.push_back({stay.room, stay.bed + (stay.extra ? " (dostawka)" : ""),
                              labelOf(people, stay.person), domain::clockOf(stay.admittedMs),
                              presenceOnPaper(stay.presence), standingOnPaper(stay.state, stay.endedWhy),
                              std::string(stay.inWinterAction ? "tak" : "")});
    }
    const auto here = countOf(rows.stays, [](const auto& stay) { return stay.state == "here"; });
    const auto away = countOf(rows.stays, [](const auto& stay) { return stay.state == "away"; });
    return {.title = "Lista nocna",
            .from = night,
            .until = night,
            .lines = {facility.name + ", " + facility.address, "Noc " + night,
                      "W placówce: " + std::to_string(here) + ", chwilowo poza nią: " + std::to_string(away)},
            .tables = {std::move(table)}};
}

report::Report facilityFigures(const store::Facility& facility, const store::ReportRows& rows,
                               const PeopleOfReport& people, const std::string& from,
                               const std::string& until) {
    const auto days = daysOf(rows, people, from, until);
    std::vector<std::string> lines = {facility.name + ", " + facility.address,
                                      "Noce od " + from + " do " + until};
    if (lacksPlaces(facility, rows)) {
        lines.push_back(std::string(unknownPlaces) +
                        " — miejsc w tej nocy nie zapisano, nie ma ich więc w sumach.");
    }
    return {.title = "Dane placówki",
            .from = from,
            .until = until,
            .lines = std::move(lines),
            .tables = {nightsTable(facility, rows), guestsTable(rows), wardsTable(facility, rows),
                       personDaysTable(rows, days), peopleTable(rows, days, people), refusalsTable(rows),
                       refusalList(rows)}};
}

}  // namespace ostoja::station
