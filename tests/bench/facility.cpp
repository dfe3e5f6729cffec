// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/facility.h"

#include <algorithm>
#include <boost/json/object.hpp>
#include <stdexcept>
#include <vector>

#include "api/json_fields.h"
#include "api/town.h"
#include "crypto/crypto.h"
#include "crypto/journal_hash.h"
#include "domain/night.h"
#include "host/clock.h"
#include "people/made_up_residents.h"
#include "sqlite/connection.h"
#include "station/store/checkpoints.h"
#include "station/store/facility_setup.h"
#include "station/store/journal.h"
#include "station/store/opening.h"
#include "station/store/statements.h"

namespace ostoja::bench {

namespace store = station::store;
namespace json = boost::json;

namespace {

constexpr std::int64_t dayMs = 86'400'000;
constexpr const char* stationId = "0198c1e2-0000-7000-8000-0000000000fe";
constexpr const char* insertPastStay =
    "INSERT INTO stay (id, night, resident, bed, state, presence, presence_ms, began, admitted, ended, "
    "ended_why, began_ms, admitted_ms) SELECT ?1, ?2, ?3, ?4, 'ended', 'tapped', time_ms, ?5, ?5, ?6, "
    "'closing', time_ms, time_ms FROM journal WHERE epoch = (SELECT epoch FROM station) AND sequence = ?5";
constexpr const char* insertPastNight = "INSERT INTO night (name, opened, closed) VALUES (?1, ?2, ?3)";

store::FacilitySetup shelter(std::int64_t residents) {
    store::FacilitySetup setup;
    setup.key = "bench";
    setup.name = "Noclegownia Pomiarowa";
    setup.kind = "night_shelter";
    setup.address = "ul. Długa 1";
    setup.hours = "18–8";
    setup.rules.tap = "admits";
    int bed = 0;
    for (int room = 1; room <= bedsOfAFacility / 10; ++room) {
        store::RoomSetup next{.number = std::to_string(room),
                              .segment = "men",
                              .colour = "#9CC9F2",
                              .colourName = "blue",
                              .sign = "anchor",
                              .way = {"enter", "up:1", "door:2", "room"},
                              .beds = {}};
        for (int i = 0; i < 10; ++i) {
            next.beds.push_back(
                {.number = std::to_string(++bed), .position = i % 2 == 0 ? "lower" : "upper"});
        }
        setup.rooms.push_back(std::move(next));
    }
    const auto people = people::makeUpResidents(static_cast<std::size_t>(residents), 5);
    for (std::int64_t i = 0; i < residents; ++i) {
        const auto& person = people[static_cast<std::size_t>(i)];
        setup.residents.push_back({.id = "",
                                   .details = {.name = person.name,
                                               .greeting = "witaj" + std::to_string(i),
                                               .born = person.born,
                                               .sex = domain::Sex::man},
                                   .cards = {{.hash = cardOf(i), .kind = "ntag"}},
                                   .household = ""});
    }
    const auto member = [&](domain::Role role, std::int64_t card) {
        setup.staff.push_back({.id = "",
                               .name = "Anna Pomiar",
                               .role = role,
                               .card = store::CardSetup{.hash = cardOf(card), .kind = "ntag"},
                               .pin = staffPin,
                               .setupCode = ""});
    };
    member(domain::Role::manager, staffCard);
    // Without one, a desk waits for the first administrator.
    member(domain::Role::administrator, staffCard - 1);
    return setup;
}

std::vector<std::string> column(sqlite::Connection& connection, const char* sql) {
    std::vector<std::string> values;
    auto row = connection.query(sql);
    while (row.next()) values.push_back(row.text(0));
    return values;
}

/// Writes the nights of the past, one after the other.
class Past {
  public:
    Past(sqlite::Connection& connection, const store::Facility& facility, const store::Vault& vault,
         std::int64_t nowMs)
        : connection_(connection),
          vault_(vault),
          journal_{facility.stationId, facility.epoch, facility.epochNumber},
          epoch_(facility.epochNumber),
          residents_(column(connection, "SELECT id FROM resident")),
          beds_(column(connection, "SELECT id FROM bed ORDER BY place")) {
        event_.station = facility.stationId;
        event_.epoch = facility.epoch;
        event_.bootId = host::SystemClock().bootId();
        event_.privateHash = crypto::sha256Hex("");
        const auto end = store::journalEnd(connection, epoch_);
        event_.sequence = end.sequence;
        event_.hash = end.hash;
        nowMs_ = nowMs;
    }

    void write(std::int64_t entries) {
        const std::int64_t least = 2 * bedsOfAFacility + 2;
        const auto nights = std::clamp<std::int64_t>(entries / least, 1, nightsOfAFacility);
        const auto seen = std::max<std::int64_t>(0, (entries - nights * least) / nights);
        for (std::int64_t night = 0; night < nights; ++night) writeNight(nights - night, seen);
    }

