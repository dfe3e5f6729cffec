// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "domain/bed_view.h"
#include "domain/beds.h"

namespace ostoja::domain {

/// A bed for each of them, in their order, in the room that is best for them together; nothing when no room
/// holds all.
std::optional<std::vector<std::size_t>> oneRoomFor(std::span<const BedView> views, std::span<const Bed> beds);

}  // namespace ostoja::domain
