// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/town.h"
#include "office/allow_list.h"
#include "office/ledger.h"
#include "office/office_time.h"

namespace ostoja::office {

/// How old a figure is: under 2 minutes, under 15, up to an hour, more than an hour or never told.
enum class Freshness { fresh, recent, old, silent };
std::string_view wordOf(Freshness freshness);
/// Nothing is "never".
Freshness freshnessOf(std::optional<std::int64_t> ageMs);
/// The age of something known since `sinceMs`, where 0 is never; a moment that is yet to come says nothing,
/// either: the clock that told it was wrong.
std::optional<std::int64_t> ageAt(std::int64_t sinceMs, std::int64_t nowMs);

/// The town's free places. "Free" is obtainable tonight by anybody without a decision, from figures younger
/// than 15 minutes; everything else stands apart.
struct Totals {
    std::int64_t freeBeds = 0;
    std::int64_t women = 0;
    std::int64_t men = 0;
    std::int64_t any = 0;
    std::int64_t accessible = 0;
    /// In family rooms, for families only: not among the free beds.
    std::int64_t family = 0;
    /// For somebody who is on their way, or stands at a door and waits for a carer's word.
    std::int64_t held = 0;
    /// Places that winter actions have added, taken ones too.
    std::int64_t extra = 0;
    /// People tonight.
    std::int64_t turnedAway = 0;
    /// Free seats of warming rooms.
    std::int64_t seats = 0;
    /// Free beds that need a decision (shelters).
    std::int64_t byDecision = 0;
    /// Beds and seats that were free when the facility last spoke, too long ago to send anybody there.
    std::int64_t stale = 0;
    std::int64_t staleFacilities = 0;

    bool operator==(const Totals&) const = default;
};

/// One facility as the page and the feeds show it.
struct FacilityNow {
    StationView view;
    /// The station's name in the allow-list, for one that hasn't described its facility yet.
    std::string stationName;
    std::optional<std::int64_t> ageMs;
    Freshness freshness = Freshness::silent;
};

/// All allowed stations' facilities in the allow-list's order; those whose address nobody may see (protected
/// homes) are left out.
std::vector<FacilityNow> facilitiesNow(const AllowList& allowed,
                                       const std::map<std::string, StationView>& views, std::int64_t nowMs);
Totals totalsOf(const std::vector<FacilityNow>& facilities);
/// What a person should look at: `{code, …}` objects, as docs/api/office.yaml lists them.
boost::json::array attentionOf(const FacilityNow& facility, std::int64_t nowMs);
/// GET /v1/occupancy.
boost::json::object occupancyDocument(const std::string& town, const std::vector<FacilityNow>& facilities,
                                      const Now& now);
/// What stations may show on their doors: night shelters and warming rooms that have described themselves.
api::TownPlaces townPlacesOf(const std::vector<FacilityNow>& facilities, std::int64_t issuedMs);

}  // namespace ostoja::office
