// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/applicant.h"
#include "domain/position.h"

namespace ostoja::domain {

/// Free places of one kind in a house of the town.
struct FreePlaces {
    std::string segment;  ///< a Segment's name, or "seats"
    std::int64_t free = 0;
    bool accepting = false;
};

/// Another house of the town, as the office last told of it.
struct OtherHouse {
    std::string id;
    std::string name;
    std::string address;
    std::string kind;  ///< a Form's name; one that this version doesn't know admits nobody
    std::vector<FreePlaces> places;
    std::int64_t ageMs = 0;  ///< of the figures, now
    std::optional<Position> position;
};

struct NearestPlace {
    std::size_t house = 0;               ///< index into the town
    std::optional<std::int64_t> metres;  ///< where both positions are known

    bool operator==(const NearestPlace&) const = default;
};

/// Where these people, whom the house `own` has no place for, can go tonight. The first of:
/// 1. a night shelter with a bed for each of them, free to anybody without a decision or an interview
///    (art. 48a ust. 8, art. 106 ust. 2 ustawy o pomocy społecznej); nobody whom a carer saw intoxicated
///    (art. 48a ust. 6),
/// 2. a warming room with a seat for each (art. 48a ust. 4), which asks nobody to be sober;
/// and of those the nearest, else the first of the town. Nothing that needs a decision, by no figures older
/// than a quarter of an hour. Who uses a wheelchair is shown to accessible beds only; whether a house takes
/// a dog or has a lower bunk the town's figures don't tell. A minor who comes without an adult is shown
/// nowhere: that is for a carer to see to.
std::optional<NearestPlace> nearestPlace(std::span<const Applicant> party, std::span<const OtherHouse> town,
                                         const std::string& own, const std::optional<Position>& from);

}  // namespace ostoja::domain
