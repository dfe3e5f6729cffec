// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/tonight/figures.h"

#include <algorithm>
#include <map>

namespace ostoja::station {

namespace {

using Taken = store::BedTonight::Taken;

bool isFree(const store::BedTonight& bed) {
    return bed.inUse() && bed.taken == Taken::free;
}

bool isSomebodys(const store::BedTonight& bed) {
    return bed.taken == Taken::here || bed.taken == Taken::away;
}

char windowOf(const store::BedTonight& bed) {
    if (isSomebodys(bed)) return bed.extra ? 'e' : 'o';
    if (bed.taken == Taken::held) return 'h';
    return bed.inUse() ? 'f' : 'x';
}

const char* stateOf(const store::BedTonight& bed) {
    if (bed.taken == Taken::away) return "away";
    if (bed.taken == Taken::here) return "occupied";
    if (bed.condition == store::BedTonight::Condition::cleaning) return "cleaning";
    if (!bed.inUse()) return "out_of_service";
    return bed.taken == Taken::held ? "held" : "free";
}

/// A bed that is there only in winter is no place of the house without a winter action, unless somebody still
/// lies in it.
bool isThere(const store::BedTonight& bed) {
    return !bed.off || bed.taken != Taken::free;
}

/// People may come although every seat is taken: nobody is sent away from a day facility for a figure's sake.
std::int64_t freeSeats(const store::Facility& facility, const store::House& house) {
    return std::max<std::int64_t>(0, facility.seats - house.visits);
}

}  // namespace

std::string windowsOf(const store::Facility& facility, const store::House& house) {
    std::string windows;
    if (facility.hasBeds()) {
        for (const auto& bed : house.beds) {
            if (isThere(bed)) windows += windowOf(bed);
        }
        return windows;
    }
    const auto free = freeSeats(facility, house);
    windows.append(static_cast<std::size_t>(facility.seats - free), 'o');
    windows.append(static_cast<std::size_t>(free), 'f');
    return windows;
}

api::HousePlaces placesOf(const store::Facility& facility, const store::House& house) {
    api::HousePlaces places;
    places.windows = windowsOf(facility, house);
    places.total = static_cast<std::int64_t>(places.windows.size());
    places.free = std::count(places.windows.begin(), places.windows.end(), 'f');
    for (const auto& bed : house.beds) {
        if (!isFree(bed)) continue;
        if (bed.segment == "women") ++places.freeWomen;
        if (bed.segment == "men") ++places.freeMen;
        // A family's room, or one for a wheelchair, is not for whoever comes.
        if (bed.segment == "any") ++places.freeAny;
    }
    return places;
}

std::vector<api::Segment> segmentsOf(const store::Facility& facility, const store::House& house) {
    std::map<std::string, api::Segment> byName;
    for (const auto& bed : house.beds) {
        if (!isThere(bed)) continue;
        auto& segment = byName[bed.segment];
        ++(bed.extra ? segment.extra : segment.registered);
        if (isSomebodys(bed)) {
            ++segment.occupied;
        } else if (bed.taken == Taken::held) {
            ++segment.held;
        } else if (!bed.inUse()) {
            ++segment.outOfService;
        }
    }
    if (!facility.hasBeds()) {
        auto& seats = byName[facility.seatSegment()];
        seats.registered = facility.seats;
        seats.occupied = house.visits;
    }
    // Of whom somebody was turned away the house may have no room.
    for (const auto& [name, times] : house.turnedAway) {
        if (times > 0) byName.try_emplace(name);
    }
    std::vector<api::Segment> segments;
    for (auto& [name, segment] : byName) {
        segment.name = name;
        if (const auto away = house.turnedAway.find(name); away != house.turnedAway.end()) {
            segment.turnedAway = away->second;
        }
        segment.actual = segment.registered - segment.outOfService + segment.extra;
        segment.free = std::max<std::int64_t>(0, segment.actual - segment.occupied - segment.held);
        segment.accepting = !house.night.empty();
        segments.push_back(std::move(segment));
    }
    return segments;
}

std::vector<store::PlacesOfNight> placesAtNightsEnd(const store::Facility& facility,
                                                    const store::House& house) {
    std::vector<store::PlacesOfNight> places;
    for (const auto& segment : segmentsOf(facility, house)) {
        if (segment.registered + segment.extra == 0) continue;
        places.push_back({.night = house.night,
                          .segment = segment.name,
                          .registered = segment.registered,
                          .outOfService = segment.outOfService,
                          .extra = segment.extra,
                          .occupied = segment.occupied});
    }
    return places;
}

api::Snapshot snapshotOf(const store::Facility& facility, const store::House& house) {
    api::Snapshot snapshot;
    snapshot.station = facility.stationId;
    snapshot.epoch = facility.epoch;
    snapshot.takenAt = house.sequence;
    snapshot.night = house.night;
    snapshot.facilityId = facility.id;
    snapshot.facilityName = facility.name;
    snapshot.facilityKind = facility.kind;
    snapshot.address = facility.address;
    snapshot.hours = facility.hours;
    if (facility.position) snapshot.position = {facility.position->latitude, facility.position->longitude};
    snapshot.windows = windowsOf(facility, house);
    snapshot.segments = segmentsOf(facility, house);
    return snapshot;
}

std::vector<api::BedRow> bedRowsOf(const store::House& house) {
    std::vector<api::BedRow> rows;
    rows.reserve(house.beds.size());
    for (const auto& bed : house.beds) {
        if (!isThere(bed)) continue;
        rows.push_back({.id = bed.id,
                        .number = bed.number,
                        .room = bed.room,
                        .segment = bed.segment,
                        .state = stateOf(bed)});
    }
    return rows;
}

}  // namespace ostoja::station
