// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace ostoja::domain {

/// What a house gives to whoever comes.
enum class HouseKind { beds, dayVisits };

enum class Outcome { bed, arrival, fullHouse, closed, unknownCard, welcome, goodbye, left, seeStaff };

/// "bed", "full_house" … as screens and readers are told.
std::string_view name(Outcome outcome);

/// What a tap changes in the record, beside the tap itself.
enum class Change {
    come,             ///< has no bed tonight: what comes of it is admit()'s to say
    seeArrival,       ///< waits for a carer's word already
    withdraw,         ///< waited, asked to leave, and showed the card again
    seeStay,          ///< the same bed again
    comeBack,         ///< was out for a moment
    endStay,          ///< asked to leave, and showed the card again
    noteUnknownCard,  ///< nobody's card
    noteRevokedCard,  ///< told to be lost, or replaced
    beginVisit,       ///< of a day facility
    seeVisit,         ///< the card again while its welcome is on the screen
    endVisit,
};

/// The person's stay tonight, which has not ended.
struct TonightsStay {
    bool away = false;
};

/// Everything a tap's decision depends on.
struct TapCase {
    HouseKind house = HouseKind::beds;
    /// The card is somebody's who may come in by it.
    bool known = false;
    /// The card is some person's and admits nobody.
    bool revoked = false;
    std::optional<TonightsStay> stay;
    /// They came, and a carer hasn't said yet.
    bool waiting = false;
    /// This person's screen asks for the card again before it ends the stay.
    bool leaving = false;
    /// A day facility: the person is in the house.
    bool visiting = false;
    /// This person's welcome is on the screen. A card held unsteadily, twice to be sure, or lying on a reader
    /// that starts again is no goodbye.
    bool welcomed = false;
};

struct TapDecision {
    /// With `come` it follows from what admit() says.
    Outcome outcome = Outcome::unknownCard;
    Change change = Change::noteUnknownCard;

    bool operator==(const TapDecision&) const = default;
};

/// What a tap means. A day facility never turns anybody away: several visits a day are usual, and nobody taps
/// out reliably.
TapDecision decideTap(const TapCase& tap);

}  // namespace ostoja::domain
