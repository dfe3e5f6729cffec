// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/holds.h"

#include "station/store/board_statements.h"
#include "station/store/night_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

namespace {

using Query = sqlite::Connection::Query;

Hold readHold(const Query& row) {
    return {.id = row.text(0),
            .bed = row.text(1),
            .night = row.text(2),
            .person = row.text(3),
            .untilMs = row.number(4)};
}

std::optional<Hold> readOne(Query row) {
    if (!row.next()) return std::nullopt;
    return readHold(row);
}

}  // namespace

std::vector<Hold> Holds::open() const {
    std::vector<Hold> holds;
    auto row = connection_.query(sql::holds);
    while (row.next()) holds.push_back(readHold(row));
    return holds;
}

std::optional<Hold> Holds::hold(const std::string& id) const {
    return readOne(connection_.query(sql::hold, id));
}

std::optional<Hold> Holds::ofBed(const std::string& bed) const {
    return readOne(connection_.query(sql::holdOfBed, bed));
}

std::optional<Hold> Holds::heldFor(const std::string& person) const {
    return readOne(connection_.query(sql::holdFor, person));
}

bool Holds::waitsAtAdmission(const std::string& person) const {
    auto row = connection_.query(sql::waitsAtAdmission, person);
    return row.next() && row.number(0) != 0;
}

void Holds::begin(const Hold& hold, std::int64_t sequence) {
    connection_
        .query(sql::insertHold, hold.id, hold.bed, hold.night, orNothing(hold.person), hold.untilMs, sequence)
        .run();
}

void Holds::end(const std::string& hold, std::int64_t sequence) {
    exactlyOne(connection_.query(sql::endHold, hold, sequence).run(), "ending a hold");
}

}  // namespace ostoja::station::store