  private:
    void writeNight(std::int64_t daysAgo, std::int64_t seen) {
        timeMs_ = nowMs_ - daysAgo * dayMs;
        // By the calendar: some days of the past have 23 or 25 hours.
        const auto evening = domain::nightAt(nowMs_).evening - date::days{daysAgo};
        const auto night = domain::formatNight({evening});
        struct Slept {
            std::string stay, bed, resident;
            std::int64_t began;
        };
        std::vector<Slept> slept;
        const auto opened = append("night.opened", {{"night", night}});
        for (const auto& bed : beds_) {
            const auto tap = crypto::newUuid(timeMs_);
            Slept next{crypto::newUuid(timeMs_), bed, residents_[turn_++ % residents_.size()], 0};
            next.began = append("bed.taken", {{"night", night},
                                              {"bed", bed},
                                              {"segment", "men"},
                                              {"stay", next.stay},
                                              {"terminal", "door-1"},
                                              {"tap", tap}});
            connection_
                .query(store::sql::insertTap, tap, std::string("door-1"), std::string("bed"), next.began)
                .run();
            slept.push_back(std::move(next));
        }
        for (std::int64_t i = 0; i < seen; ++i) {
            const auto& stay = slept[static_cast<std::size_t>(i) % slept.size()];
            const auto tap = crypto::newUuid(timeMs_);
            const auto sequence = append("stay.seen", {{"night", night},
                                                       {"stay", stay.stay},
                                                       {"bed", stay.bed},
                                                       {"terminal", "door-1"},
                                                       {"tap", tap}});
            connection_.query(store::sql::insertTap, tap, std::string("door-1"), std::string("bed"), sequence)
                .run();
        }
        std::vector<std::int64_t> ended;
        ended.reserve(slept.size());
        for (const auto& stay : slept) {
            ended.push_back(append("stay.ended", {{"night", night},
                                                  {"stay", stay.stay},
                                                  {"bed", stay.bed},
                                                  {"segment", "men"},
                                                  {"reason", "closing"}}));
        }
        const auto closed = append("night.closed", {{"night", night}});
        connection_.query(insertPastNight, night, opened, closed).run();
        for (std::size_t i = 0; i < slept.size(); ++i) {
            connection_
                .query(insertPastStay, slept[i].stay, night, slept[i].resident, slept[i].bed, slept[i].began,
                       ended[i])
                .run();
        }
    }

    std::int64_t append(const std::string& type, const json::object& body) {
        event_.type = "pl.ostoja." + type + ".v1";
        event_.timeMs = timeMs_;
        ++event_.sequence;
        event_.monotonicMs = event_.sequence;
        event_.previousHash = event_.hash;
        const auto text = api::canonicalJson(body);
        event_.hash =
            crypto::journalHash(event_.previousHash, api::canonicalHeader(event_), text, event_.privateHash);
        connection_
            .query(store::sql::appendEntry, epoch_, event_.sequence, event_.type, event_.timeMs,
                   event_.bootId, event_.monotonicMs, 0, text, event_.privateHash, event_.previousHash,
                   event_.hash, timeMs_)
            .run();
        if (event_.sequence % store::entriesBetweenCheckpoints == 0)
            store::signEnd(connection_, vault_, journal_);
        return event_.sequence;
    }

    sqlite::Connection& connection_;
    const store::Vault& vault_;
    store::JournalOf journal_;
    std::int64_t epoch_;
    std::vector<std::string> residents_;
    std::vector<std::string> beds_;
    api::JournalEvent event_;
    std::int64_t nowMs_ = 0;
    std::int64_t timeMs_ = 0;
    std::size_t turn_ = 0;
};

/// The facility is founded before its past began.
class LongAgo final : public host::Clock {
  public:
    host::Moment now() const override {
        auto moment = system_.now();
        moment.wallMs -= (nightsOfAFacility + 1) * dayMs;
        return moment;
    }
    std::string bootId() const override { return system_.bootId(); }

  private:
    host::SystemClock system_;
};

}  // namespace

std::string cardOf(std::int64_t resident) {
    return "v1:" + crypto::sha256Hex("card " + std::to_string(resident));
}

crypto::MasterKey keyIn(const std::string& file) {
    auto key = crypto::MasterKey::read(file);
    if (key) return *key;
    auto made = crypto::MasterKey::make();
    if (auto written = made.write(file); !written) throw std::runtime_error(written.error().message);
    return made;
}

void makeFacility(const std::string& path, const FacilitySize& size, const crypto::MasterKey& key) {
    const host::SystemClock now;
    const LongAgo longAgo;
    const auto& founded = size.entries > 0 ? static_cast<const host::Clock&>(longAgo) : now;
    if (auto created = store::createFacility(path, stationId, shelter(size.residents), key, founded);
        !created) {
        throw std::runtime_error(created.error().message);
    }
    if (size.entries == 0) return;
    auto opened = store::openForWriting(path, key);
    if (!opened) throw std::runtime_error(opened.error().message);
    auto& connection = *opened->connection;
    connection.pragmaText("PRAGMA journal_mode = MEMORY");
    connection.execute("PRAGMA synchronous = OFF");
    connection.execute("PRAGMA foreign_keys = OFF");
    connection.execute("PRAGMA cache_size = -400000");
    connection.execute("BEGIN IMMEDIATE");
    Past(connection, opened->facility, *opened->vault, now.now().wallMs).write(size.entries);
    connection.execute("COMMIT");
    connection.pragmaText("PRAGMA journal_mode = WAL");
}

}  // namespace ostoja::bench
