// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/serialize.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "api/json_fields.h"
#include "api/town.h"
#include "crypto/crypto.h"
#include "crypto/journal_hash.h"

namespace ostoja::office {

/// A bed as facility.described tells it.
struct MadeBed {
    std::string id;
    std::string segment = "men";
    std::string state = "in_use";
    bool extra = false;
};

/// A station's journal as the station would write it, for tests of who reads it.
class JournalMaker {
  public:
    explicit JournalMaker(std::string station, std::string epoch = "0198c1e2-0000-7000-8000-000000000001")
        : station_(std::move(station)), epoch_(std::move(epoch)) {}

    const std::string& station() const { return station_; }
    const std::string& epoch() const { return epoch_; }
    std::int64_t sequence() const { return sequence_; }
    const std::string& lastHash() const { return previous_; }
    void setTime(std::int64_t ms) { timeMs_ = ms; }
    /// Whether the kernel holds the station's clock for right.
    void setSynchronised(bool synchronised) { synchronised_ = synchronised; }

    api::JournalEvent event(const std::string& type, boost::json::object body) {
        api::JournalEvent made;
        made.station = station_;
        made.epoch = epoch_;
        made.sequence = ++sequence_;
        made.type = "pl.ostoja." + type + ".v1";
        made.timeMs = timeMs_;
        made.bootId = "boot";
        made.monotonicMs = sequence_;
        made.synchronised = synchronised_;
        made.body = std::move(body);
        made.privateHash = crypto::sha256Hex("");
        made.previousHash = previous_;
        seal(made);
        previous_ = made.hash;
        return made;
    }

    /// Makes the hash true to the content again.
    static void seal(api::JournalEvent& event) {
        event.hash = crypto::journalHash(event.previousHash, api::canonicalHeader(event),
                                         api::canonicalJson(event.body), event.privateHash);
    }

    api::JournalEvent epochOpened() {
        return event(
            "epoch.opened",
            {{"reason", "init"}, {"previous_epoch", ""}, {"previous_sequence", 0}, {"previous_hash", ""}});
    }

    /// The first entry after a restore from a backup.
    api::JournalEvent epochRestored(const std::string& epoch, std::int64_t sequence,
                                    const std::string& hash) {
        previous_ = hash;
        return event("epoch.opened", {{"reason", "restore"},
                                      {"previous_epoch", epoch},
                                      {"previous_sequence", sequence},
                                      {"previous_hash", hash}});
    }

    api::JournalEvent described(const std::vector<MadeBed>& beds, const std::string& kind = "night_shelter",
                                std::int64_t seats = 0) {
        boost::json::array rows;
        for (const auto& bed : beds) {
            rows.push_back({{"bed", bed.id},
                            {"number", bed.id},
                            {"room", "1"},
                            {"segment", bed.segment},
                            {"state", bed.state},
                            {"extra", bed.extra}});
        }
        boost::json::object body = {{"facility", "facility-of-" + station_},
                                    {"name", "Noclegownia Wodna 12"},
                                    {"kind", kind},
                                    {"address", "ul. Wodna 12"},
                                    {"hours", "18–8"},
                                    {"rule", "tap_admits"},
                                    {"beds", std::move(rows)}};
        if (seats > 0) body["seats"] = {{"segment", "seats"}, {"registered", seats}};
        return event("facility.described", std::move(body));
    }

    api::JournalEvent nightOpened() { return event("night.opened", {{"night", night}}); }
    api::JournalEvent nightClosed() { return event("night.closed", {{"night", night}}); }
    api::JournalEvent bedTaken(const std::string& bed, const std::string& stay) {
        return event("bed.taken", {{"night", night},
                                   {"bed", bed},
                                   {"segment", "men"},
                                   {"stay", stay},
                                   {"terminal", "door-1"},
                                   {"tap", "tap-" + stay}});
    }
    api::JournalEvent stayEnded(const std::string& bed, const std::string& stay) {
        return event(
            "stay.ended",
            {{"night", night}, {"stay", stay}, {"bed", bed}, {"segment", "men"}, {"reason", "not_staying"}});
    }
    api::JournalEvent turnedAway(const std::string& segment = "men",
                                 const std::string& reason = "full_house") {
        return event("arrival.turned_away", {{"night", night},
                                             {"segment", segment},
                                             {"reason", reason},
                                             {"terminal", "door-1"},
                                             {"tap", "tap"}});
    }

    /// epoch.opened, facility.described with `beds` beds for men, night.opened.
    std::vector<api::JournalEvent> house(int beds) {
        std::vector<MadeBed> made;
        for (int i = 1; i <= beds; ++i) made.push_back({"bed-" + std::to_string(i)});
        return {epochOpened(), described(made), nightOpened()};
    }

    /// The station's own count as it stands now.
    api::Snapshot snapshot(std::int64_t registered, std::int64_t occupied) const {
        api::Snapshot made;
        made.station = station_;
        made.epoch = epoch_;
        made.takenAt = sequence_;
        made.timeMs = timeMs_;
        made.night = night;
        made.facilityId = "facility-of-" + station_;
        made.facilityName = "Noclegownia Wodna 12";
        made.facilityKind = "night_shelter";
        api::Segment men;
        men.name = "men";
        men.registered = men.actual = registered;
        men.occupied = occupied;
        men.free = registered - occupied;
        made.segments.push_back(men);
        return made;
    }

    static inline const std::string night = "2026-11-22";

  private:
    std::string station_;
    std::string epoch_;
    std::int64_t sequence_ = 0;
    std::string previous_ = std::string(crypto::noPrevious);
    std::int64_t timeMs_ = 1'795'000'000'000;
    bool synchronised_ = true;
};

/// The body of POST /v1/events.
template <class... Snapshots>
std::string batchBody(const std::vector<api::JournalEvent>& events, const Snapshots&... snapshots) {
    boost::json::array batch;
    for (const auto& event : events) batch.push_back(api::toCloudEvent(event));
    (batch.push_back(api::toCloudEvent(snapshots)), ...);
    return boost::json::serialize(batch);
}

}  // namespace ostoja::office
