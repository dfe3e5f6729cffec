// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ostoja::domain {

/// A place for each guest so that no two share one; nothing when that can't be. `choices` has for each guest
/// the places that suit them, best first: earlier guests keep their better ones unless a later one would be
/// left without any.
std::optional<std::vector<std::size_t>> seat(std::span<const std::vector<std::size_t>> choices);

}  // namespace ostoja::domain
