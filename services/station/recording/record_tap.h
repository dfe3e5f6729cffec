// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "error/error.h"
#include "station/recording/staff_act.h"
#include "station/store/write_store.h"
#include "station/tonight/elsewhere.h"

namespace ostoja::station {

/// A tap as its terminal passes it on.
struct TapRequest {
    api::Tap tap;
    std::string terminal;
    /// The resident whose screen at this terminal asks for the card again before it ends the stay; empty for
    /// nobody.
    std::string leaving;
    /// The resident whose welcome is on this terminal's screen; empty for nobody.
    std::string welcomed;
    /// Nobody could have carried the card here from the reader that saw it last.
    bool inTwoPlaces = false;
    /// Where whoever gets no place can go.
    Elsewhere elsewhere = {};
};

/// Somebody without a card whom staff admit to a house, at the door where they stand.
struct AdmissionRequest {
    std::string person;
    std::string terminal;
    Elsewhere elsewhere = {};
};

/// What was recorded, and what the terminal's screen needs to show it.
struct TapResult {
    api::TapAnswer answer;
    /// The id was known already: nothing changed, nothing is shown anew.
    bool repeated = false;
    /// Empty for an unknown card.
    std::string resident;
    std::string greeting;
    std::optional<api::BedPlace> bed;
    /// Of somebody who got no place here: where they can go.
    std::optional<api::NearestPlace> nearest;
    /// Of somebody who waits for a carer's word.
    std::string arrival;
    /// Of "closed": when the house opens, where that is known.
    std::optional<std::int64_t> opensMs;
    /// Who sleeps where since: the person, and whoever of their household came in with them.
    std::vector<Sleeps> sleeps;
    /// What waits for staff now, where this changed it.
    std::optional<std::vector<store::Alert>> alerts;
};

/// What is known of a tap that came before; nothing for a new one. Errors as recordTap's.
Expected<std::optional<TapResult>> knownTap(store::WriteStore& store, const TapRequest& request);

/// Decides about a tap and records it. Errors: "tap_too_old" (more than 5 s from the card to here),
/// "tap_elsewhere" (the id belongs to another terminal's tap).
Expected<TapResult> recordTap(store::WriteStore& store, const TapRequest& request);

/// Decides and records as for a first tap, or for the bed that the person has. Errors "person_unknown",
/// "sex_unknown" where the ward depends on it.
Expected<TapResult> recordAdmission(store::WriteStore& store, const AdmissionRequest& request);

/// A tap that is older than this isn't taken: the person has gone on.
inline constexpr std::int64_t oldestTapMs = 5'000;

}  // namespace ostoja::station
