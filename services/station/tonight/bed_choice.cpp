// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/tonight/bed_choice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ostoja::station {

namespace {

using domain::Ground;

bool isOneOf(const Coming& coming, const std::string& person) {
    return std::any_of(coming.party.begin(), coming.party.end(),
                       [&](const domain::Applicant& who) { return who.id == person; });
}

/// A child may sleep where an adult who comes with it may.
domain::Applicant besideTheirAdult(const Coming& coming, std::size_t n, std::size_t bed) {
    auto who = coming.party.at(n);
    if (!domain::isMinor(who)) return who;
    for (const auto& adult : coming.party) {
        const bool theirWard = adult.sex && domain::ownSegment(*adult.sex) == coming.beds.at(bed).segment;
        if (!domain::isMinor(adult) && theirWard) who.adultHere = domain::AdultHere{adult.sex};
    }
    return who;
}

/// Of a bed that is theirs to get it doesn't count that it is held.
void addAgainst(const Coming& coming, std::size_t n, std::size_t bed, domain::Admission& admission) {
    const auto who = besideTheirAdult(coming, n, bed);
    for (const auto ground : domain::againstBed(who, bed, coming.beds, coming.rules)) {
        const bool known = std::any_of(
            admission.findings.begin(), admission.findings.end(), [&](const domain::Finding& each) {
                return each.ground == ground && (each.person.empty() || each.person == who.id);
            });
        if (known || ground == Ground::bedTaken) continue;
        admission.findings.push_back({.ground = ground,
                                      .source = domain::sourceOf(ground, coming.rules.form),
                                      .until = {},
                                      .person = who.id});
    }
}

/// The first of them is in that bed already.
Coming others(const Coming& coming, std::size_t bed) {
    auto rest = coming;
    const auto first = rest.party.front();
    rest.party.erase(rest.party.begin());
    auto& taken = rest.beds.at(bed);
    taken.state = domain::BedState::occupied;
    taken.person = first.id;
    taken.household = first.household;
    taken.heldFor.clear();
    if (domain::isMinor(first)) return rest;
    for (auto& who : rest.party) {
        if (domain::isMinor(who)) who.adultHere = domain::AdultHere{first.sex};
    }
    return rest;
}

}  // namespace

bool isAboutBeds(const domain::Finding& finding) {
    constexpr std::array grounds{Ground::houseFull, Ground::noSuitableBed, Ground::keptApart,
                                 Ground::otherWard};
    return finding.person.empty() &&
           std::find(grounds.begin(), grounds.end(), finding.ground) != grounds.end();
}

Expected<std::size_t> chosenBed(const Coming& coming, const std::string& id) {
    const auto bed = std::find_if(coming.beds.begin(), coming.beds.end(),
                                  [&](const domain::Bed& each) { return each.id == id; });
    if (bed == coming.beds.end()) return failure("bed_unknown", "no bed of this house has this identifier");
    switch (bed->state) {
        case domain::BedState::cleaning:
        case domain::BedState::outOfService:
        case domain::BedState::off:
            return failure("bed_not_in_use", "this bed isn't slept in now; put it into use first");
        case domain::BedState::free:
            break;
        default:
            if (bed->heldFor.empty() || !isOneOf(coming, bed->heldFor))
                return failure("bed_taken", "somebody has this bed tonight, or it is held");
    }
    return static_cast<std::size_t>(bed - coming.beds.begin());
}

void choose(const Coming& coming, std::size_t bed, std::int64_t nowMs, const std::vector<Ground>& despite,
            domain::Admission& admission) {
    std::erase_if(admission.findings, isAboutBeds);
    if (admission.places.empty() && coming.party.size() > 1) {
        auto beside = others(coming, bed).judged(nowMs, despite);
        for (auto& finding : beside.findings) {
            if (isAboutBeds(finding)) admission.findings.push_back(std::move(finding));
        }
        admission.places = std::move(beside.places);
        if (admission.places.empty()) return addAgainst(coming, 0, bed, admission);
    }
    if (admission.places.size() < coming.party.size())
        admission.places.insert(admission.places.begin(), domain::Allotment{.bed = bed, .why = {}});
    const auto before = std::exchange(admission.places.front(), domain::Allotment{.bed = bed, .why = {}}).bed;
    addAgainst(coming, 0, bed, admission);
    for (std::size_t n = 1; n < coming.party.size(); ++n) {
        if (admission.places[n].bed != bed) continue;
        admission.places[n] = {.bed = before, .why = {}};
        addAgainst(coming, n, before, admission);
    }
}

}  // namespace ostoja::station
