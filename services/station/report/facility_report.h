// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>

#include "report/report.h"
#include "station/store/records.h"
#include "station/store/report_rows.h"

namespace ostoja::station {

/// What the register knows of the people of a report, as far as whoever asks may see them.
struct PeopleOfReport {
    std::map<std::string, std::string> labels;
    /// Liable communes, of everybody: they stand beside no name that isn't among the labels.
    std::map<std::string, std::string> communes;
};

/// Everybody of whom rows tell.
std::set<std::string> peopleIn(const store::ReportRows& rows);

/// Who sleeps, or slept, in the house in one night, and how that is known. A list for a fire, a round or an
/// inspection.
report::Report nightList(const store::Facility& facility, const store::ReportRows& rows,
                         const PeopleOfReport& people, const std::string& night);

/// Occupancy by night, person-days by commune and contract and by person, refusals and what became of them.
/// The tables "nights", "guests", "wards", "person_days", "people", "refusals" and "refusal_list" add up to
/// each other.
report::Report facilityFigures(const store::Facility& facility, const store::ReportRows& rows,
                               const PeopleOfReport& people, const std::string& from,
                               const std::string& until);

}  // namespace ostoja::station
