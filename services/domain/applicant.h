// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/beds.h"
#include "domain/ground.h"
#include "domain/paper.h"
#include "domain/person.h"
#include "domain/suspension.h"

namespace ostoja::domain {

/// An adult of somebody's household who sleeps in the house tonight, or waits to.
struct AdultHere {
    std::optional<Sex> sex;

    bool operator==(const AdultHere&) const = default;
};

/// A carer's word of the same night.
struct RefusedTonight {
    std::string why;  ///< "intoxicated": a word of the record
    std::int64_t atMs = 0;

    bool operator==(const RefusedTonight&) const = default;
};

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
    /// Of a minor: they don't come alone, and sleep in that one's ward.
    std::optional<AdultHere> adultHere;
    std::optional<RefusedTonight> refused;
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
