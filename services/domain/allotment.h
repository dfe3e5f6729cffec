// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/applicant.h"
#include "domain/beds.h"
#include "domain/ground.h"
#include "domain/house_rules.h"
#include "error/error.h"

namespace ostoja::domain {

/// Why somebody got this bed and no other.
enum class BedReason {
    ownOfLastNight,
    heldForThem,
    need,
    ward,
    household,
    keptApart,
    emptierRoom,
    firstFree
};

/// "own_of_last_night": the words of the API.
std::string_view name(BedReason reason);
/// Error "malformed".
Expected<BedReason> bedReasonFromName(std::string_view text);

struct Allotment {
    std::size_t bed = 0;  ///< index into the beds
    std::vector<BedReason> why;

    bool operator==(const Allotment&) const = default;
};

/// What stands against giving this bed to this person; empty when nothing does. A lower bunk, a place for a
/// wheelchair and one for a dog must be there; a toilet nearby and quiet are wishes.
std::vector<Ground> againstBed(const Applicant& who, std::size_t bed, std::span<const Bed> beds,
                               const HouseRules& rules);

/// A bed for each of the party, in their order; all in one room when they are more than one; nothing when
/// there is none for all. Of the beds that nothing stands against, the first of:
/// 1. the bed that a carer holds for them,
/// 2. their own bed of last night,
/// 3. the one that grants most of what they need,
/// 4. in the room where their household sleeps,
/// 5. that isn't kept for wheelchairs,
/// 6. in a room of their own ward rather than in a mixed one; in a family room first or last, as they come,
/// 7. that isn't kept for a dog, for who needs quiet or a toilet nearby,
/// 8. standing there all year rather than put there for the winter,
/// 9. in the room with the most free beds; for a household in the smallest family room that holds it,
/// 10. in the order of the house.
/// `despite`: grounds that a carer has set aside. A bed that somebody has is given to nobody. With
/// noSuitableBed among them those for whom there is no room together sleep in several
/// (domain/several_rooms.h).
std::optional<std::vector<Allotment>> allot(std::span<const Applicant> party, std::span<const Bed> beds,
                                            const HouseRules& rules, std::span<const Ground> despite = {});

}  // namespace ostoja::domain
