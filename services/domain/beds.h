// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.h"

namespace ostoja::domain {

enum class Sex { woman, man };

/// Whom a room is for. Rooms for anybody are the mixed ones.
enum class Segment { women, men, any, family, accessible };

/// What a bed or its room has for people who need it.
enum class BedFeature { nearToilet, wheelchair, dog, quiet };

enum class BedState {
    free,
    held,      ///< for somebody on their way, or for whoever stands at the door and waits for a carer
    occupied,  ///< its guest is in the house
    away,      ///< its guest is out for a moment
    cleaning,
    outOfService,
    off,  ///< an extra bed while no winter action has opened it
};

std::string_view name(Segment segment);
Expected<Segment> segmentFromName(std::string_view text);
std::string_view name(BedFeature feature);
Expected<BedFeature> bedFeatureFromName(std::string_view text);
std::string_view name(BedState state);
Expected<BedState> bedStateFromName(std::string_view text);
/// "f" or "m", as the API and the store write it.
std::string_view letter(Sex sex);
Expected<Sex> sexFromLetter(std::string_view text);

/// The rooms that are kept for people like this one.
Segment ownSegment(Sex sex);

/// Held, occupied or away: nobody else can have it.
bool isGiven(BedState state);

/// One bed as it is tonight.
struct Bed {
    std::string id;
    std::string room;
    Segment segment = Segment::any;
    std::string position;  ///< "lower", "upper", "single"
    std::vector<BedFeature> has;
    bool extra = false;
    BedState state = BedState::free;
    std::string person;     ///< whose it is tonight
    std::string household;  ///< and with whom they are
    std::string heldFor;    ///< for whom a carer holds it

    bool operator==(const Bed&) const = default;
};

bool has(const Bed& bed, BedFeature feature);

}  // namespace ostoja::domain
