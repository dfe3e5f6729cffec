// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/report_rows.h"

#include "station/store/reading.h"
#include "station/store/report_statements.h"

namespace ostoja::station::store {

namespace {

std::string startOfMonth(const std::string& night) {
    return night.substr(0, 8) + "01";
}

std::vector<StayRow> readStays(sqlite::Connection& connection, const std::string& from,
                               const std::string& until) {
    std::vector<StayRow> stays;
    auto row = connection.query(sql::staysBetween, from, until);
    while (row.next()) {
        stays.push_back({.night = row.text(0),
                         .person = row.text(1),
                         .counts = row.text(2),
                         .bed = row.text(3),
                         .room = row.text(4),
                         .segment = row.text(5),
                         .extra = row.number(6) != 0,
                         .state = row.text(7),
                         .presence = row.text(8),
                         .inWinterAction = row.number(9) != 0,
                         .admittedMs = row.number(10),
                         .endedWhy = row.text(11)});
    }
    return stays;
}

void readRefusals(sqlite::Connection& connection, const std::string& from, const std::string& until,
                  ReportRows& rows) {
    auto refusal = connection.query(sql::refusalsBetween, from, until);
    while (refusal.next()) {
        rows.refusals.push_back({.night = refusal.text(0),
                                 .segment = refusal.text(1),
                                 .why = refusal.text(2),
                                 .frost = refusal.number(3) != 0,
                                 .pointsTo = refusal.text(4),
                                 .atMs = refusal.number(5),
                                 .outcome = refusal.text(6)});
    }
    auto away = connection.query(sql::turnedAwayBetween, from, until);
    while (away.next()) rows.turnedAway[away.text(0)][away.text(1)] = away.number(2);
}

void addPlaces(sqlite::Connection& connection, const Facility& facility, const std::string& from,
               const std::string& until, ReportRows& rows) {
    if (!facility.hasBeds()) return;
    rows.places = readPlaces(connection, from, until);
    auto open = connection.query(sql::openNightBetween, from, until);
    if (open.next()) rows.tonight = readHouse(connection, facility);
}

void readContracts(sqlite::Connection& connection, ReportRows& rows) {
    auto contract = connection.query(sql::contractsOfHouse);
    while (contract.next()) {
        rows.contracts.push_back({.id = contract.text(0),
                                  .commune = contract.text(2),
                                  .from = contract.text(3),
                                  .until = contract.text(4),
                                  .absenceDays = static_cast<int>(contract.number(5))});
        rows.contractNames[contract.text(0)] = contract.text(1);
    }
}

}  // namespace

ReportRows readReportRows(sqlite::Connection& connection, const Facility& facility, const std::string& from,
                          const std::string& until) {
    ReportRows rows;
    auto night = connection.query(sql::nightsBetween, from, until);
    while (night.next()) rows.nights.push_back(night.text(0));
    const auto monthFrom = startOfMonth(from);
    for (auto& stay : readStays(connection, monthFrom, until)) {
        if (stay.night >= from)
            rows.stays.push_back(std::move(stay));
        else
            rows.sleptBefore.push_back(
                {stay.counts, domain::parseNight(stay.night).value(), stay.presence != "assumed"});
    }
    readRefusals(connection, from, until, rows);
    auto absence = connection.query(sql::absencesBetween, monthFrom, until);
    while (absence.next()) rows.absences.push_back({absence.text(0), absence.text(1), absence.text(2)});
    readContracts(connection, rows);
    addPlaces(connection, facility, from, until, rows);
    return rows;
}

}  // namespace ostoja::station::store
