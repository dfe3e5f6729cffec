// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "station/store/records.h"
#include "station/store/report_rows.h"

/// Who slept in the house and in how many of its places, by night and by ward. Guests are whoever was let in
/// during a night; occupied are the beds that were somebody's when it ended.
namespace ostoja::station {

/// What stands where a night's places weren't kept.
inline constexpr const char* unknownPlaces = "?";

report::Table nightsTable(const store::Facility& facility, const store::ReportRows& rows);

/// Where they slept, night by night.
report::Table guestsTable(const store::ReportRows& rows);

/// The same nights, added up for each ward. Places count in as many nights as "nights" says.
report::Table wardsTable(const store::Facility& facility, const store::ReportRows& rows);

/// Whether the places of one of the nights aren't known.
bool lacksPlaces(const store::Facility& facility, const store::ReportRows& rows);

}  // namespace ostoja::station
