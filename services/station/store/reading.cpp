// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/reading.h"

#include <sqlite3.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "station/store/night_statements.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

BedTonight::Taken takenFromText(const std::string& state) {
    if (state == "here") return BedTonight::Taken::here;
    return state == "away" ? BedTonight::Taken::away : BedTonight::Taken::held;
}

RulesOfHouse readRules(sqlite::Connection& connection) {
    RulesOfHouse rules;
    auto row = connection.query(sql::rules);
    if (!row.next()) throw SQLite::Exception("no house rules stand in it", SQLITE_CORRUPT);
    rules.tap = row.text(0);
    rules.cutOff = row.numberOrNothing(1);
    rules.onlyFor = row.text(2);
    rules.minors = row.number(3) != 0;
    rules.selfCare = row.number(4) != 0;
    rules.arrivalMinutes = row.number(5);
    rules.holdMinutes = row.number(6);
    rules.frostFrom = row.text(7);
    rules.frostUntil = row.text(8);
    rules.cleaningAfterStay = row.number(9) != 0;
    auto season = connection.query(sql::seasons);
    while (season.next()) {
        rules.opening.push_back({.from = season.text(0),
                                 .until = season.text(1),
                                 .opens = season.number(2),
                                 .closes = season.number(3)});
    }
    return rules;
}

/// Of the beds that are there only in winter: those in use first, then free ones in the order of the house,
/// as many as the action asks for. One that can't be slept in is none of them.
void switchExtraBeds(House& house) {
    const auto isGiven = [](const BedTonight& bed) {
        return bed.extra && bed.taken != BedTonight::Taken::free;
    };
    auto left = (house.winter ? house.winter->extra : 0) -
                std::count_if(house.beds.begin(), house.beds.end(), isGiven);
    for (auto& bed : house.beds) {
        if (!bed.extra || isGiven(bed)) continue;
        bed.off = bed.condition != BedTonight::Condition::inUse || left-- <= 0;
    }
}

void readConditions(sqlite::Connection& connection,
                    const std::unordered_map<std::string_view, BedTonight*>& byId) {
    auto row = connection.query(sql::bedsNotInUse);
    while (row.next()) {
        byId.at(row.text(0))->condition =
            row.text(1) == "cleaning" ? BedTonight::Condition::cleaning : BedTonight::Condition::outOfService;
    }
}

/// All of a house but its beds.
House readCounts(sqlite::Connection& connection, const Facility& facility) {
    House house;
    if (auto last = connection.query(sql::lastEntry, facility.epochNumber); last.next()) {
        house.sequence = last.number(0);
    }
    if (auto night = connection.query(sql::openNight); night.next()) house.night = night.text(0);
    if (auto visits = connection.query(sql::countOpenVisits); visits.next()) house.visits = visits.number(0);
    if (auto waiting = connection.query(sql::countArrivals); waiting.next())
        house.arrivals = waiting.number(0);
    if (auto alert = connection.query(sql::newestAlert); alert.next()) house.newestAlert = alert.number(0);
    house.winter = readWinterAction(connection);
    auto turnedAway = connection.query(sql::turnedAway, house.night);
    while (turnedAway.next()) house.turnedAway[turnedAway.text(0)] = turnedAway.number(1);
    return house;
}

/// Which beds are somebody's, whoever it is.
std::vector<BedTaken> readTakenBeds(sqlite::Connection& connection, const std::string& night) {
    std::vector<BedTaken> taken;
    auto bed = connection.query(sql::takenBeds, night);
    while (bed.next())
        taken.push_back(
            {.bed = bed.text(0), .taken = takenFromText(bed.text(1)), .person = {}, .household = {}});
    return taken;
}

std::vector<BedTaken> readWhoHasBeds(sqlite::Connection& connection, const std::string& night) {
    std::vector<BedTaken> taken;
    auto stay = connection.query(sql::whoHasBeds, night);
    while (stay.next()) {
        taken.push_back({.bed = stay.text(0),
                         .taken = takenFromText(stay.text(1)),
                         .person = stay.text(2),
                         .household = stay.text(3)});
    }
    auto hold = connection.query(sql::forWhomBedsAreHeld);
    while (hold.next()) {
        taken.push_back({.bed = hold.text(0),
                         .taken = BedTonight::Taken::held,
                         .person = hold.text(1),
                         .household = hold.text(2),
                         .theirs = false});
    }
    return taken;
}

