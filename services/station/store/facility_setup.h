// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crypto/vault.h"
#include "domain/person.h"
#include "domain/roles.h"
#include "error/error.h"
#include "host/clock.h"
#include "station/store/records.h"

namespace ostoja::station::store {

struct BedSetup {
    std::string number;               ///< as on the bed's plate; unique in its room
    std::string position = "single";  ///< "lower", "upper", "single"
    std::string state = "in_use";     ///< "in_use", "out_of_service"
    /// "near_toilet", "wheelchair", "dog", "quiet"
    std::vector<std::string> has;
    bool extra = false;  ///< there only while a winter action needs it
};

/// Under which a commune pays for nights.
struct ContractSetup {
    std::string name;
    std::string commune;
    std::string from;              ///< "2026-01-01"
    std::string until;             ///< inclusive
    std::int64_t absenceDays = 0;  ///< days of absence in one stay that are paid
};

struct RoomSetup {
    std::string number;      ///< unique in the house
    std::string segment;     ///< "women", "men", "any", "family", "accessible"
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

struct ResidentSetup {
    /// UUID; empty makes a new one. Never derived from the name: journal and logs may refer to it.
    std::string id;
    domain::PersonDetails details;
    std::vector<CardSetup> cards;
    /// A household's key in the setup; empty for none.
    std::string household;
};

struct HouseholdSetup {
    std::string key;  ///< of this setup only
    domain::HouseholdKind kind = domain::HouseholdKind::family;
};

struct StaffSetup {
    /// UUID; empty makes a new one.
    std::string id;
    std::string name;
    domain::Role role = domain::Role::carer;
    /// Both, or neither and a setup code instead.
    std::optional<CardSetup> card;
    std::string pin;
    /// With which a first administrator binds a card and sets a PIN, once.
    std::string setupCode;
};

/// One facility as it is when its database is created.
struct FacilitySetup {
    std::string key;  ///< short and readable, "wodna-12"; for operators only
    std::string name;
    std::string kind;  ///< "night_shelter", "shelter", "warming_room", "bathhouse", "day_centre"
    std::string address;
    std::string hours;  ///< as people read it: "18–8"
    std::string readerSide =
        "right";  ///< where the reader hangs beside the door's screen: "right", "below", "left"
    /// Nothing: whoever is refused here is shown to a place without regard to how far it is.
    std::optional<domain::Position> position;
    /// Only where people get beds.
    RulesOfHouse rules;
    std::vector<ContractSetup> contracts;
    /// Cabins of a bathhouse, seats of a day centre or a warming room; 0 where people get beds.
    std::int64_t seats = 0;
    std::vector<RoomSetup> rooms;
    std::vector<HouseholdSetup> households;
    std::vector<ResidentSetup> residents;
    std::vector<StaffSetup> staff;
};

/// Creates the facility's database, sealed with `key`, with its first journal entries (epoch.opened,
/// facility.described). The file appears under its name only when it is whole and on the disk. `stationId` is
/// the station's UUID, as the office knows it. Errors: "database_exists", "database_in_use", "setup_invalid"
/// (says which value), "storage_failed".
Expected<void> createFacility(const std::string& databasePath, const std::string& stationId,
                              const FacilitySetup& setup, const crypto::MasterKey& key,
                              const host::Clock& clock);

}  // namespace ostoja::station::store
