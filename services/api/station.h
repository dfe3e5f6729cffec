// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/town.h"
#include "error/error.h"

/// What the station and the programs around it say to each other, as docs/api/station.yaml describes it.
/// Each record has toJson and a fromJson that tolerates unknown members.
namespace ostoja::api {

/// POST /v1/taps (reader): a card was held to the terminal's reader.
struct Tap {
    /// UUIDv7; a repeat of the same id changes nothing and gets the same answer.
    std::string id;
    /// "v1:" + 64 hex digits, crypto::cardHash. Never the card's number.
    std::string card;
    /// "ntag", "classic", "desfire", "unknown".
    std::string kind;
    /// How the card was proved: "uid" (a name, not a proof).
    std::string proof;
    /// From the card's entering the field to this request; older than 5,000 ms is refused (409 tap_too_old).
    std::int64_t ageMs = 0;
};

/// What became of a tap. For the reader only its own signal depends on it; people see it on the screen.
struct TapAnswer {
    std::string tap;
    /// "bed", "arrival" (a bed is held, a carer's word is awaited), "full_house", "unknown_card", "welcome",
    /// "goodbye", "left", "closed", "see_staff"; "at_desk" at a staff terminal.
    std::string outcome;
    /// The journal's number of what was recorded.
    std::int64_t sequence = 0;
};

/// PUT /v1/reader (reader): its state, which expires after 5 s. "out_of_order" is also what the station
/// assumes then.
struct ReaderState {
    /// "ready", "hold_still", "out_of_order".
    std::string state;
    /// For staff and logs: "no_device", "chip_silent", "starting", "station_silent", "" …
    std::string reason;
};

struct RoomSign {
    std::string number;      ///< "1"
    std::string colour;      ///< "#9CC9F2", the door's
    std::string colourName;  ///< "blue": a key of the screens' translations
    std::string sign;        ///< "anchor": Material Icons name, and a key of the translations
};

/// One step of the way to a room: "enter", "left", "right", "straight", "up" (n floors), "down", "door" (the
/// n-th), "room".
struct WayStep {
    std::string kind;
    std::int64_t count = 0;
};

struct BedPlace {
    std::string number;    ///< "12", as on the bed's plate
    std::string position;  ///< "lower", "upper", "single"
    RoomSign room;
    std::vector<WayStep> way;
};

/// The town's nearest place that can admit whoever was refused.
struct NearestPlace {
    std::string facilityId;
    std::string name;
    std::string address;
    /// As the crow flies; nothing where it isn't known.
    std::optional<std::int64_t> metres;
};

/// What the door's screen shows to the person who has just tapped; lives in the station's memory until
/// `remainingMs` is over, the person is done, or the next tap.
struct Visit {
    std::string id;
    std::string tap;
    /// "bed", "arrival" (`bed` is held until a carer comes), "full_house", "unknown_card", "welcome",
    /// "goodbye", "left", "closed" (the house isn't open now), "see_staff" (the carer's word is wanted),
    /// "no_card" (a carer is called). While it stands, the carer's word changes it.
    std::string outcome;
    /// Of "no_card": the number in the queue for the carer; 0 otherwise.
    std::int64_t number = 0;
    /// The greeting as the person wants it ("panie Marku"); empty shows none.
    std::string greeting;
    std::optional<BedPlace> bed;
    /// Where somebody who got no place here can go tonight.
    std::optional<NearestPlace> nearest;
    /// Of "closed": when the house opens (RFC 3339), empty where nobody knows.
    std::string opens;
    /// What the person may do now: "away", "leave", "help", "more_time", "done".
    std::vector<std::string> actions;
    /// What has been done in this visit: "" , "leave_asks_card", "away", "help_asked", "help_coming".
    std::string step;
    std::int64_t totalMs = 0;
    std::int64_t remainingMs = 0;
    std::int64_t sequence = 0;
};

/// The house's windows on the door's screen: 'f' free, 'o' somebody sleeps there, 'x' out of service or being
/// cleaned, 'h' held, 'e' somebody sleeps in an extra bed.
struct HousePlaces {
    std::int64_t total = 0;
    std::int64_t free = 0;
    std::int64_t freeWomen = 0;
    std::int64_t freeMen = 0;
    std::int64_t freeAny = 0;
    /// A letter for each place, in the order of the house.
    std::string windows;
};

/// Everything a screen needs: the only event ("state") of a screen's stream, sent whole at its opening and
/// after each change. GET /v1/events (screen).
struct ScreenState {
    std::string terminal;
    std::string role;  ///< "door"
    std::string facilityName;
    std::string facilityKind;  ///< domain::Form's name: "night_shelter", "bathhouse" …
    std::string night;         ///< "2026-11-22", empty while none is open
    bool open = false;
    HousePlaces places;
    std::string reader;      ///< as ReaderState::state
    std::string readerSide;  ///< where the reader hangs: "right", "below", "left"
    /// The town's other places as the office last told, or none: unknown.
    std::optional<TownPlaces> town;
    std::int64_t townAgeMs = 0;
    /// There is a staff terminal in this house: a carer can be called.
    bool carer = false;
    std::optional<Visit> visit;
    /// A winter action is on.
    bool winter = false;
    /// The station's clock is a demonstration's.
    bool simulated = false;
};

/// GET /v1/events (reader): event "state" first, then after each change.
struct ReaderOrder {
    std::string terminal;
    /// Grows by one at each order to restart; the reader restarts its worker when it grows.
    std::int64_t restarts = 0;
};

/// POST /v1/commands (screen): what the person touched, within their visit.
struct ScreenCommand {
    std::string id;
    /// Empty for "no_card", which begins a visit.
    std::string visit;
    /// "away", "leave" (asks for the card again), "help", "more_time", "done", "no_card".
    std::string command;
};

/// GET /v1/beds (admin).
struct BedRow {
    std::string id;
    std::string number;
    std::string room;
    std::string segment;  ///< "women", "men", "any", "family", "accessible"
    std::string state;    ///< domain::BedState's name: "free", "held", "occupied" …
};

boost::json::value toJson(const Tap&);
boost::json::value toJson(const TapAnswer&);
boost::json::value toJson(const ReaderState&);
boost::json::value toJson(const Visit&);
boost::json::value toJson(const ScreenState&);
boost::json::value toJson(const ReaderOrder&);
boost::json::value toJson(const ScreenCommand&);
boost::json::value toJson(const BedRow&);
boost::json::value toJson(const NearestPlace&);

Expected<Tap> tapFromJson(const boost::json::value&);
Expected<TapAnswer> tapAnswerFromJson(const boost::json::value&);
Expected<ReaderState> readerStateFromJson(const boost::json::value&);
Expected<ScreenState> screenStateFromJson(const boost::json::value&);
Expected<ReaderOrder> readerOrderFromJson(const boost::json::value&);
Expected<ScreenCommand> screenCommandFromJson(const boost::json::value&);
Expected<NearestPlace> nearestPlaceFromJson(const boost::json::value&);

}  // namespace ostoja::api
