// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/beds.h"
#include "domain/ground.h"
#include "domain/paper.h"
#include "domain/person.h"
#include "domain/suspension.h"

namespace ostoja::domain {

/// Somebody who wants a bed for the night, as far as the rules look at them.
struct Applicant {
    std::string id;
    std::optional<Sex> sex;
    std::optional<int> age;  ///< in whole years, where it is known
    std::vector<Need> needs;
    std::string household;           ///< empty: alone
    std::string lastBed;             ///< of the night before
    std::vector<std::string> apart;  ///< people with whom they must not share a room
    std::optional<Suspension> suspension;
    std::vector<Paper> papers;
    /// What a carer saw and no file knows: intoxicated, notSelfCaring.
    std::vector<Ground> seen;

    bool operator==(const Applicant&) const = default;
};

/// Known to be under eighteen.
inline bool isMinor(const Applicant& who) {
    constexpr int fullAge = 18;
    return who.age && *who.age < fullAge;
}

}  // namespace ostoja::domain
