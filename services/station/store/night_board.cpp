// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/night_board.h"

#include <utility>

#include "station/store/board_statements.h"
#include "station/store/holds.h"
#include "station/store/reading.h"
#include "station/store/rows.h"
#include "station/store/stays.h"

namespace ostoja::station::store {

namespace {

std::vector<RoomOfHouse> readRooms(sqlite::Connection& connection) {
    std::vector<RoomOfHouse> rooms;
    auto row = connection.query(sql::roomsOfHouse);
    while (row.next()) {
        rooms.push_back({.number = row.text(0),
                         .segment = row.text(1),
                         .colour = row.text(2),
                         .colourName = row.text(3),
                         .sign = row.text(4)});
    }
    return rooms;
}

std::vector<StayOnBoard> readStays(sqlite::Connection& connection, const std::string& night) {
    std::vector<StayOnBoard> stays;
    auto row = connection.query(sql::boardStays, night);
    while (row.next()) {
        stays.push_back({.id = row.text(0),
                         .person = row.text(1),
                         .bed = row.text(2),
                         .state = wordOf(stayStateFromName(row.text(3))),
                         .presence = row.text(4),
                         .kept = row.number(5) != 0,
                         .carried = row.number(9) != 0,
                         .whyBed = splitWords(row.text(6)),
                         .sinceMs = row.number(7),
                         .seenMs = row.number(8),
                         .wasKept = row.number(10) != 0});
    }
    return stays;
}

std::vector<ArrivalOnBoard> readArrivals(sqlite::Connection& connection, const std::string& night) {
    std::vector<ArrivalOnBoard> arrivals;
    const Refusals refusals(connection);
    auto row = connection.query(sql::boardArrivals);
    while (row.next()) {
        Arrival arrival{.id = row.text(0),
                        .night = night,
                        .person = row.text(1),
                        .terminal = row.text(2),
                        .tap = {},
                        .grounds = splitWords(row.text(3)),
                        .stay = row.text(4),
                        .party = row.text(5),
                        .openedMs = row.number(6),
                        .untilMs = row.number(7)};
        auto refused = refusals.byCarer(night, arrival.person);
        arrivals.push_back({.arrival = std::move(arrival), .refused = std::move(refused), .apartHere = {}});
    }
    auto apart = connection.query(sql::boardApart);
    while (apart.next()) {
        for (auto& each : arrivals) {
            if (each.arrival.id == apart.text(0)) each.apartHere.push_back(apart.text(1));
        }
    }
    return arrivals;
}

std::vector<RefusalOnBoard> readRefusals(sqlite::Connection& connection) {
    std::vector<RefusalOnBoard> refusals;
    auto row = connection.query(sql::boardRefusals);
    while (row.next()) {
        refusals.push_back({.id = row.text(0),
                            .person = row.text(1),
                            .isErased = row.number(5) != 0,
                            .why = row.text(2),
                            .pointsTo = row.text(3),
                            .atMs = row.number(4)});
    }
    return refusals;
}

}  // namespace

NightBoard readNightBoard(sqlite::Connection& connection, const Facility& facility) {
    NightBoard board;
    board.house = readHouse(connection, facility);
    board.rooms = readRooms(connection);
    board.stays = readStays(connection, board.house.night);
    board.arrivals = readArrivals(connection, board.house.night);
    board.holds = Holds(connection).open();
    board.refusals = readRefusals(connection);
    board.comings = readComings(connection, board.house.night);
    return board;
}

std::vector<std::int64_t> readComings(sqlite::Connection& connection, const std::string& night) {
    std::vector<std::int64_t> comings;
    auto row = connection.query(sql::comings, night);
    while (row.next()) comings.push_back(row.number(0));
    return comings;
}

bool readIsNightKnown(sqlite::Connection& connection, const std::string& night) {
    auto row = connection.query(sql::isNightKnown, night);
    return row.next() && row.number(0) != 0;
}

}  // namespace ostoja::station::store
