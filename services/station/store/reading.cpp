// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/reading.h"

#include <sqlite3.h>

#include <string_view>
#include <unordered_map>
#include <utility>

#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

BedTonight::Taken takenFromText(const std::string& state) {
    if (state == "here") return BedTonight::Taken::here;
    if (state == "away") return BedTonight::Taken::away;
    return BedTonight::Taken::free;
}

/// All of a house but its beds.
House readCounts(sqlite::Connection& connection, const Facility& facility) {
    House house;
    if (auto last = connection.query(sql::lastEntry, facility.epochNumber); last.next()) {
        house.sequence = last.number(0);
    }
    if (auto night = connection.query(sql::openNight); night.next()) house.night = night.text(0);
    if (auto visits = connection.query(sql::countOpenVisits); visits.next()) house.visits = visits.number(0);
    auto turnedAway = connection.query(sql::turnedAway, house.night);
    while (turnedAway.next()) house.turnedAway[turnedAway.text(0)] = turnedAway.number(1);
    return house;
}

}  // namespace

Facility readFacility(sqlite::Connection& connection) {
    Facility facility;
    auto station = connection.query(sql::station);
    auto row = connection.query(sql::facility);
    if (!station.next() || !row.next()) throw SQLite::Exception("no facility stands in it", SQLITE_CORRUPT);
    facility.stationId = station.text(0);
    facility.epoch = station.text(1);
    facility.epochNumber = station.number(2);
    facility.id = row.text(0);
    facility.name = row.text(1);
    facility.kind = row.text(2);
    facility.address = row.text(3);
    facility.hours = row.text(4);
    facility.rule = row.text(5);
    facility.readerSide = row.text(6);
    facility.seats = row.number(7);
    return facility;
}

std::vector<BedTonight> readBeds(sqlite::Connection& connection, const std::string& night) {
    std::vector<BedTonight> beds;
    auto bed = connection.query(sql::bedsOfNight, night);
    while (bed.next()) {
        beds.push_back({.id = bed.text(0),
                        .number = bed.text(1),
                        .room = bed.text(2),
                        .segment = bed.text(3),
                        .inUse = bed.text(4) == "in_use",
                        .taken = takenFromText(bed.text(5))});
    }
    return beds;
}

House readHouse(sqlite::Connection& connection, const Facility& facility) {
    auto house = readCounts(connection, facility);
    house.beds = readBeds(connection, house.night);
    return house;
}

House readHouse(sqlite::Connection& connection, const Facility& facility, std::vector<BedTonight> beds) {
    auto house = readCounts(connection, facility);
    house.beds = std::move(beds);
    std::unordered_map<std::string_view, BedTonight*> byId;
    for (auto& bed : house.beds) byId.emplace(bed.id, &bed);
    auto stay = connection.query(sql::takenBeds, house.night);
    while (stay.next()) {
        const auto bed = byId.find(stay.text(0));
        if (bed == byId.end())
            throw SQLite::Exception("somebody sleeps in no bed of the house", SQLITE_CORRUPT);
        bed->second->taken = takenFromText(stay.text(1));
    }
    return house;
}

std::vector<Sleeper> readSleepers(sqlite::Connection& connection, const Facility& facility,
                                  const std::string& night) {
    std::vector<Sleeper> sleepers;
    auto row = connection.query(sql::sleepers, night, facility.epochNumber);
    while (row.next()) {
        sleepers.push_back(
            {.person = row.text(0), .bed = row.text(1), .room = row.text(2), .sinceMs = row.number(3)});
    }
    return sleepers;
}

std::optional<Town> readTown(sqlite::Connection& connection) {
    auto row = connection.query(sql::town);
    if (!row.next()) return std::nullopt;
    return Town{.places = row.text(0),
                .signature = row.text(1),
                .issuedMs = row.number(2),
                .arrivedMs = row.number(3),
                .arrivedBoot = row.text(4),
                .arrivedMonotonicMs = row.number(5)};
}

}  // namespace ostoja::station::store
