// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/person_days.h"
#include "sqlite/connection.h"
#include "station/store/night_places.h"
#include "station/store/records.h"

namespace ostoja::station::store {

/// Somebody who was admitted in a night, wherever they are now.
struct StayRow {
    std::string night;
    std::string person;
    /// Who counts: a guest who turned out to be a resident is that resident.
    std::string counts;
    std::string bed;
    std::string room;
    std::string segment;
    bool extra = false;
    std::string state;     ///< "here", "away", "ended"
    std::string presence;  ///< "tapped", "round", "assumed"
    bool inWinterAction = false;
    std::int64_t admittedMs = 0;
    std::string endedWhy;
};

struct RefusalRow {
    std::string night;
    std::string segment;
    std::string why;
    bool frost = false;
    std::string pointsTo;
    std::int64_t atMs = 0;
    std::string outcome;  ///< empty: not known
};

/// What the lists and figures of some nights are made of; names aren't in it.
struct ReportRows {
    std::vector<std::string> nights;
    std::vector<StayRow> stays;  ///< by night, in the order of the house
    std::vector<RefusalRow> refusals;
    /// By night, then segment.
    std::map<std::string, std::map<std::string, std::int64_t>> turnedAway;
    /// Of the nights that have ended, as far as the file tells.
    std::vector<PlacesOfNight> places;
    /// The house as it is, where one of the nights goes on.
    std::optional<House> tonight;
    /// Of the whole month in which the first night lies, too: a contract counts absences by month.
    std::vector<domain::Absence> absences;
    /// Those who slept here in that month before the first night.
    std::vector<domain::NightSlept> sleptBefore;
    std::vector<domain::Contract> contracts;
    std::map<std::string, std::string> contractNames;
};

/// Of the nights from `from` to `until` ("2026-11-22"), both included. Of the connection's thread; what
/// SQLite throws passes through.
ReportRows readReportRows(sqlite::Connection& connection, const Facility& facility, const std::string& from,
                          const std::string& until);

}  // namespace ostoja::station::store
