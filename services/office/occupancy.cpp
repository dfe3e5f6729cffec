// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/occupancy.h"

#include <algorithm>

#include "api/time_text.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t helpShown = 30 * minute;

bool usable(const FacilityNow& facility) {
    return facility.freshness == Freshness::fresh || facility.freshness == Freshness::recent;
}

bool needsDecision(const std::string& kind) {
    return kind == "shelter" || kind == "care_shelter";
}

void addBeds(Totals& totals, const api::Segment& segment) {
    totals.held += segment.held;
    totals.extra += segment.extra;
    totals.turnedAway += segment.turnedAway;
    if (segment.name == "family") {
        totals.family += segment.free;
        return;
    }
    totals.freeBeds += segment.free;
    (segment.name == "women"        ? totals.women
     : segment.name == "men"        ? totals.men
     : segment.name == "accessible" ? totals.accessible
                                    : totals.any) += segment.free;
}

json::value winterOf(const std::optional<WinterAction>& winter) {
    if (!winter) return nullptr;
    return {{"until", winter->until},
            {"extra", winter->extra},
            {"around_clock", winter->aroundClock},
            {"threshold_c", winter->thresholdC},
            {"approved_by", winter->approvedBy}};
}

/// A night runs from noon to noon; the doors of a house may be shut for half of it.
bool isOpenAt(const StationView& view, std::int64_t nowMs) {
    const auto& kind = view.facility.kind;
    const bool hasNightHours = kind == "night_shelter" || kind == "warming_room";
    if (!hasNightHours || (view.winter && view.winter->aroundClock)) return true;
    const auto hours = domain::hoursOf(view.facility.opening, domain::nightAt(nowMs));
    return !hours || hours->contain(nowMs);
}

std::int64_t refusedThoughFree(const StationView& view) {
    std::int64_t refused = 0;
    for (const auto& segment : view.segments) {
        const auto away = view.turnedAway.find(segment.name);
        if (segment.free > 0 && away != view.turnedAway.end()) refused += away->second.fullHouse;
    }
    return refused;
}

json::value snapshotOf(const StationView& view) {
    if (!view.snapshot) return nullptr;
    json::value agrees = nullptr;
    if (view.snapshot->agrees) agrees = *view.snapshot->agrees;
    return {{"taken_at", api::formatTime(view.snapshot->takenMs)},
            {"sequence", view.snapshot->takenAt},
            {"agrees", agrees},
            {"says", view.snapshot->says}};
}

json::object facilityDocument(const FacilityNow& facility, std::int64_t nowMs) {
    const auto& view = facility.view;
    const bool described = !view.facility.id.empty();
    json::array segments;
    for (const auto& segment : view.segments) segments.push_back(api::toJson(segment));
    return {{"id", described ? view.facility.id : view.station},
            {"station", view.station},
            {"name", described ? view.facility.name : facility.stationName},
            {"kind", view.facility.kind},
            {"address", view.facility.address},
            {"hours", view.facility.hours},
            {"epoch", view.epoch},
            {"received_through", view.receivedThrough},
            {"night", view.night},
            {"open", view.nightOpen},
            {"segments", std::move(segments)},
            {"windows", view.windows},
            {"winter", winterOf(view.winter)},
            {"age_ms", facility.ageMs ? json::value(*facility.ageMs) : json::value(nullptr)},
            {"freshness", wordOf(facility.freshness)},
            {"snapshot", snapshotOf(view)},
            {"attention", attentionOf(facility, nowMs)}};
}

}  // namespace

std::string_view wordOf(Freshness freshness) {
    switch (freshness) {
        case Freshness::fresh:
            return "fresh";
        case Freshness::recent:
            return "recent";
        case Freshness::old:
            return "old";
        case Freshness::silent:
            break;
    }
    return "silent";
}

Freshness freshnessOf(std::optional<std::int64_t> ageMs) {
    if (!ageMs || *ageMs > 60 * minute) return Freshness::silent;
    if (*ageMs < 2 * minute) return Freshness::fresh;
    return *ageMs < 15 * minute ? Freshness::recent : Freshness::old;
}

std::optional<std::int64_t> ageAt(std::int64_t sinceMs, std::int64_t nowMs) {
    if (sinceMs == 0 || sinceMs > nowMs) return {};
    return nowMs - sinceMs;
}

