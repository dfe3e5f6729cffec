// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "error/error.h"
#include "host/clock.h"

namespace ostoja::station::store {

struct BedSetup {
    std::string number;               ///< as on the bed's plate; unique in its room
    std::string position = "single";  ///< "lower", "upper", "single"
    std::string state = "in_use";     ///< "in_use", "out_of_service"
};

struct RoomSetup {
    std::string number;      ///< unique in the house
    std::string segment;     ///< "women", "men", "any"
    std::string colour;      ///< the door's, "#9CC9F2"
    std::string colourName;  ///< "blue": a key of the screens' translations
    std::string sign;        ///< "anchor": a Material Icons name
    /// Steps from the door, each "enter", "left", "right", "straight", "up:2", "down:1", "door:3" or "room".
    std::vector<std::string> way;
    std::vector<BedSetup> beds;
};

struct CardSetup {
    std::string hash;  ///< crypto::cardHash: "v1:" + 64 hex digits
    std::string kind;  ///< "ntag", "classic", "desfire"
};

/// A person in the first plain form: name and greeting stand only in the database's resident table.
struct ResidentSetup {
    /// UUID; empty makes a new one. Never derived from the name: journal and logs may refer to it.
    std::string id;
    std::string name;
    std::string greeting;  ///< as the person wants to be greeted; empty greets without a name
    std::string sex;       ///< "f", "m": decides the rooms
    std::vector<CardSetup> cards;
};

/// One facility as it is when its database is created.
struct FacilitySetup {
    std::string key;  ///< short and readable, "wodna-12"; for operators only
    std::string name;
    std::string kind;  ///< "night_shelter", "bathhouse", "day_centre"
    std::string address;
    std::string hours;  ///< as people read it: "18–8"
    std::string readerSide =
        "right";  ///< where the reader hangs beside the door's screen: "right", "below", "left"
    /// Cabins of a bathhouse, seats of a day centre; 0 where people get beds.
    std::int64_t seats = 0;
    std::vector<RoomSetup> rooms;
    std::vector<ResidentSetup> residents;
};

/// Creates the facility's database with its first journal entries (epoch.opened, facility.described). The
/// file appears under its name only when it is whole and on the disk. `stationId` is the station's UUID, as
/// the office knows it. Errors: "database_exists", "database_in_use", "setup_invalid" (says which value),
/// "storage_failed".
Expected<void> createFacility(const std::string& databasePath, const std::string& stationId,
                              const FacilitySetup& setup, const host::Clock& clock);

}  // namespace ostoja::station::store
