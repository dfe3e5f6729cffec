// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "domain/beds.h"

namespace ostoja::station::store {

/// The facility and the station that serves it; fixed for as long as the station runs.
struct Facility {
    std::string stationId;
    std::string epoch;
    std::int64_t epochNumber = 0;
    std::string id;
    std::string name;
    std::string kind;
    std::string address;
    std::string hours;
    std::string rule;
    std::string readerSide;
    std::int64_t seats = 0;

    bool hasBeds() const { return kind == "night_shelter"; }
    /// What a place of a day facility is called in figures: "cabins", "seats".
    std::string seatSegment() const { return kind == "bathhouse" ? "cabins" : "seats"; }
};

/// Whom a card belongs to, as a tap needs it.
struct Resident {
    std::string id;
    std::string greeting;
    /// Nothing: not told yet.
    std::optional<domain::Sex> sex;
    bool isProtected = false;
};

/// A person's stay tonight, not ended.
struct Stay {
    std::string id;
    std::string bed;
    bool away = false;
};

/// A stay as the closing of a night needs it.
struct StayToEnd {
    std::string id;
    std::string bed;
    std::string segment;
};

struct PlacedBed {
    api::BedPlace place;
    std::string segment;
};

struct BedTonight {
    enum class Taken { free, here, away };

    std::string id;
    std::string number;
    std::string room;
    std::string segment;
    bool inUse = true;
    Taken taken = Taken::free;
};

/// What is true in the house at one number of the journal. Counts and states, no persons.
struct House {
    std::int64_t sequence = 0;
    /// "2026-11-22", empty before the first one.
    std::string night;
    /// In the order of the house.
    std::vector<BedTonight> beds;
    /// Visits of a day facility that have begun and not ended.
    std::int64_t visits = 0;
    /// Tonight, by segment.
    std::map<std::string, std::int64_t> turnedAway;
};

/// Somebody who has a bed tonight.
struct Sleeper {
    std::string person;
    std::string bed;   ///< number on its plate
    std::string room;  ///< number on the door
    std::int64_t sinceMs = 0;
};

struct RecordedTap {
    std::string terminal;
    std::string outcome;
    std::int64_t sequence = 0;
};

/// The town's places as the office signed them, and the moment of their arrival by both clocks.
struct Town {
    std::string places;
    std::string signature;
    std::int64_t issuedMs = 0;
    std::int64_t arrivedMs = 0;
    std::string arrivedBoot;
    std::int64_t arrivedMonotonicMs = 0;
};

}  // namespace ostoja::station::store
