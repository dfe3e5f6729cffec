// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bed_fit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/allotment.h"

namespace ostoja::domain {

bool grants(const Bed& bed, Need need) {
    switch (need) {
        case Need::lowerBunk:
            return bed.position != "upper";
        case Need::wheelchair:
            return bed.position != "upper" &&
                   (has(bed, BedFeature::wheelchair) || bed.segment == Segment::accessible);
        case Need::nearToilet:
            return has(bed, BedFeature::nearToilet);
        case Need::dog:
            return has(bed, BedFeature::dog);
        case Need::quiet:
            return has(bed, BedFeature::quiet);
    }
    return true;
}

bool isWish(Need need) {
    return need == Need::nearToilet || need == Need::quiet;
}

bool needs(const Applicant& who, Need need) {
    return std::find(who.needs.begin(), who.needs.end(), need) != who.needs.end();
}

std::optional<Segment> wardOf(const Applicant& who) {
    const auto sex = who.adultHere ? who.adultHere->sex : who.sex;
    if (!sex) return std::nullopt;
    return ownSegment(*sex);
}

bool isHeldFor(const Bed& bed, const Applicant& who) {
    return bed.state == BedState::held && !who.id.empty() && bed.heldFor == who.id;
}

bool isTheirs(const Bed& bed, const Applicant& who) {
    return isGiven(bed.state) && !who.id.empty() && bed.person == who.id;
}

bool isOfTheirWard(const Bed& bed, const Applicant& who) {
    switch (bed.segment) {
        case Segment::women:
        case Segment::men:
            return wardOf(who) == bed.segment;
        case Segment::family:
            return !who.household.empty();
        case Segment::any:
        case Segment::accessible:
            break;
    }
    return true;
}

bool isOfSomebodyToAvoid(const Bed& bed, const Applicant& who) {
    return isGiven(bed.state) && !bed.person.empty() &&
           std::find(who.apart.begin(), who.apart.end(), bed.person) != who.apart.end();
}

bool isOfTheirHousehold(const Bed& bed, const Applicant& who) {
    return isGiven(bed.state) && !who.household.empty() && bed.household == who.household &&
           bed.person != who.id;
}

bool isKeptForWheelchairs(const Bed& bed, const Applicant& who) {
    return (has(bed, BedFeature::wheelchair) || bed.segment == Segment::accessible) &&
           !needs(who, Need::wheelchair);
}

long keptForOthers(const Bed& bed, const Applicant& who) {
    constexpr std::array<std::pair<BedFeature, Need>, 3> special = {{
        {BedFeature::nearToilet, Need::nearToilet},
        {BedFeature::dog, Need::dog},
        {BedFeature::quiet, Need::quiet},
    }};
    return std::count_if(special.begin(), special.end(),
                         [&](const auto& each) { return has(bed, each.first) && !needs(who, each.second); });
}

std::vector<Ground> againstBed(const Applicant& who, std::size_t index, std::span<const Bed> beds,
                               const HouseRules& rules) {
    const Bed& bed = beds[index];
    std::vector<Ground> against;
    if (bed.state != BedState::free && !isHeldFor(bed, who) && !isTheirs(bed, who))
        against.push_back(Ground::bedTaken);
    if (rules.onlyFor && who.sex && *who.sex != *rules.onlyFor) against.push_back(Ground::notThisSex);
    if (!isOfTheirWard(bed, who)) against.push_back(Ground::otherWard);
    const bool lacksSomething = std::any_of(who.needs.begin(), who.needs.end(),
                                            [&](Need need) { return !isWish(need) && !grants(bed, need); });
    if (lacksSomething) against.push_back(Ground::noSuitableBed);
    const bool mustAvoid = !who.apart.empty() && std::any_of(beds.begin(), beds.end(), [&](const Bed& other) {
        return other.room == bed.room && isOfSomebodyToAvoid(other, who);
    });
    if (mustAvoid) against.push_back(Ground::keptApart);
    return against;
}

}  // namespace ostoja::domain
