// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/terms.h"

#include <sqlite3.h>

#include "station/store/arrival_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

namespace {

using Query = sqlite::Connection::Query;

std::string placeOfReason(const std::string& suspension) {
    return "suspension:" + suspension + ":reason";
}

SuspensionKept readSuspension(const Query& row, const Vault& vault) {
    SuspensionKept kept{.id = row.text(0),
                        .person = row.text(1),
                        .days = {.from = row.text(2), .until = row.text(3)},
                        .reason = {},
                        .lifted = !row.isNull(4)};
    const auto key = vault.unwrap(kept.person, row.text(5));
    kept.reason = opened(crypto::openField(key, placeOfReason(kept.id), row.text(6)));
    return kept;
}

PaperKept readPaper(const Query& row) {
    return {.id = row.text(0),
            .person = row.text(1),
            .paper = {.kind = wordOf(domain::paperKindFromName(row.text(2))),
                      .from = row.text(3),
                      .until = row.text(4)},
            .ended = !row.isNull(5)};
}

}  // namespace

void Terms::suspend(const SuspensionKept& suspension, std::int64_t sequence) {
    const auto key = vault_.keyOf(connection_, suspension.person);
    if (!key) throw SQLite::Exception("a person's key is gone", SQLITE_CORRUPT);
    connection_
        .query(sql::insertSuspension, suspension.id, suspension.person, suspension.days.from,
               suspension.days.until,
               sqlite::Bytes{crypto::sealField(*key, placeOfReason(suspension.id), suspension.reason)},
               sequence)
        .run();
}

std::optional<SuspensionKept> Terms::suspension(const std::string& id) const {
    auto row = connection_.query(sql::suspension, id);
    if (!row.next()) return std::nullopt;
    return readSuspension(row, vault_);
}

std::vector<SuspensionKept> Terms::suspensionsOf(const std::string& person) const {
    std::vector<SuspensionKept> all;
    auto row = connection_.query(sql::suspensionsOf, person);
    while (row.next()) all.push_back(readSuspension(row, vault_));
    return all;
}

std::optional<domain::Suspension> Terms::suspendedOn(const std::string& person,
                                                     const std::string& day) const {
    auto row = connection_.query(sql::suspensionOn, person, day);
    if (!row.next()) return std::nullopt;
    return domain::Suspension{.from = row.text(0), .until = row.text(1)};
}

void Terms::lift(const std::string& suspension, std::optional<std::int64_t> sequence) {
    exactlyOne(connection_.query(sql::liftSuspension, suspension, sequence).run(), "lifting a suspension");
}

void Terms::forgetSuspension(const std::string& id) {
    exactlyOne(connection_.query(sql::deleteSuspension, id).run(), "taking a suspension back");
}

void Terms::keepPaper(const PaperKept& paper, std::int64_t sequence) {
    connection_
        .query(sql::insertPaper, paper.id, paper.person, std::string(domain::name(paper.paper.kind)),
               paper.paper.from, paper.paper.until, sequence)
        .run();
}

std::optional<PaperKept> Terms::paper(const std::string& id) const {
    auto row = connection_.query(sql::paper, id);
    if (!row.next()) return std::nullopt;
    return readPaper(row);
}

std::vector<PaperKept> Terms::papersOf(const std::string& person) const {
    std::vector<PaperKept> all;
    auto row = connection_.query(sql::papersOf, person);
    while (row.next()) all.push_back(readPaper(row));
    return all;
}

void Terms::endPaper(const std::string& paper, std::optional<std::int64_t> sequence) {
    exactlyOne(connection_.query(sql::endPaper, paper, sequence).run(), "ending a paper");
}

void forgetTermsOf(sqlite::Connection& connection, const std::string& person) {
    for (const auto* statement :
         {sql::deleteSuspensionsOf, sql::deletePapersOf, sql::deleteAbsencesOf, sql::deleteApartOf})
        connection.query(statement, person).run();
}

}  // namespace ostoja::station::store
