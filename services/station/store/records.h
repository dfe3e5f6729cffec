// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "domain/beds.h"
#include "domain/position.h"

namespace ostoja::station::store {

/// From one day of the year to another, both inclusive: "10-01" to "03-31" runs over New Year. Minutes of the
/// local day; what closes before it opens runs over midnight.
struct Season {
    std::string from;
    std::string until;
    std::int64_t opens = 0;
    std::int64_t closes = 0;
};

/// What this house asks of whoever comes, and when.
struct RulesOfHouse {
    std::string tap = "arrives";  ///< "arrives", "admits"
    std::optional<std::int64_t> cutOff;
    std::string onlyFor;  ///< "f", "m"; empty: for anybody
    bool minors = true;
    bool selfCare = false;
    /// A bed that somebody has slept in is cleaned before the next has it.
    bool cleaningAfterStay = false;
    std::int64_t arrivalMinutes = 20;
    std::int64_t holdMinutes = 90;
    std::string frostFrom = "11-01";
    std::string frostUntil = "03-31";
    /// None: round the clock.
    std::vector<Season> opening;
};

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
    std::string readerSide;
    std::int64_t seats = 0;
    /// Set up for a demonstration: time may be made up in it.
    bool demo = false;
    std::optional<domain::Position> position;
    RulesOfHouse rules;

    bool hasBeds() const { return kind == "night_shelter" || kind == "shelter"; }
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

/// A stay that has not ended.
struct Stay {
    enum class State {
        held,  ///< an arrival's, until a carer says
        here,
        away,
    };

    std::string id;
    std::string night;
    std::string person;
    std::string bed;
    std::string segment;
    State state = State::here;
    std::string presence;  ///< "tapped", "round", "assumed"
    std::int64_t presenceMs = 0;
    /// An exception from the closing.
    bool kept = false;
    /// The winter action under which it began; empty: none.
    std::string winter;
    std::vector<std::string> whyBed;
    /// It went over from the night before.
    bool carried = false;
    std::int64_t beganMs = 0;

    /// Nobody has seen them since they went over.
    bool isUnseen() const { return carried && presence == "assumed"; }
};

/// A stay that begins.
struct StayBegun {
    std::string id;
    std::string night;
    std::string person;
    std::string bed;
    bool held = false;
    std::string presence = "tapped";
    std::string winter;
    std::vector<std::string> whyBed;
    /// It goes over from the night before: nobody came.
    bool carried = false;
};

struct PlacedBed {
    api::BedPlace place;
    std::string segment;
};

struct BedTonight {
    enum class Condition { inUse, cleaning, outOfService };
    enum class Taken { free, held, here, away };

    std::string id;
    std::string number;
    std::string room;
    std::string segment;
    std::string position;
    std::vector<std::string> has;
    /// There only while a winter action needs it, and off without one.
    bool extra = false;
    bool off = false;
    Condition condition = Condition::inUse;
    Taken taken = Taken::free;

    bool inUse() const { return condition == Condition::inUse && !off; }
};

/// Who has a bed tonight, or for whom it is held.
struct BedTaken {
    std::string bed;
    BedTonight::Taken taken = BedTonight::Taken::held;
    /// Empty: held for whoever comes.
    std::string person;
    std::string household;
    /// By an arrival or a stay, rather than a hold.
    bool theirs = true;
};

struct WinterAction {
    std::string id;
    std::int64_t fromMs = 0;
    std::int64_t untilMs = 0;
    std::int64_t thresholdC = 0;
    /// Of the house's extra beds, how many.
    std::int64_t extra = 0;
    bool aroundClock = false;
    std::string approvedBy;  ///< "director", "city_office", "voivode", "crisis_staff"
};

/// Somebody who waits for a carer's word.
struct Arrival {
    std::string id;
    std::string night;
    std::string person;
    std::string terminal;
    std::string tap;
    std::vector<std::string> grounds;
    /// Empty: no bed is held.
    std::string stay;
    std::string party;
    std::int64_t openedMs = 0;
    std::int64_t untilMs = 0;
};

/// A bed kept until a time.
struct Hold {
    std::string id;
    std::string bed;
    std::string night;
    /// Empty: for whoever comes.
    std::string person;
    std::int64_t untilMs = 0;
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
    /// Those who wait for a carer's word.
    std::int64_t arrivals = 0;
    /// Another number whenever something is told to staff anew; 0 while there is nothing to tell.
    std::int64_t newestAlert = 0;
    std::optional<WinterAction> winter;
    /// Tonight, by segment.
    std::map<std::string, std::int64_t> turnedAway;
};

struct HouseWithPeople {
    House house;
    std::vector<BedTaken> taken;
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
