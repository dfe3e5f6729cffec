// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/night.h"

namespace ostoja::domain {

/// The time for which somebody may not sleep here. Why is for staff alone, and no business of the rules.
struct Suspension {
    std::string from;   ///< first night, "2026-11-22"
    std::string until;  ///< last night

    bool operator==(const Suspension&) const = default;
};

bool holdsOn(const Suspension& suspension, Night night);

}  // namespace ostoja::domain
