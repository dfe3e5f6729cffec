// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/journal.h"

#include "api/json_fields.h"
#include "crypto/crypto.h"
#include "crypto/journal_hash.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

constexpr std::int64_t noLimit = -1;

std::string hashOf(const api::JournalEvent& event, std::string_view body) {
    return crypto::journalHash(event.previousHash, api::canonicalHeader(event), body, event.privateHash);
}

/// Everything but the body.
api::JournalEvent eventFromRow(const sqlite::Connection::Query& row, const JournalOf& journal) {
    api::JournalEvent event;
    event.station = journal.station;
    event.epoch = journal.epoch;
    event.sequence = row.number(0);
    event.type = row.text(1);
    event.timeMs = row.number(2);
    event.bootId = row.text(3);
    event.monotonicMs = row.number(4);
    event.synchronised = row.number(5) != 0;
    event.privateHash = row.text(7);
    event.previousHash = row.text(8);
    event.hash = row.text(9);
    return event;
}

/// What the first entry of an epoch follows.
JournalEnd beginningOf(sqlite::Connection& connection, std::int64_t epochNumber) {
    JournalEnd before{.sequence = 0, .hash = std::string(crypto::noPrevious), .believedMs = 0};
    if (epochNumber > 1) before = journalEnd(connection, epochNumber - 1);
    before.sequence = 0;
    return before;
}

}  // namespace

JournalEnd journalEnd(sqlite::Connection& connection, std::int64_t epochNumber) {
    if (auto last = connection.query(sql::lastEntry, epochNumber); last.next()) {
        return {.sequence = last.number(0), .hash = last.text(1), .believedMs = last.number(2)};
    }
    return beginningOf(connection, epochNumber);
}

std::int64_t appendEntry(sqlite::Connection& connection, const JournalOf& journal, NewEntry entry) {
    static const std::string noPrivateBody = crypto::sha256Hex("");
    auto end = journalEnd(connection, journal.epochNumber);

    api::JournalEvent event;
    event.station = journal.station;
    event.epoch = journal.epoch;
    event.sequence = end.sequence + 1;
    event.type = entry.type;
    event.timeMs = entry.at.wallMs;
    event.bootId = std::move(entry.bootId);
    event.monotonicMs = entry.at.monotonicMs;
    event.synchronised = entry.at.synchronised;
    event.privateHash = noPrivateBody;
    event.previousHash = std::move(end.hash);
    const std::string body = api::canonicalObject(entry.body);
    event.hash = hashOf(event, body);

    connection
        .query(sql::appendEntry, journal.epochNumber, event.sequence, event.type, event.timeMs, event.bootId,
               event.monotonicMs, static_cast<int>(event.synchronised), body, event.privateHash,
               event.previousHash, event.hash, entry.believedMs)
        .run();
    return event.sequence;
}

std::vector<api::JournalEvent> entriesAfter(sqlite::Connection& connection, const JournalOf& journal,
                                            std::int64_t after, std::int64_t limit) {
    std::vector<api::JournalEvent> events;
    auto row = connection.query(sql::entriesAfter, journal.epochNumber, after, limit);
    while (row.next()) {
        auto event = eventFromRow(row, journal);
        if (auto body = api::parseJson(row.text(6)); body && body->is_object())
            event.body = body->get_object();
        events.push_back(std::move(event));
    }
    return events;
}

Expected<std::int64_t> verifyChain(sqlite::Connection& connection, const JournalOf& journal,
                                   std::int64_t after) {
    std::string previous;
    std::int64_t expected = after + 1;
    if (after == 0) previous = beginningOf(connection, journal.epochNumber).hash;
    auto row = connection.query(sql::entriesAfter, journal.epochNumber, after, noLimit);
    while (row.next()) {
        const auto event = eventFromRow(row, journal);
        if (previous.empty()) previous = event.previousHash;
        if (event.sequence != expected || event.previousHash != previous ||
            event.hash != hashOf(event, row.text(6))) {
            return failure("journal_broken", "journal entry " + std::to_string(event.sequence) +
                                                 " is not what was written, or one before it is missing");
        }
        previous = event.hash;
        ++expected;
    }
    return expected - 1 - after;
}

std::vector<JournalOf> epochsOf(sqlite::Connection& connection, const std::string& stationId) {
    std::vector<JournalOf> epochs;
    auto row = connection.query(sql::epochs);
    while (row.next()) epochs.push_back({stationId, row.text(1), row.number(0)});
    return epochs;
}

}  // namespace ostoja::station::store
