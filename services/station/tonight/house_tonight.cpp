// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/tonight/house_tonight.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace ostoja::station {

namespace {

using Record = store::BedTonight;

domain::BedState stateOf(const Record& bed) {
    switch (bed.taken) {
        case Record::Taken::here:
            return domain::BedState::occupied;
        case Record::Taken::away:
            return domain::BedState::away;
        case Record::Taken::held:
            return domain::BedState::held;
        case Record::Taken::free:
            break;
    }
    if (bed.condition == Record::Condition::cleaning) return domain::BedState::cleaning;
    if (bed.condition == Record::Condition::outOfService) return domain::BedState::outOfService;
    return bed.off ? domain::BedState::off : domain::BedState::free;
}

domain::Bed bedOf(const Record& record) {
    domain::Bed bed;
    bed.id = record.id;
    bed.room = record.room;
    bed.segment = domain::segmentFromName(record.segment).value();
    bed.position = record.position;
    for (const auto& word : record.has) {
        if (const auto feature = domain::bedFeatureFromName(word)) bed.has.push_back(*feature);
    }
    bed.extra = record.extra;
    bed.state = stateOf(record);
    return bed;
}

}  // namespace

domain::HouseRules rulesOf(const store::Facility& facility) {
    using std::chrono::minutes;
    const auto& kept = facility.rules;
    domain::HouseRules rules;
    rules.form = domain::formFromName(facility.kind).value();
    rules.tap = domain::tapRuleFromName(kept.tap).value();
    for (const auto& season : kept.opening) {
        rules.opening.seasons.push_back({.from = season.from,
                                         .until = season.until,
                                         .opens = minutes(season.opens),
                                         .closes = minutes(season.closes)});
    }
    if (kept.cutOff) rules.cutOff = minutes(*kept.cutOff);
    if (!kept.onlyFor.empty()) rules.onlyFor = domain::sexFromLetter(kept.onlyFor).value();
    rules.minors = kept.minors;
    rules.selfCare = kept.selfCare;
    rules.cleaningAfterStay = kept.cleaningAfterStay;
    rules.arrivalHolds = minutes(kept.arrivalMinutes);
    rules.holdLasts = minutes(kept.holdMinutes);
    rules.frostFrom = kept.frostFrom;
    rules.frostUntil = kept.frostUntil;
    return rules;
}

std::optional<domain::WinterAction> winterOf(const store::House& house) {
    if (!house.winter) return std::nullopt;
    return domain::WinterAction{.id = house.winter->id,
                                .fromMs = house.winter->fromMs,
                                .untilMs = house.winter->untilMs,
                                .extra = static_cast<int>(house.winter->extra),
                                .aroundClock = house.winter->aroundClock,
                                .thresholdC = static_cast<int>(house.winter->thresholdC)};
}

std::optional<domain::HoursOfNight> hoursTonight(const domain::HouseRules& rules, domain::Night night,
                                                 const store::House& house) {
    if (house.winter && house.winter->aroundClock) return std::nullopt;
    return domain::hoursOf(rules.opening, night);
}

std::vector<domain::Bed> bedsTonight(store::WriteStore& store) {
    return bedsTonight(store.houseWithPeople());
}

std::vector<domain::Bed> bedsTonight(const store::HouseWithPeople& read) {
    std::vector<domain::Bed> beds;
    std::unordered_map<std::string, std::size_t> places;
    beds.reserve(read.house.beds.size());
    for (const auto& bed : read.house.beds) {
        places.emplace(bed.id, beds.size());
        beds.push_back(bedOf(bed));
    }
    for (const auto& taken : read.taken) {
        auto& bed = beds.at(places.at(taken.bed));
        (taken.theirs ? bed.person : bed.heldFor) = taken.person;
        bed.household = taken.household;
    }
    return beds;
}

std::size_t indexOf(const std::vector<domain::Bed>& beds, const std::string& id) {
    const auto found =
        std::find_if(beds.begin(), beds.end(), [&](const domain::Bed& bed) { return bed.id == id; });
    if (found == beds.end()) throw std::logic_error("no such bed stands in the house");
    return static_cast<std::size_t>(found - beds.begin());
}

store::BedTonight bedTonight(store::WriteStore& store, const std::string& bed) {
    for (auto& each : store.house().beds) {
        if (each.id == bed) return each;
    }
    throw std::logic_error("no such bed stands in the house");
}

domain::Applicant applicantOf(store::WriteStore& store, const std::string& id,
                              const std::optional<store::Person>& person) {
    domain::Applicant who;
    who.id = id;
    if (person) {
        who.sex = person->details.sex;
        who.needs = person->details.needs;
        who.household = person->household;
    }
    who.apart = store.apart().of(id);
    return who;
}

}  // namespace ostoja::station
