// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <map>

#include "api/json_fields.h"
#include "crypto/crypto.h"
#include "crypto/pin_hash.h"
#include "domain/opening.h"
#include "sqlite/connection.h"
#include "sqlite/draft.h"
#include "sqlite/file_lock.h"
#include "station/store/checkpoints.h"
#include "station/store/facility_setup.h"
#include "station/store/journal.h"
#include "station/store/migrations.h"
#include "station/store/night_statements.h"
#include "station/store/register.h"
#include "station/store/rows.h"
#include "station/store/seal_plain.h"
#include "station/store/setup_check.h"
#include "station/store/staff_book.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace json = boost::json;

namespace {

json::array openingTold(const std::vector<Season>& opening) {
    using std::chrono::minutes;
    json::array seasons;
    for (const auto& season : opening) {
        seasons.push_back({{"from", season.from},
                           {"until", season.until},
                           {"opens", domain::formatTimeOfDay(minutes(season.opens))},
                           {"closes", domain::formatTimeOfDay(minutes(season.closes))}});
    }
    return seasons;
}

/// Writes one facility into an empty database, inside one transaction.
class Founding {
  public:
    Founding(sqlite::Connection& connection, const std::string& stationId, const FacilitySetup& setup,
             const crypto::MasterKey& key, const host::Clock& clock)
        : connection_(connection),
          setup_(setup),
          key_(key),
          now_(clock.now()),
          bootId_(clock.bootId()),
          isSimulated_(clock.isSimulated()) {
        journal_ = {stationId, newId(), 1};
    }

    Expected<void> run() {
        connection_.query(sql::insertEpoch, journal_.epochNumber, journal_.epoch).run();
        connection_.query(sql::insertStation, journal_.station, journal_.epochNumber).run();
        const auto facility = newId();
        std::optional<std::int64_t> latitude;
        std::optional<std::int64_t> longitude;
        if (setup_.position)
            std::tie(latitude, longitude) = std::pair(setup_.position->latitude, setup_.position->longitude);
        connection_
            .query(sql::insertFacility, facility, setup_.key, setup_.name, setup_.kind, setup_.address,
                   setup_.hours, setup_.readerSide, setup_.seats, isSimulated_ ? 1 : 0, latitude, longitude)
            .run();
        writeRules();
        writeContracts();
        const auto vault = Vault::make(connection_, key_);
        auto beds = writeRooms();
        if (auto written = writePeople(vault); !written) return written;
        if (auto written = writeStaff(vault); !written) return written;
        append("pl.ostoja.epoch.opened.v1",
               {{"reason", "init"}, {"previous_epoch", ""}, {"previous_sequence", 0}, {"previous_hash", ""}});
        append("pl.ostoja.facility.described.v1", description(facility, std::move(beds)));
        signEnd(connection_, vault, journal_);
        return {};
    }

  private:
    std::string newId() const { return crypto::newUuid(now_.wallMs); }

    void append(std::string_view type, json::object body) {
        appendEntry(connection_, journal_, {type, std::move(body), now_, bootId_, now_.wallMs});
    }

    void writeRules() {
        const auto& rules = setup_.rules;
        connection_
            .query(sql::insertRules, rules.tap, rules.cutOff, orNothing(rules.onlyFor), rules.minors ? 1 : 0,
                   rules.selfCare ? 1 : 0, rules.arrivalMinutes, rules.holdMinutes, rules.frostFrom,
                   rules.frostUntil, rules.cleaningAfterStay ? 1 : 0)
            .run();
        int place = 0;
        for (const auto& season : rules.opening) {
            connection_
                .query(sql::insertSeason, ++place, season.from, season.until, season.opens, season.closes)
                .run();
        }
    }

    void writeContracts() {
        for (const auto& contract : setup_.contracts) {
            connection_
                .query(sql::insertContract, newId(), contract.name, contract.commune, contract.from,
                       contract.until, contract.absenceDays)
                .run();
        }
    }

