// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"

/// What a staff terminal's screen is told: GET /v1/events on a terminal whose role is "staff". Each record
/// has toJson and a fromJson that tolerates unknown members.
namespace ostoja::api {

/// The house's places tonight, as counts and as windows: 'f' free, 'o' somebody sleeps there, 'x' out of
/// service or being cleaned, 'h' held, 'e' somebody sleeps in an extra bed.
struct StaffPlaces {
    std::int64_t free = 0;
    std::int64_t occupied = 0;
    std::int64_t held = 0;
    std::int64_t outOfService = 0;
    std::int64_t extra = 0;
    std::string windows;
};

/// What the session's last act was, so that it can be taken back.
struct UndoOffer {
    std::string undo;
    /// "registered", "changed", "card_issued", "card_lost", "card_returned", "household", "linked",
    /// "alert_seen"; of the night "arrived", "admitted", "refused", "refusal_settled", "moved", "swapped",
    /// "went_away", "came_back", "ended", "kept", "round", "held", "released", "bed_in_use", "bed_cleaning",
    /// "bed_out_of_service", "suspended", "suspension_lifted", "apart", "paper", "absence", "winter_began",
    /// "winter_ended".
    std::string what;
    /// Empty where it was about nobody.
    std::string person;
    /// The person's name as the session may see it.
    std::string label;
    /// Number on the plate of the bed that it was about; empty for none.
    std::string bed;
    /// Where somebody who was refused was shown to; empty for nowhere.
    std::string pointsTo;
};

struct StaffSession {
    std::string id;
    std::string member;
    /// Given name and first letter of the surname while it is locked.
    std::string name;
    std::string role;
    /// domain::name of each right; none while it is locked.
    std::vector<std::string> rights;
    bool locked = false;
    std::optional<UndoOffer> undo;
};

/// A staff card was held to this terminal's reader; the PIN is awaited.
struct SignIn {
    std::string tap;
    std::string member;
    std::string name;
    /// Seconds until a PIN is looked at again; 0 for at once.
    std::int64_t delayedS = 0;
};

/// The card that was last held to this terminal's reader, for half a minute.
struct CardAtReader {
    std::string tap;
    /// "person", "unknown", "revoked", "staff".
    std::string what;
    std::string person;
    std::string card;
};

/// Somebody at a door waits for a carer.
struct CallShown {
    std::string call;
    /// "no_card", "help".
    std::string kind;
    /// What the door's screen shows to whoever has no card; 0 for help.
    std::int64_t number = 0;
    std::string terminal;
    std::int64_t ageS = 0;
};

/// What staff are told quietly.
struct AlertShown {
    std::string alert;
    /// "revoked_card", "unknown_card", "two_places", "arrival_lapsed".
    std::string kind;
    std::string terminal;
    std::int64_t ageS = 0;
    /// Empty where it is nobody's.
    std::string person;
    std::string label;
    /// On the plate of the bed that went back; empty: it is about none.
    std::string bed;
};

/// Everything that a staff screen needs beside what it asks for, sent whole.
struct StaffState {
    std::string terminal;
    std::string facilityName;
    std::string facilityKind;  ///< as ScreenState::facilityKind
    std::string night;         ///< "2026-11-22", empty while none is open
    StaffPlaces places;
    bool officeLinked = false;
    /// Since the office last said how far it has everything; none before that.
    std::optional<std::int64_t> officeAgeS;
    std::string reader;  ///< as ReaderState::state
    /// The station's wall clock.
    std::int64_t timeMs = 0;
    std::optional<StaffSession> session;
    std::optional<SignIn> signIn;
    /// Nobody administers this house yet: the one-time code is awaited.
    bool setup = false;
    std::optional<CardAtReader> card;
    std::vector<CallShown> calls;
    std::vector<AlertShown> alerts;
    /// How many calls wait; told to a locked or signed-out screen, too.
    std::int64_t waiting = 0;
    /// Changes whenever GET /v1/board would answer otherwise.
    std::int64_t board = 0;
    /// How many wait for a carer's word at admission; told to a locked or signed-out screen, too.
    std::int64_t arrivals = 0;
    /// A winter action is on.
    bool winter = false;
    /// When the night's stays end by themselves (RFC 3339); empty in a house that is open round the clock.
    std::string closes;
    /// The station's clock is a demonstration's.
    bool simulated = false;
};

boost::json::value toJson(const StaffState&);
Expected<StaffState> staffStateFromJson(const boost::json::value&);

boost::json::value toJson(const StaffSession&);
Expected<StaffSession> staffSessionFromJson(const boost::json::value&);

}  // namespace ostoja::api
