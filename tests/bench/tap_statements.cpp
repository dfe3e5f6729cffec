// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tap_statements.h"

#include <stdexcept>

#include "crypto/crypto.h"
#include "domain/night.h"
#include "host/clock.h"
#include "sqlite/connection.h"
#include "station/store/journal.h"
#include "station/store/night_statements.h"
#include "station/store/reading.h"
#include "station/store/register.h"
#include "station/store/statements.h"
#include "station/store/stays.h"
#include "tests/bench/facility.h"

namespace ostoja::bench {

namespace store = station::store;
namespace sql = station::store::sql;

namespace {

store::Opened open(const std::string& path, const crypto::MasterKey& key) {
    auto opened = store::openForWriting(path, key);
    if (!opened) throw std::runtime_error(opened.error().message);
    return std::move(*opened);
}

}  // namespace

TapStatements::TapStatements(const std::string& path, const crypto::MasterKey& key)
    : opened_(open(path, key)),
      journal_{opened_.facility.stationId, opened_.facility.epoch, opened_.facility.epochNumber},
      night_(domain::formatNight(domain::nightAt(host::SystemClock().now().wallMs))),
      bootId_(host::SystemClock().bootId()) {
    inTransaction(
        [&](sqlite::Connection& connection) { connection.query(sql::insertNight, night_, 1).run(); });
}

void TapStatements::inTransaction(const auto& work) {
    opened_.connection->query(sql::begin).run();
    work(*opened_.connection);
    opened_.connection->query(sql::commit).run();
}

Clock::duration TapStatements::tap(std::int64_t resident) {
    const auto moment = host::SystemClock().now();
    const auto tap = crypto::newUuid(moment.wallMs);
    const auto card = cardOf(resident);
    stay_ = crypto::newUuid(moment.wallMs);
    const auto began = Clock::now();
    inTransaction([&](sqlite::Connection& connection) {
        connection.query(sql::tap, tap).next();
        const auto end = store::journalEnd(connection, journal_.epochNumber);
        connection.query(sql::openNight).next();
        const auto person = store::Register(connection, *opened_.vault).residentOfCard(card);
        if (!person) throw std::runtime_error("no resident has that card");
        const auto& id = person->id;
        connection.query(sql::stayOfPerson, night_, id).next();
        for (const auto& each : store::readHouse(connection, opened_.facility).beds) {
            if (each.taken != store::BedTonight::Taken::free) continue;
            bed_ = each.id;
            break;
        }
        connection.query(sql::bedPlace, bed_).next();
        const auto sequence = store::appendEntry(connection, journal_,
                                                 {"pl.ostoja.bed.taken.v1",
                                                  {{"night", night_},
                                                   {"bed", bed_},
                                                   {"segment", "men"},
                                                   {"stay", stay_},
                                                   {"terminal", "door-1"},
                                                   {"tap", tap}},
                                                  moment,
                                                  bootId_,
                                                  end.believedMs});
        store::Stays(connection)
            .begin({.id = stay_, .night = night_, .person = id, .bed = bed_},
                   {.sequence = sequence, .wallMs = moment.wallMs});
        connection.query(sql::insertTap, tap, std::string("door-1"), std::string("bed"), sequence).run();
    });
    return Clock::now() - began;
}

void TapStatements::leave() {
    inTransaction([&](sqlite::Connection& connection) {
        const auto end = store::journalEnd(connection, journal_.epochNumber);
        const auto sequence =
            store::appendEntry(connection, journal_,
                               {"pl.ostoja.stay.ended.v1",
                                {{"night", night_}, {"stay", stay_}, {"bed", bed_}, {"segment", "men"}},
                                host::SystemClock().now(),
                                bootId_,
                                end.believedMs});
        store::Stays(connection).end(stay_, "not_staying", sequence);
    });
}

}  // namespace ostoja::bench
