// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"

/// What stations and the office say to each other, as docs/api/office.yaml and docs/api/events describe it.
namespace ostoja::api {

/// One journal entry on its way, a CloudEvent 1.0 with extensions.
struct JournalEvent {
    /// UUID of the station ("/stations/<id>" in `source`).
    std::string station;
    std::string epoch;
    /// Without gaps within an epoch, from 1. On the wire a zero-padded string of 20 digits.
    std::int64_t sequence = 0;
    /// "pl.ostoja.bed.taken.v1"
    std::string type;
    std::int64_t timeMs = 0;
    std::string bootId;
    std::int64_t monotonicMs = 0;
    bool synchronised = false;
    /// Public body: integers and strings only.
    boost::json::object body;
    /// Hash of the private body, or of the empty text.
    std::string privateHash;
    /// Hash of the entry before it (64 zeros for the first of an epoch without a predecessor).
    std::string previousHash;
    std::string hash;
};

/// The canonical header that is hashed: {boot, epoch, monotonic, sequence, station, synchronised, time,
/// type}.
std::string canonicalHeader(const JournalEvent& event);

/// A part of the journal that nothing is added to any more.
struct EarlierEpoch {
    std::string epoch;
    std::int64_t last = 0;
};

/// GET /v1/journal?epoch=E&after=N&wait=S (uplink); the current epoch without E.
struct JournalPage {
    std::string station;
    std::string epoch;
    std::vector<JournalEvent> events;
    /// The highest sequence in the epoch now.
    std::int64_t last = 0;
    /// The epochs before this one, oldest first: a restore from a backup begins a new one.
    std::vector<EarlierEpoch> earlier;
};

/// Places of one kind in one facility, tonight. free = actual - occupied - held; actual = registered -
/// outOfService + extra.
struct Segment {
    std::string name;  ///< "women", "men", "any", "family", "accessible" for beds; "cabins", "seats" for day
                       ///< facilities
    std::int64_t registered = 0;
    std::int64_t actual = 0;
    std::int64_t outOfService = 0;
    std::int64_t extra = 0;
    std::int64_t occupied = 0;
    std::int64_t held = 0;
    std::int64_t free = 0;
    std::int64_t turnedAway = 0;
    bool accepting = true;

    bool operator==(const Segment&) const = default;
};

/// Where a facility stands: WGS84, in millionths of a degree, north and east positive.
struct Position {
    std::int64_t latitude = 0;
    std::int64_t longitude = 0;

    bool operator==(const Position&) const = default;
};

/// The station's own count, GET /v1/snapshot (uplink); travels as type "pl.ostoja.occupancy.snapshot.v1"
/// beside the journal's entries, without a sequence of its own.
struct Snapshot {
    std::string station;
    std::string epoch;
    /// The journal's number at which it is true.
    std::int64_t takenAt = 0;
    std::int64_t timeMs = 0;
    std::string night;
    std::string facilityId;
    std::string facilityName;
    std::string facilityKind;
    std::string address;
    std::string hours;  ///< "18–8"
    std::optional<Position> position;
    /// The house's windows as at the door ('f', 'h', 'o', 'e', 'x').
    std::string windows;
    std::vector<Segment> segments;
    /// Door terminals whose reader is out of order.
    std::vector<std::string> readersOutOfOrder;
};

/// The answer to POST /v1/events.
struct IngestAnswer {
    std::string epoch;
    /// All entries of that epoch up to this one are durable at the office; the uplink goes on after it.
    std::int64_t receivedThrough = 0;
    std::int64_t officeTimeMs = 0;
    /// Canonical JSON of TownPlaces and its Ed25519 signature by the office; empty when there is nothing to
    /// tell.
    std::string townPlaces;
    std::string townSignature;
};

struct TownPlace {
    std::string facilityId;
    std::string name;
    std::string kind;
    std::string address;
    std::string hours;
    /// Nothing: nobody has told.
    std::optional<Position> position = {};
    std::vector<Segment> segments;
    /// Age of the figure when the office told it.
    std::int64_t ageMs = 0;
};

struct TownPlaces {
    std::int64_t issuedMs = 0;
    std::vector<TownPlace> places;
};

/// PUT /v1/town (uplink → station): as the office sent it; the station verifies the signature.
struct SignedTown {
    std::string townPlaces;
    std::string signature;
};

/// PUT /v1/delivery (uplink → station): how far the office has everything.
struct Delivery {
    std::string epoch;
    std::int64_t receivedThrough = 0;
    bool linked = false;
};

boost::json::value toCloudEvent(const JournalEvent&);
boost::json::value toCloudEvent(const Snapshot&);
/// Errors "malformed" say which attribute.
Expected<JournalEvent> journalEventFromJson(const boost::json::value&);
/// Takes the body out of it rather than a copy.
Expected<JournalEvent> journalEventFromJson(boost::json::value&&);
Expected<Snapshot> snapshotFromJson(const boost::json::value&);
/// Whether a CloudEvent is a snapshot rather than a journal entry.
bool isSnapshot(const boost::json::value&);

boost::json::value toJson(const JournalPage&);
boost::json::value toJson(const Segment&);
boost::json::value toJson(const Position&);
boost::json::value toJson(const IngestAnswer&);
boost::json::value toJson(const TownPlaces&);
boost::json::value toJson(const SignedTown&);
boost::json::value toJson(const Delivery&);
Expected<JournalPage> journalPageFromJson(const boost::json::value&);
Expected<Segment> segmentFromJson(const boost::json::value&);
Expected<Position> positionFromJson(const boost::json::value&);
Expected<IngestAnswer> ingestAnswerFromJson(const boost::json::value&);
Expected<TownPlaces> townPlacesFromJson(const boost::json::value&);
Expected<SignedTown> signedTownFromJson(const boost::json::value&);
Expected<Delivery> deliveryFromJson(const boost::json::value&);

}  // namespace ostoja::api
