// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/person_tonight.h"

#include "station/store/apart.h"
#include "station/store/board_statements.h"
#include "station/store/stays.h"

namespace ostoja::station::store {

namespace {

std::optional<PersonTonight::Place> readPlace(sqlite::Connection& connection, const std::string& night,
                                              const std::string& person) {
    const Stays stays(connection);
    auto stay = stays.of(night, person);
    if (!stay) return std::nullopt;
    const auto bed = stays.placeOf(stay->bed).place;
    auto began = connection.query(sql::beganStay, stay->id);
    const auto sinceMs = began.next() ? began.number(0) : stay->presenceMs;
    return PersonTonight::Place{
        .stay = std::move(*stay), .bed = bed.number, .room = bed.room.number, .sinceMs = sinceMs};
}

std::string readArrival(sqlite::Connection& connection, const std::string& person) {
    auto row = connection.query(sql::arrivalOf, person);
    return row.next() ? row.text(0) : std::string();
}

}  // namespace

PersonTonight readPersonTonight(sqlite::Connection& connection, const Vault& vault, const std::string& night,
                                const std::string& person) {
    const Terms terms(connection, vault);
    return {.place = readPlace(connection, night, person),
            .arrival = readArrival(connection, person),
            .suspensions = terms.suspensionsOf(person),
            .papers = terms.papersOf(person),
            .absences = Absences(connection).of(person),
            .apart = Apart(connection).of(person)};
}

}  // namespace ostoja::station::store
