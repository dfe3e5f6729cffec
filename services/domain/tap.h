// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "domain/beds.h"
#include "domain/night.h"
#include "error/error.h"

namespace ostoja::domain {

/// What a house gives to whoever comes.
enum class HouseKind { beds, dayVisits };

enum class Outcome { bed, fullHouse, unknownCard, welcome, goodbye, left, seeStaff };

/// "bed", "full_house" … as screens and readers are told.
std::string_view name(Outcome outcome);

/// What a tap changes in the record, beside the tap itself.
enum class Change {
    takeBed,          ///< a first tap tonight
    seeStay,          ///< the same bed again
    comeBack,         ///< was out for a moment
    endStay,          ///< asked to leave, and showed the card again
    turnAway,         ///< no suitable bed
    noteUnknownCard,  ///< nobody's card
    noteRevokedCard,  ///< told to be lost, or replaced
    askForStaff,      ///< which ward is right for the person, only staff can ask
    beginVisit,       ///< of a day facility
    seeVisit,         ///< the card again while its welcome is on the screen
    endVisit,
};

struct Person {
    /// Nothing: not told yet.
    std::optional<Sex> sex;
};

/// The person's stay tonight, which has not ended.
struct TonightsStay {
    bool away = false;
};

/// Everything a tap's decision depends on.
struct TapCase {
    HouseKind house = HouseKind::beds;
    std::optional<Person> person;
    /// The card is some person's and admits nobody.
    bool revoked = false;
    std::optional<TonightsStay> stay;
    /// This person's screen asks for the card again before it ends the stay.
    bool leaving = false;
    /// A day facility: the person is in the house.
    bool visiting = false;
    /// This person's welcome is on the screen. A card held unsteadily, twice to be sure, or lying on a reader
    /// that starts again is no goodbye.
    bool welcomed = false;
    std::span<const Bed> beds;
};

struct TapDecision {
    Outcome outcome = Outcome::unknownCard;
    Change change = Change::noteUnknownCard;
    /// Index into the beds of the case; set with takeBed only.
    std::optional<std::size_t> bed;

    bool operator==(const TapDecision&) const = default;
};

/// What becomes of a tap where the house rule is "a tap admits". A day facility never turns anybody away:
/// several visits a day are usual, and nobody taps out reliably.
TapDecision decideTap(const TapCase& tap);

}  // namespace ostoja::domain
