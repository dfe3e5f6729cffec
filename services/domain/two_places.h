// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "domain/instant.h"

namespace ostoja::domain {

/// A card at a reader: where, and when it was held there (not when the house heard of it).
struct CardSeen {
    std::string terminal;
    Instant at;
};

/// The least time that a person needs from one reader of the house to another.
inline constexpr std::chrono::seconds shortestWalk{3};

/// Whether nobody could have carried one card from the one reader to the other in between: there are two
/// cards of one number, or somebody plays recordings. In whichever order they were heard of. After a restart
/// of the machine the distance in time is unknown, and nobody is suspected.
bool isInTwoPlaces(const CardSeen& one, const CardSeen& other, std::chrono::milliseconds walk = shortestWalk);

}  // namespace ostoja::domain
