// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/beds.h"

namespace ostoja::people {

/// Somebody who doesn't exist.
struct MadeUpResident {
    std::string name;
    ostoja::domain::Sex sex = ostoja::domain::Sex::man;
    std::string born;  ///< "1968-03-02"
};

/// As many residents as a large town has, from tests/data/made_up_names.csv: most of them Polish, with the
/// usual namesakes, a tail of rare names that differ by a letter or two, and guests from the east spelled as
/// whoever registered them did: Cyrillic or Georgian, as in a passport, or as a Pole hears it. The same for
/// the same seed.
std::vector<MadeUpResident> makeUpResidents(std::size_t count, std::uint64_t seed);

}  // namespace ostoja::people
