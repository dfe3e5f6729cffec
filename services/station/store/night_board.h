// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/records.h"
#include "station/store/refusals.h"

namespace ostoja::station::store {

struct RoomOfHouse {
    std::string number;
    std::string segment;
    std::string colour;
    std::string colourName;
    std::string sign;
};

struct StayOnBoard {
    std::string id;
    std::string person;
    std::string bed;
    Stay::State state = Stay::State::here;
    std::string presence;
    bool kept = false;
    /// It went over from the night before.
    bool carried = false;
    std::vector<std::string> whyBed;
    std::int64_t sinceMs = 0;
    /// When the person last showed the card or was seen, in whichever night.
    std::int64_t seenMs = 0;
    /// They were kept from the closing of the night before, and went over into this one.
    bool wasKept = false;
};

/// Somebody who waits, and what is told of them beside the arrival's grounds.
struct ArrivalOnBoard {
    Arrival arrival;
    /// A carer's of this night.
    std::optional<Refusal> refused;
    /// Who sleeps in the house and isn't to share a room with them.
    std::vector<std::string> apartHere;
};

/// A refusal in frost whose end nobody has recorded.
struct RefusalOnBoard {
    std::string id;
    std::string person;  ///< empty: nobody knows who
    /// Of somebody who was erased since, and may have been protected.
    bool isErased = false;
    std::string why;
    std::string pointsTo;
    std::int64_t atMs = 0;
};

/// What staff see of the night at one number of the journal: who is where, who waits, what is held.
struct NightBoard {
    House house;
    /// In the order of the house.
    std::vector<RoomOfHouse> rooms;
    std::vector<StayOnBoard> stays;
    /// The oldest first.
    std::vector<ArrivalOnBoard> arrivals;
    std::vector<Hold> holds;
    std::vector<RefusalOnBoard> refusals;
    /// When people came in this night, UTC in milliseconds, in no order.
    std::vector<std::int64_t> comings;
};

/// Read inside one transaction, or nothing holds its parts together. Inside the store only; throws what
/// SQLite throws.
NightBoard readNightBoard(sqlite::Connection& connection, const Facility& facility);
std::vector<std::int64_t> readComings(sqlite::Connection& connection, const std::string& night);
bool readIsNightKnown(sqlite::Connection& connection, const std::string& night);

}  // namespace ostoja::station::store
