// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/absences.h"

#include "station/store/board_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

std::vector<Absence> Absences::of(const std::string& person) const {
    std::vector<Absence> absences;
    auto row = connection_.query(sql::absencesOf, person);
    while (row.next()) {
        absences.push_back({.id = row.text(0), .person = person, .from = row.text(1), .until = row.text(2)});
    }
    return absences;
}

void Absences::begin(const Absence& absence, std::int64_t sequence) {
    connection_.query(sql::insertAbsence, absence.id, absence.person, absence.from, absence.until, sequence)
        .run();
}

void Absences::end(const std::string& absence, std::int64_t sequence) {
    exactlyOne(connection_.query(sql::endAbsence, absence, sequence).run(), "taking back an absence");
}

}  // namespace ostoja::station::store
