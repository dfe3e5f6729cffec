// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/calls.h"

#include "domain/word_table.h"
#include "station/store/register_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

namespace {

using Query = sqlite::Connection::Query;

constexpr domain::WordTable<Call::Kind, 2> callKinds = {
    {{Call::Kind::noCard, "no_card"}, {Call::Kind::help, "help"}}};
constexpr domain::WordTable<Call::State, 3> callStates = {{{Call::State::waiting, "waiting"},
                                                           {Call::State::answered, "answered"},
                                                           {Call::State::withdrawn, "withdrawn"}}};
constexpr domain::WordTable<Alert::Kind, 4> alertKinds = {{{Alert::Kind::revokedCard, "revoked_card"},
                                                           {Alert::Kind::unknownCard, "unknown_card"},
                                                           {Alert::Kind::twoPlaces, "two_places"},
                                                           {Alert::Kind::arrivalLapsed, "arrival_lapsed"}}};

Call readCall(const Query& row) {
    return {.id = row.text(0),
            .kind = wordOf(domain::valueOf(callKinds, "a call's kind", row.text(1))),
            .number = row.number(2),
            .night = row.text(3),
            .terminal = row.text(4),
            .state = wordOf(domain::valueOf(callStates, "a call's state", row.text(5))),
            .person = row.text(6),
            .openedMs = row.number(7)};
}

Alert readAlert(const Query& row) {
    return {.id = row.text(0),
            .kind = wordOf(domain::valueOf(alertKinds, "an alert's kind", row.text(1))),
            .terminal = row.text(2),
            .card = row.text(3),
            .person = row.text(4),
            .bed = row.text(6),
            .bedNumber = row.text(7),
            .atMs = row.number(5)};
}

}  // namespace

std::string_view name(Call::Kind kind) {
    return domain::wordFor(callKinds, kind);
}

std::string_view name(Alert::Kind kind) {
    return domain::wordFor(alertKinds, kind);
}

Call Calls::open(Call call, const EntryAt& entry) {
    if (auto row = connection_.query(sql::nextCallNumber, call.night); row.next())
        call.number = row.number(0);
    call.state = Call::State::waiting;
    call.openedMs = entry.wallMs;
    connection_
        .query(sql::insertCall, call.id, std::string(name(call.kind)), call.number, call.night, call.terminal,
               orNothing(call.person), entry.sequence, entry.wallMs)
        .run();
    return call;
}

std::vector<Call> Calls::waiting() const {
    std::vector<Call> calls;
    auto row = connection_.query(sql::waitingCalls);
    while (row.next()) calls.push_back(readCall(row));
    return calls;
}

std::optional<Call> Calls::call(const std::string& id) const {
    auto row = connection_.query(sql::call, id);
    if (!row.next()) return std::nullopt;
    return readCall(row);
}

Expected<void> Calls::end(const std::string& id, Call::State state, const std::string& person,
                          std::int64_t sequence) {
    const auto rows = connection_
                          .query(sql::endCall, id, std::string(domain::wordFor(callStates, state)),
                                 orNothing(person), sequence)
                          .run();
    if (rows == 1) return {};
    return failure("call_over", "this call waits no longer: somebody answered it, or it was taken back");
}

void Calls::raise(const Alert& alert, const EntryAt& entry) {
    connection_
        .query(sql::insertAlert, alert.id, std::string(name(alert.kind)), alert.terminal,
               orNothing(alert.card), orNothing(alert.person), orNothing(alert.bed), entry.sequence,
               entry.wallMs)
        .run();
}

std::vector<Alert> Calls::unseen(std::int64_t limit) const {
    std::vector<Alert> alerts;
    auto row = connection_.query(sql::unseenAlerts, limit);
    while (row.next()) alerts.push_back(readAlert(row));
    return alerts;
}

void Calls::endLapses(std::int64_t nightBeganMs, std::int64_t sequence) {
    connection_.query(sql::endLapses, sequence, nightBeganMs).run();
}

bool Calls::see(const std::string& alert, std::int64_t sequence) {
    return connection_.query(sql::seeAlert, alert, sequence).run() == 1;
}

bool Calls::showAgain(const std::string& alert, std::int64_t sequence) {
    return connection_.query(sql::showAlertAgain, alert, sequence).run() == 1;
}

}  // namespace ostoja::station::store
