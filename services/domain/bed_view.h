// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "domain/allotment.h"

namespace ostoja::domain {

/// How well a bed serves somebody, in the order in which it counts: smaller is better. The ranks of a
/// household's beds add up to their room's.
struct BedRank {
    long notHeldForThem = 0;
    long notOwnOfLastNight = 0;
    long needsNotGranted = 0;
    long awayFromHousehold = 0;
    long keptForWheelchairs = 0;
    long ward = 0;
    long keptForOthers = 0;
    long extra = 0;
    long crowd = 0;

    auto operator<=>(const BedRank&) const = default;
    BedRank& operator+=(const BedRank& other);
};

/// The beds of a house as one person sees them: which they could have, best first, and why.
class BedView {
  public:
    /// `partySize`: with how many they come, themselves included.
    BedView(const Applicant& who, std::size_t partySize, std::span<const Bed> beds, const HouseRules& rules,
            std::span<const Ground> despite);

    const std::vector<std::size_t>& suitable() const { return suitable_; }
    BedRank rank(std::size_t bed) const;
    std::vector<BedReason> why(std::size_t bed) const;

  private:
    struct Room {
        long free = 0;
        bool householdSleepsHere = false;
        bool mustKeepOut = false;
    };

    bool comesWithOthers() const { return partySize_ > 1; }
    const Room& roomOf(const Bed& bed) const { return rooms_.at(bed.room); }
    void lookAtRooms();
    long wardRank(const Bed& bed) const;
    long crowd(const Bed& bed) const;
    long granted(const Bed& bed) const;
    bool isBesidesPeopleToAvoid() const;
    bool isInEmptierRoom(const Bed& bed) const;

    const Applicant& who_;
    std::size_t partySize_;
    std::span<const Bed> beds_;
    std::map<std::string_view, Room> rooms_;
    std::vector<std::size_t> suitable_;
};

}  // namespace ostoja::domain
