// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "domain/allotment.h"

namespace ostoja::domain {

/// Beds for a household that no room holds, in its order: the children in one room with one of the adults, or
/// at least in that one's ward; everybody else where somebody of them sleeps, if that can be. Nothing unless
/// a carer has set aside noSuitableBed, and when there aren't beds for all.
std::optional<std::vector<Allotment>> inSeveralRooms(std::span<const Applicant> party,
                                                     std::span<const Bed> beds, const HouseRules& rules,
                                                     std::span<const Ground> despite);

}  // namespace ostoja::domain