std::vector<FacilityNow> facilitiesNow(const AllowList& allowed,
                                       const std::map<std::string, StationView>& views, std::int64_t nowMs) {
    std::vector<FacilityNow> facilities;
    for (const auto& station : allowed.stations()) {
        FacilityNow facility;
        facility.stationName = station.name;
        facility.view.station = station.id;
        if (const auto view = views.find(station.id); view != views.end()) facility.view = view->second;
        if (facility.view.facility.kind == "protected_home") continue;
        facility.ageMs = ageAt(facility.view.asOfMs, nowMs);
        facility.freshness = freshnessOf(facility.ageMs);
        if (!isOpenAt(facility.view, nowMs)) {
            for (auto& segment : facility.view.segments) segment.accepting = false;
        }
        facilities.push_back(std::move(facility));
    }
    return facilities;
}

Totals totalsOf(const std::vector<FacilityNow>& facilities) {
    Totals totals;
    for (const auto& facility : facilities) {
        const auto& kind = facility.view.facility.kind;
        const bool forNight = kind == "night_shelter" || kind == "warming_room" || needsDecision(kind);
        if (!forNight) continue;
        std::int64_t free = 0;
        for (const auto& segment : facility.view.segments) free += segment.free;
        if (!usable(facility)) {
            ++totals.staleFacilities;
            totals.stale += free;
        } else if (kind == "warming_room") {
            totals.seats += free;
        } else if (needsDecision(kind)) {
            totals.byDecision += free;
        } else {
            for (const auto& segment : facility.view.segments) addBeds(totals, segment);
        }
    }
    return totals;
}

json::array attentionOf(const FacilityNow& facility, std::int64_t nowMs) {
    const auto& view = facility.view;
    json::array list;
    if (!usable(facility)) {
        json::value age = nullptr;
        if (facility.ageMs) age = *facility.ageMs;
        list.push_back({{"code", "no_data"}, {"age_ms", age}});
    }
    const auto asked = std::count_if(view.helpAskedMs.begin(), view.helpAskedMs.end(),
                                     [&](std::int64_t at) { return nowMs - at < helpShown; });
    if (asked > 0) {
        const auto age = std::max<std::int64_t>(0, nowMs - view.helpAskedMs.back());
        list.push_back({{"code", "help_asked"}, {"count", asked}, {"age_ms", age}});
    }
    if (const auto refused = refusedThoughFree(view); refused > 0) {
        list.push_back({{"code", "refused_though_free"}, {"count", refused}});
    }
    if (view.openInFrost > 0) list.push_back({{"code", "refused_in_frost"}, {"count", view.openInFrost}});
    for (const auto& terminal : view.readersOutOfOrder) {
        list.push_back({{"code", "reader_out_of_order"}, {"terminal", terminal}});
    }
    if (view.snapshot && view.snapshot->agrees == false)
        list.push_back(json::object{{"code", "snapshot_disagrees"}});
    if (view.highest > view.receivedThrough) {
        list.push_back({{"code", "entries_missing"}, {"first_missing", view.receivedThrough + 1}});
    }
    if (view.doubtfulBeds > 0) {
        list.push_back({{"code", "restored_beds_doubtful"}, {"count", view.doubtfulBeds}});
    }
    if (view.conflicts.count > 0) {
        list.push_back({{"code", "entries_conflict"}, {"count", view.conflicts.count}});
    }
    return list;
}

json::object occupancyDocument(const std::string& town, const std::vector<FacilityNow>& facilities,
                               const Now& now) {
    const auto totals = totalsOf(facilities);
    std::string night;
    json::array list;
    for (const auto& facility : facilities) {
        night = std::max(night, facility.view.night);
        list.push_back(facilityDocument(facility, now.ms));
    }
    return {{"generated_at", api::formatTime(now.wallMs())},
            {"town", town},
            {"night", night},
            {"simulated", now.simulated},
            {"totals",
             {{"free_beds", totals.freeBeds},
              {"women", totals.women},
              {"men", totals.men},
              {"any", totals.any},
              {"accessible", totals.accessible},
              {"family", totals.family},
              {"held", totals.held},
              {"extra", totals.extra},
              {"turned_away", totals.turnedAway},
              {"seats", totals.seats},
              {"by_decision", totals.byDecision},
              {"stale", {{"free", totals.stale}, {"facilities", totals.staleFacilities}}}}},
            {"facilities", std::move(list)}};
}

api::TownPlaces townPlacesOf(const std::vector<FacilityNow>& facilities, std::int64_t issuedMs) {
    api::TownPlaces town;
    town.issuedMs = issuedMs;
    for (const auto& facility : facilities) {
        const auto& told = facility.view.facility;
        const bool shown = told.kind == "night_shelter" || told.kind == "warming_room";
        if (!shown || !facility.ageMs) continue;
        town.places.push_back({.facilityId = told.id,
                               .name = told.name,
                               .kind = told.kind,
                               .address = told.address,
                               .hours = told.hours,
                               .position = told.position,
                               .segments = facility.view.segments,
                               .ageMs = *facility.ageMs});
    }
    return town;
}

}  // namespace ostoja::office
