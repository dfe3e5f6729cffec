// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/arrivals.h"

#include "domain/word_table.h"
#include "station/store/arrival_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

namespace {

using Query = sqlite::Connection::Query;
using End = Arrivals::End;

constexpr domain::WordTable<End, 4> ends = {{{End::admitted, "admitted"},
                                             {End::refused, "refused"},
                                             {End::lapsed, "lapsed"},
                                             {End::withdrawn, "withdrawn"}}};

Arrival readArrival(const Query& row) {
    return {.id = row.text(0),
            .night = row.text(1),
            .person = row.text(2),
            .terminal = row.text(3),
            .tap = row.text(4),
            .grounds = splitWords(row.text(5)),
            .stay = row.text(6),
            .party = row.text(7),
            .openedMs = row.number(8),
            .untilMs = row.number(9)};
}

}  // namespace

void Arrivals::open(const Arrival& arrival, const EntryAt& entry) {
    connection_
        .query(sql::insertArrival, arrival.id, arrival.night, arrival.person, arrival.terminal, arrival.tap,
               joinedWords(arrival.grounds), orNothing(arrival.stay), arrival.party, entry.sequence,
               entry.wallMs, arrival.untilMs)
        .run();
}

std::optional<Arrival> Arrivals::arrival(const std::string& id) const {
    auto row = connection_.query(sql::arrival, id);
    if (!row.next()) return std::nullopt;
    return readArrival(row);
}

std::optional<Arrival> Arrivals::of(const std::string& person) const {
    auto row = connection_.query(sql::arrivalOfPerson, person);
    if (!row.next()) return std::nullopt;
    return readArrival(row);
}

std::vector<Arrival> Arrivals::waiting() const {
    std::vector<Arrival> arrivals;
    auto row = connection_.query(sql::waitingArrivals);
    while (row.next()) arrivals.push_back(readArrival(row));
    return arrivals;
}

void Arrivals::end(const std::string& arrival, End how, std::int64_t sequence) {
    exactlyOne(
        connection_.query(sql::endArrival, arrival, std::string(domain::wordFor(ends, how)), sequence).run(),
        "ending an arrival");
}

void Arrivals::reopen(const Arrival& arrival) {
    exactlyOne(
        connection_.query(sql::reopenArrival, arrival.id, orNothing(arrival.stay), arrival.untilMs).run(),
        "an arrival that waits again");
}

}  // namespace ostoja::station::store
