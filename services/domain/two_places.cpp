// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/two_places.h"

#include <cstdlib>

namespace ostoja::domain {

bool isInTwoPlaces(const CardSeen& one, const CardSeen& other, std::chrono::milliseconds walk) {
    if (one.terminal == other.terminal || one.at.boot != other.at.boot) return false;
    return std::abs(one.at.monotonicMs - other.at.monotonicMs) < walk.count();
}

}  // namespace ostoja::domain