    json::array writeRooms() {
        json::array beds;
        int roomPlace = 0;
        int bedPlace = 0;
        for (const auto& room : setup_.rooms) {
            const auto roomId = newId();
            connection_
                .query(sql::insertRoom, roomId, ++roomPlace, room.number, room.segment, room.colour,
                       room.colourName, room.sign, json::serialize(wayToJson(room.way)))
                .run();
            for (const auto& bed : room.beds) {
                const auto bedId = newId();
                connection_
                    .query(sql::insertBed, bedId, roomId, ++bedPlace, bed.number, bed.position, bed.state,
                           bed.extra ? 1 : 0)
                    .run();
                for (const auto& feature : bed.has)
                    connection_.query(sql::insertFeature, bedId, feature).run();
                beds.push_back({{"bed", bedId},
                                {"number", bed.number},
                                {"room", room.number},
                                {"segment", room.segment},
                                {"state", bed.state},
                                {"extra", bed.extra}});
            }
        }
        return beds;
    }

    Expected<void> writePeople(const Vault& vault) {
        Register people(connection_, vault);
        std::map<std::string, std::string> households;
        for (const auto& household : setup_.households) {
            households[household.key] = newId();
            people.makeHousehold(households[household.key], household.kind);
        }
        for (const auto& resident : setup_.residents) {
            const Person person{
                .id = idOr(resident.id),
                .details = resident.details,
                .household = resident.household.empty() ? "" : households.at(resident.household)};
            if (auto put = people.put(person); !put) return tl::make_unexpected(put.error());
            for (const auto& card : resident.cards) {
                auto issued = people.issueCard({.id = newId(), .kind = card.kind, .holder = person.id},
                                               card.hash, {.sequence = 0, .wallMs = now_.wallMs});
                if (!issued) return issued;
            }
        }
        return {};
    }

    Expected<void> writeStaff(const Vault& vault) {
        StaffBook staff(connection_, vault);
        for (const auto& member : setup_.staff) {
            const auto id = idOr(member.id);
            staff.put({.id = id, .role = member.role, .name = member.name});
            if (!member.setupCode.empty()) staff.makeSetupCode(member.setupCode, id);
            if (!member.pin.empty()) staff.setPinHash(id, crypto::hashPin(member.pin));
            if (!member.card) continue;
            if (auto given = staff.giveCard(id, member.card->hash, member.card->kind); !given) return given;
        }
        return {};
    }

    std::string idOr(const std::string& given) const { return given.empty() ? newId() : given; }

    json::object description(const std::string& facility, json::array beds) const {
        const bool admits = setup_.rules.tap == "admits";
        json::object body{{"facility", facility},   {"name", setup_.name},
                          {"kind", setup_.kind},    {"address", setup_.address},
                          {"hours", setup_.hours},  {"rule", admits ? "tap_admits" : "tap_arrives"},
                          {"beds", std::move(beds)}};
        if (setup_.position) {
            body["position"] = {{"latitude", setup_.position->latitude},
                                {"longitude", setup_.position->longitude}};
        }
        if (!setup_.rules.opening.empty()) body["opening"] = openingTold(setup_.rules.opening);
        if (setup_.seats > 0) {
            body["seats"] = {{"segment", setup_.kind == "bathhouse" ? "cabins" : "seats"},
                             {"registered", setup_.seats}};
        }
        return body;
    }

    sqlite::Connection& connection_;
    const FacilitySetup& setup_;
    const crypto::MasterKey& key_;
    host::Moment now_;
    std::string bootId_;
    bool isSimulated_;
    JournalOf journal_;
};

}  // namespace

Expected<void> createFacility(const std::string& databasePath, const std::string& stationId,
                              const FacilitySetup& setup, const crypto::MasterKey& key,
                              const host::Clock& clock) {
    if (auto right = checkSetup(stationId, setup); !right) return right;
    auto lock = sqlite::FileLock::take(databasePath);
    if (!lock) return tl::make_unexpected(lock.error());
    auto draft = sqlite::Draft::begin(databasePath);
    if (!draft) return tl::make_unexpected(draft.error());
    auto written = draft->write(
        databaseKind(),
        [&](sqlite::Connection& connection) {
            return Founding(connection, stationId, setup, key, clock).run();
        },
        sealingWith(key));
    if (!written) return written;
    return draft->deliver();
}

}  // namespace ostoja::station::store
