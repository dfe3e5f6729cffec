// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/write_store.h"

#include "crypto/crypto.h"
#include "sqlite/connection.h"
#include "station/store/arrival_statements.h"
#include "station/store/checkpoints.h"
#include "station/store/journal.h"
#include "station/store/person_copy.h"
#include "station/store/reading.h"
#include "station/store/rows.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

WriteStore::WriteStore(sqlite::Connection& connection, const Facility& facility, const Vault& vault,
                       const host::Clock& clock)
    : connection_(connection),
      facility_(facility),
      vault_(vault),
      clock_(clock),
      people_(connection, vault),
      staff_(connection, vault),
      calls_(connection),
      stays_(connection),
      holds_(connection),
      beds_(connection),
      apart_(connection),
      arrivals_(connection),
      refusals_(connection),
      terms_(connection, vault),
      winters_(connection),
      absences_(connection),
      places_(connection, facility.epochNumber),
      journal_{facility.stationId, facility.epoch, facility.epochNumber},
      bootId_(clock.bootId()) {}

void WriteStore::begin() {
    now_ = clock_.now();
    believedMs_.reset();
}

std::string WriteStore::newId() const {
    return crypto::newUuid(now_.wallMs);
}

std::int64_t WriteStore::lastSequence() {
    return journalEnd(connection_, facility_.epochNumber).sequence;
}

domain::NightPosition WriteStore::nightPosition() {
    domain::NightPosition position;
    position.believedMs = journalEnd(connection_, facility_.epochNumber).believedMs;
    if (auto night = connection_.query(sql::openNight); night.next()) {
        position.open = domain::parseNight(night.text(0)).value();
    }
    return position;
}

std::int64_t WriteStore::believedNowMs() {
    return believedMs_ ? *believedMs_ : journalEnd(connection_, facility_.epochNumber).believedMs;
}

void WriteStore::openNight(const std::string& night, std::int64_t sequence) {
    connection_.query(sql::insertNight, night, sequence).run();
}

void WriteStore::closeNight(const std::string& night, std::int64_t sequence) {
    exactlyOne(connection_.query(sql::closeNight, night, sequence).run(), "closing a night");
    signEnd(connection_, vault_, journal_);
}

House WriteStore::house() {
    return readHouse(connection_, facility_, bedsThatStand());
}

HouseWithPeople WriteStore::houseWithPeople() {
    return readHouseWithPeople(connection_, facility_, bedsThatStand());
}

const std::vector<BedTonight>& WriteStore::bedsThatStand() {
    if (!bedsOfHouse_) bedsOfHouse_ = readBeds(connection_);
    return *bedsOfHouse_;
}

bool WriteStore::isAnythingOver(std::int64_t nowMs) {
    auto row = connection_.query(sql::isAnythingOver, nowMs);
    return row.next() && row.number(0) != 0;
}

std::optional<std::string> WriteStore::visitOf(const std::string& resident) {
    auto row = connection_.query(sql::visitOfResident, resident);
    if (!row.next()) return std::nullopt;
    return row.text(0);
}

std::vector<std::string> WriteStore::openVisits() {
    std::vector<std::string> visits;
    auto row = connection_.query(sql::openVisits);
    while (row.next()) visits.push_back(row.text(0));
    return visits;
}

void WriteStore::beginVisit(const std::string& id, const std::string& resident, std::int64_t sequence) {
    connection_.query(sql::insertVisit, id, resident, sequence).run();
}

void WriteStore::endVisit(const std::string& id, std::int64_t sequence) {
    exactlyOne(connection_.query(sql::endVisit, id, sequence).run(), "ending a visit");
}

Expected<boost::json::object> WriteStore::copyOf(const std::string& person) {
    return copyOfPerson(connection_, vault_, person);
}

bool WriteStore::wasHere(const std::string& person) {
    auto row = connection_.query(sql::wasHere, person);
    return row.next() && row.number(0) != 0;
}

std::optional<RecordedTap> WriteStore::recordedTap(const std::string& id) {
    auto row = connection_.query(sql::tap, id);
    if (!row.next()) return std::nullopt;
    return RecordedTap{.terminal = row.text(0), .outcome = row.text(1), .sequence = row.number(2)};
}

void WriteStore::recordTap(const std::string& id, const RecordedTap& tap) {
    connection_.query(sql::insertTap, id, tap.terminal, tap.outcome, tap.sequence).run();
}

std::optional<Town> WriteStore::town() {
    return readTown(connection_);
}

void WriteStore::keepTown(const Town& town) {
    connection_
        .query(sql::keepTown, town.places, town.signature, town.issuedMs, town.arrivedMs, town.arrivedBoot,
               town.arrivedMonotonicMs)
        .run();
}

std::int64_t WriteStore::append(std::string_view type, boost::json::object body) {
    const auto believed = believedMs_.value_or(journalEnd(connection_, facility_.epochNumber).believedMs);
    const auto sequence =
        appendEntry(connection_, journal_, {type, std::move(body), now_, bootId_, believed});
    if (sequence % entriesBetweenCheckpoints == 0) signEnd(connection_, vault_, journal_);
    return sequence;
}

}  // namespace ostoja::station::store
