// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/against_bed.h"

#include <algorithm>
#include <utility>

#include "domain/allotment.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace {

void leave(domain::Bed& bed) {
    bed.person.clear();
    bed.household.clear();
    bed.heldFor.clear();
    bed.state = domain::BedState::free;
}

/// A bed that somebody has can't be given: whether it is somebody's was asked before.
std::vector<domain::Ground> against(StaffAct& act, const std::string& person, const std::string& bed,
                                    const std::vector<domain::Bed>& beds) {
    auto& store = act.store();
    const auto rules = rulesOf(store.facility());
    const auto index = indexOf(beds, bed);
    const auto who = applicantOf(store, person, store.people().person(person));
    auto grounds = domain::againstBed(who, index, beds, rules);
    const auto seen = domain::againstBed(withoutHidden(act, who), index, beds, rules);
    std::erase(grounds, domain::Ground::bedTaken);
    const bool isSeen = std::find(seen.begin(), seen.end(), domain::Ground::keptApart) != seen.end();
    if (!isSeen)
        std::replace(grounds.begin(), grounds.end(), domain::Ground::keptApart,
                     domain::Ground::noSuitableBed);
    return grounds;
}

}  // namespace

domain::Applicant withoutHidden(StaffAct& act, domain::Applicant who) {
    std::erase_if(who.apart, [&](const std::string& other) { return !act.person(other); });
    return who;
}

std::vector<domain::Ground> groundsAgainst(StaffAct& act, const std::string& person, const std::string& bed) {
    return against(act, person, bed, bedsTonight(act.store()));
}

std::vector<domain::Ground> groundsAgainstSwap(StaffAct& act, const store::Stay& one,
                                               const store::Stay& other) {
    const auto beds = bedsTonight(act.store());
    std::vector<domain::Ground> grounds;
    for (const auto& [who, with] : {std::pair(&one, &other), std::pair(&other, &one)}) {
        auto then = beds;
        auto& left = then.at(indexOf(then, who->bed));
        auto& taken = then.at(indexOf(then, with->bed));
        left.person = taken.person;
        left.household = taken.household;
        leave(taken);
        for (const auto ground : against(act, who->person, with->bed, then)) {
            if (std::find(grounds.begin(), grounds.end(), ground) == grounds.end()) grounds.push_back(ground);
        }
    }
    return grounds;
}

}  // namespace ostoja::station
