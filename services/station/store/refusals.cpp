// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/refusals.h"

#include "station/store/arrival_statements.h"
#include "station/store/rows.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

Refusal readRefusal(const sqlite::Connection::Query& row) {
    return {.id = row.text(0),
            .night = row.text(1),
            .person = row.text(2),
            .segment = row.text(3),
            .why = row.text(4),
            .frost = row.number(5) != 0,
            .pointsTo = row.text(6),
            .atMs = row.number(7),
            .outcome = row.text(8)};
}

}  // namespace

void Refusals::begin(const Refusal& refusal, const EntryAt& entry) {
    connection_
        .query(sql::insertRefusal, refusal.id, refusal.night, orNothing(refusal.person), refusal.segment,
               refusal.why, refusal.frost ? 1 : 0, refusal.pointsTo, entry.sequence, entry.wallMs)
        .run();
    connection_.query(sql::countTurnedAway, refusal.night, refusal.segment).run();
}

std::optional<Refusal> Refusals::refusal(const std::string& id) const {
    auto row = connection_.query(sql::refusal, id);
    if (!row.next()) return std::nullopt;
    return readRefusal(row);
}

std::optional<Refusal> Refusals::byCarer(const std::string& night, const std::string& person) const {
    auto row = connection_.query(sql::refusalByCarer, night, person);
    if (!row.next()) return std::nullopt;
    return readRefusal(row);
}

std::string Refusals::tonights(const std::string& night, const std::string& person,
                               const std::string& why) const {
    auto row = connection_.query(sql::refusalOfTonight, night, person, why);
    return row.next() ? row.text(0) : std::string();
}

std::vector<std::string> Refusals::withOutcome(const std::string& night, const std::string& person,
                                               const std::string& outcome) const {
    std::vector<std::string> found;
    auto row = connection_.query(sql::refusalsWithOutcome, night, person, outcome);
    while (row.next()) found.push_back(row.text(0));
    return found;
}

void Refusals::settle(const std::string& refusal, const std::string& outcome, std::int64_t sequence) {
    std::optional<std::int64_t> at;
    if (!outcome.empty()) at.emplace(sequence);
    exactlyOne(connection_.query(sql::settleRefusal, refusal, orNothing(outcome), at).run(),
               "what became of somebody");
}

void Refusals::takeBack(const Refusal& refusal) {
    exactlyOne(connection_.query(sql::deleteRefusal, refusal.id).run(), "taking a refusal back");
    if (connection_.query(sql::countTurnedAwayNoMore, refusal.night, refusal.segment).run() == 0)
        connection_.query(sql::forgetTurnedAway, refusal.night, refusal.segment).run();
}

}  // namespace ostoja::station::store
