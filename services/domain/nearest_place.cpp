// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/nearest_place.h"

#include <algorithm>

#include "domain/bed_fit.h"
#include "domain/house_rules.h"

namespace ostoja::domain {

namespace {

constexpr std::int64_t freshMs = 900'000;

bool isIntoxicated(const Applicant& who) {
    return std::find(who.seen.begin(), who.seen.end(), Ground::intoxicated) != who.seen.end();
}

/// As far as the room's kind alone tells.
bool suits(const Applicant& who, Segment segment) {
    Bed bed;
    bed.segment = segment;
    return isOfTheirWard(bed, who) && (!needs(who, Need::wheelchair) || segment == Segment::accessible);
}

bool haveRoom(const FreePlaces& places, std::span<const Applicant> party) {
    return places.accepting && places.free >= static_cast<std::int64_t>(party.size());
}

bool hasBedsFor(const OtherHouse& house, std::span<const Applicant> party) {
    return std::any_of(house.places.begin(), house.places.end(), [&](const FreePlaces& places) {
        const auto segment = segmentFromName(places.segment);
        if (!segment || !haveRoom(places, party)) return false;
        if (*segment == Segment::family && party.size() == 1) return false;
        return std::all_of(party.begin(), party.end(),
                           [&](const Applicant& who) { return suits(who, *segment); });
    });
}

bool hasSeatsFor(const OtherHouse& house, std::span<const Applicant> party) {
    return std::any_of(house.places.begin(), house.places.end(), [&](const FreePlaces& places) {
        return places.segment == "seats" && haveRoom(places, party);
    });
}

/// A distance that nobody knows is longer than any.
bool isNearer(const NearestPlace& one, const NearestPlace& other) {
    if (!one.metres || !other.metres) return one.metres && !other.metres;
    return *one.metres < *other.metres;
}

template <class Admits>
std::optional<NearestPlace> nearestOf(std::span<const OtherHouse> town, const std::string& own,
                                      const std::optional<Position>& from, Admits admits) {
    std::optional<NearestPlace> nearest;
    for (std::size_t n = 0; n < town.size(); ++n) {
        const auto& house = town[n];
        if (house.id == own || house.ageMs > freshMs || !admits(house)) continue;
        NearestPlace place{.house = n, .metres = std::nullopt};
        if (from && house.position) place.metres = metresBetween(*from, *house.position);
        if (!nearest || isNearer(place, *nearest)) nearest = place;
    }
    return nearest;
}

}  // namespace

std::optional<NearestPlace> nearestPlace(std::span<const Applicant> party, std::span<const OtherHouse> town,
                                         const std::string& own, const std::optional<Position>& from) {
    if (party.empty() || std::all_of(party.begin(), party.end(), isMinor)) return std::nullopt;
    const auto isOf = [](const OtherHouse& house, Form form) { return house.kind == name(form); };
    if (std::none_of(party.begin(), party.end(), isIntoxicated)) {
        const auto beds = nearestOf(town, own, from, [&](const OtherHouse& house) {
            return isOf(house, Form::nightShelter) && hasBedsFor(house, party);
        });
        if (beds) return beds;
    }
    return nearestOf(town, own, from, [&](const OtherHouse& house) {
        return isOf(house, Form::warmingRoom) && hasSeatsFor(house, party);
    });
}

}  // namespace ostoja::domain
