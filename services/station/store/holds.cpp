// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/holds.h"

#include "station/store/night_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

std::vector<Hold> Holds::open() const {
    std::vector<Hold> holds;
    auto row = connection_.query(sql::holds);
    while (row.next()) {
        holds.push_back({.id = row.text(0),
                         .bed = row.text(1),
                         .night = row.text(2),
                         .person = row.text(3),
                         .untilMs = row.number(4)});
    }
    return holds;
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
