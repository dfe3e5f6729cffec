// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/night_places.h"

#include "station/store/report_statements.h"

namespace ostoja::station::store {

bool NightPlaces::areKnown(const std::string& night) const {
    return connection_.query(sql::placesBetween, night, night).next();
}

void NightPlaces::keep(const PlacesOfNight& places, std::int64_t sequence) {
    connection_
        .query(sql::insertPlaces, places.night, places.segment, places.registered, places.outOfService,
               places.extra, places.occupied, epochNumber_, sequence)
        .run();
}

std::vector<PlacesOfNight> readPlaces(sqlite::Connection& connection, const std::string& from,
                                      const std::string& until) {
    std::vector<PlacesOfNight> places;
    auto row = connection.query(sql::placesBetween, from, until);
    while (row.next()) {
        places.push_back({.night = row.text(0),
                          .segment = row.text(1),
                          .registered = row.number(2),
                          .outOfService = row.number(3),
                          .extra = row.number(4),
                          .occupied = row.number(5)});
    }
    return places;
}

}  // namespace ostoja::station::store
