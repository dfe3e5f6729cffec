// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres_proof.h"

#include <stdexcept>
#include <utility>

#include "tests/bench/journals.h"

namespace ostoja::bench {

namespace {

constexpr std::size_t someEntries = 3;
constexpr const char* checkViolation = "23514";
constexpr const char* notNumeric = "22P02";

/// With the byte behind the last `mark` changed into another that may stand there.
std::vector<Entry> changedBehind(std::vector<Entry> journal, std::string_view mark) {
    auto& raw = journal.back().raw;
    auto& byte = raw.at(raw.rfind(mark) + mark.size());
    byte = byte == '1' ? '2' : '1';
    return journal;
}

std::vector<Entry> without(std::vector<Entry> journal, std::size_t which) {
    journal.erase(journal.begin() + static_cast<std::ptrdiff_t>(which));
    return journal;
}

std::vector<Entry> cutOff(std::vector<Entry> journal) {
    journal.back().raw.resize(journal.back().raw.size() / 2);
    return journal;
}

}  // namespace

void proveJudgement(PostgresConnection& connection, PostgresWay way) {
    const std::size_t count = way == PostgresWay::batch ? someEntries : 1;
    const auto whole = journalOf(stationId(0), count + 1);
    const std::vector<Entry> journal(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(count));
    const auto request = [&](const std::vector<Entry>& entries) {
        return requestOf(way, 0, entries, 0, entries.size());
    };
    connection.prepare(way);
    const auto expectRefused = [&](const char* what, const std::vector<Entry>& entries,
                                   std::string_view state) {
        if (const auto refused = connection.refusalOf(request(entries)); refused != state) {
            throw std::runtime_error(std::string(what) + " was to be refused with " + std::string(state) +
                                     ", it was \"" + refused + '"');
        }
    };
    expectRefused("another hash", changedBehind(journal, "\"hash\":\""), checkViolation);
    expectRefused("other content", changedBehind(journal, "\"data\":{\""), checkViolation);
    expectRefused("an event without the one before", without(whole, 0), checkViolation);
    if (way == PostgresWay::batch) expectRefused("a gap", without(whole, 1), checkViolation);
    expectRefused("half an event", cutOff(journal), notNumeric);

    connection.execute("BEGIN");
    connection.send(way, request(journal));
    connection.send(way, request(journal));
    connection.execute("DO $$ BEGIN ASSERT (SELECT count(*) FROM entry) = " + std::to_string(count) +
                       ", 'a repeat was taken again'; END $$");
    connection.execute("ROLLBACK");
}

}  // namespace ostoja::bench