House withBeds(sqlite::Connection& connection, House house, std::vector<BedTonight> beds,
               const std::vector<BedTaken>& taken) {
    house.beds = std::move(beds);
    std::unordered_map<std::string_view, BedTonight*> byId;
    for (auto& bed : house.beds) byId.emplace(bed.id, &bed);
    readConditions(connection, byId);
    for (const auto& each : taken) {
        const auto bed = byId.find(each.bed);
        if (bed == byId.end())
            throw SQLite::Exception("somebody sleeps in no bed of the house", SQLITE_CORRUPT);
        bed->second->taken = each.taken;
    }
    switchExtraBeds(house);
    return house;
}

}  // namespace

JournalOf readJournalOf(sqlite::Connection& connection) {
    auto station = connection.query(sql::station);
    if (!station.next()) throw SQLite::Exception("no station stands in it", SQLITE_CORRUPT);
    return {station.text(0), station.text(1), station.number(2)};
}

Facility readFacility(sqlite::Connection& connection) {
    Facility facility;
    const auto journal = readJournalOf(connection);
    auto row = connection.query(sql::facility);
    if (!row.next()) throw SQLite::Exception("no facility stands in it", SQLITE_CORRUPT);
    facility.stationId = journal.station;
    facility.epoch = journal.epoch;
    facility.epochNumber = journal.epochNumber;
    facility.id = row.text(0);
    facility.name = row.text(1);
    facility.kind = row.text(2);
    facility.address = row.text(3);
    facility.hours = row.text(4);
    facility.readerSide = row.text(5);
    facility.seats = row.number(6);
    facility.demo = row.number(7) != 0;
    if (const auto latitude = row.numberOrNothing(8))
        facility.position = domain::Position{.latitude = *latitude, .longitude = row.number(9)};
    facility.rules = readRules(connection);
    return facility;
}

std::vector<BedTonight> readBeds(sqlite::Connection& connection) {
    std::unordered_map<std::string, std::vector<std::string>> features;
    auto feature = connection.query(sql::features);
    while (feature.next()) features[feature.text(0)].push_back(feature.text(1));
    std::vector<BedTonight> beds;
    auto bed = connection.query(sql::beds);
    while (bed.next()) {
        beds.push_back({.id = bed.text(0),
                        .number = bed.text(1),
                        .room = bed.text(2),
                        .segment = bed.text(3),
                        .position = bed.text(4),
                        .has = features[bed.text(0)],
                        .extra = bed.number(5) != 0});
    }
    return beds;
}

std::optional<WinterAction> readWinterAction(sqlite::Connection& connection) {
    auto row = connection.query(sql::winterAction);
    if (!row.next()) return std::nullopt;
    return WinterAction{.id = row.text(0),
                        .fromMs = row.number(1),
                        .untilMs = row.number(2),
                        .thresholdC = row.number(3),
                        .extra = row.number(4),
                        .aroundClock = row.number(5) != 0,
                        .approvedBy = row.text(6)};
}

House readHouse(sqlite::Connection& connection, const Facility& facility) {
    return readHouse(connection, facility, readBeds(connection));
}

House readHouse(sqlite::Connection& connection, const Facility& facility, std::vector<BedTonight> beds) {
    auto house = readCounts(connection, facility);
    const auto taken = readTakenBeds(connection, house.night);
    return withBeds(connection, std::move(house), std::move(beds), taken);
}

HouseWithPeople readHouseWithPeople(sqlite::Connection& connection, const Facility& facility,
                                    std::vector<BedTonight> beds) {
    auto house = readCounts(connection, facility);
    auto taken = readWhoHasBeds(connection, house.night);
    house = withBeds(connection, std::move(house), std::move(beds), taken);
    return {std::move(house), std::move(taken)};
}

std::vector<Sleeper> readSleepers(sqlite::Connection& connection, const std::string& night) {
    std::vector<Sleeper> sleepers;
    auto row = connection.query(sql::sleepers, night);
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
