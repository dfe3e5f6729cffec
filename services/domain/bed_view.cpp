// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bed_view.h"

#include <algorithm>
#include <utility>

#include "domain/bed_fit.h"

namespace ostoja::domain {

namespace {

bool includes(std::span<const Ground> grounds, Ground ground) {
    return std::find(grounds.begin(), grounds.end(), ground) != grounds.end();
}

/// A bed that somebody has can't be given away by any carer's word.
bool allSetAside(const std::vector<Ground>& against, std::span<const Ground> despite) {
    return std::all_of(against.begin(), against.end(), [&](Ground ground) {
        return ground != Ground::bedTaken && includes(despite, ground);
    });
}

}  // namespace

BedRank& BedRank::operator+=(const BedRank& other) {
    notHeldForThem += other.notHeldForThem;
    notOwnOfLastNight += other.notOwnOfLastNight;
    needsNotGranted += other.needsNotGranted;
    awayFromHousehold += other.awayFromHousehold;
    keptForWheelchairs += other.keptForWheelchairs;
    ward += other.ward;
    keptForOthers += other.keptForOthers;
    extra += other.extra;
    crowd += other.crowd;
    return *this;
}

BedView::BedView(const Applicant& who, std::size_t partySize, std::span<const Bed> beds,
                 const HouseRules& rules, std::span<const Ground> despite)
    : who_(who), partySize_(partySize), beds_(beds) {
    lookAtRooms();
    std::vector<std::pair<BedRank, std::size_t>> ranked;
    for (std::size_t bed = 0; bed < beds.size(); ++bed) {
        if (allSetAside(againstBed(who, bed, beds, rules), despite)) ranked.emplace_back(rank(bed), bed);
    }
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [rank, bed] : ranked) suitable_.push_back(bed);
}

void BedView::lookAtRooms() {
    for (const auto& bed : beds_) {
        auto& room = rooms_[bed.room];
        if (bed.state == BedState::free) ++room.free;
        room.householdSleepsHere |= isOfTheirHousehold(bed, who_);
        room.mustKeepOut |= isOfSomebodyToAvoid(bed, who_);
    }
}

BedRank BedView::rank(std::size_t index) const {
    const Bed& bed = beds_[index];
    return {.notHeldForThem = isHeldFor(bed, who_) ? 0 : 1,
            .notOwnOfLastNight = bed.id == who_.lastBed ? 0 : 1,
            .needsNotGranted = std::ssize(who_.needs) - granted(bed),
            .awayFromHousehold = roomOf(bed).householdSleepsHere ? 0 : 1,
            .keptForWheelchairs = isKeptForWheelchairs(bed, who_) ? 1 : 0,
            .ward = wardRank(bed),
            .keptForOthers = keptForOthers(bed, who_),
            .extra = bed.extra ? 1 : 0,
            .crowd = crowd(bed)};
}

std::vector<BedReason> BedView::why(std::size_t index) const {
    const Bed& bed = beds_[index];
    std::vector<BedReason> why;
    if (isHeldFor(bed, who_)) why.push_back(BedReason::heldForThem);
    if (bed.id == who_.lastBed) why.push_back(BedReason::ownOfLastNight);
    const bool chosenByHand = !why.empty();
    if (granted(bed) > 0) why.push_back(BedReason::need);
    const bool together = comesWithOthers() || roomOf(bed).householdSleepsHere;
    if (together) why.push_back(BedReason::household);
    if (wardOf(who_) == bed.segment) why.push_back(BedReason::ward);
    if (!chosenByHand && isBesidesPeopleToAvoid()) why.push_back(BedReason::keptApart);
    if (!chosenByHand && !together && isInEmptierRoom(bed)) why.push_back(BedReason::emptierRoom);
    if (why.empty()) why.push_back(BedReason::firstFree);
    return why;
}

long BedView::granted(const Bed& bed) const {
    return std::count_if(who_.needs.begin(), who_.needs.end(), [&](Need need) { return grants(bed, need); });
}

/// A family room is first for who comes with others and last for who comes alone.
long BedView::wardRank(const Bed& bed) const {
    if (bed.segment == Segment::family) return comesWithOthers() ? 0 : 3;
    return wardOf(who_) == bed.segment ? 1 : 2;
}

/// Guests spread over the rooms, but a household takes the smallest family room that holds it: a larger one
/// may come yet.
long BedView::crowd(const Bed& bed) const {
    const auto free = roomOf(bed).free;
    return bed.segment == Segment::family ? free : -free;
}

/// There would have been room for them where somebody sleeps whom they must avoid.
bool BedView::isBesidesPeopleToAvoid() const {
    return std::any_of(beds_.begin(), beds_.end(), [&](const Bed& bed) {
        return bed.state == BedState::free && isOfTheirWard(bed, who_) && roomOf(bed).mustKeepOut;
    });
}

bool BedView::isInEmptierRoom(const Bed& bed) const {
    return std::any_of(suitable_.begin(), suitable_.end(), [&](std::size_t index) {
        const Bed& other = beds_[index];
        return other.segment == bed.segment && roomOf(other).free < roomOf(bed).free;
    });
}

}  // namespace ostoja::domain
