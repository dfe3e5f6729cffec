// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/tonight/coming.h"

#include <algorithm>

#include "station/tonight/house_tonight.h"
#include "station/tonight/household.h"

namespace ostoja::station {

namespace {

/// Somebody who comes, and what the register says of them: its fields are sealed, and opened once.
struct Comer {
    std::string id;
    std::optional<store::Person> record;
};

Comer comer(store::WriteStore& store, const std::string& id) {
    auto record = store.people().person(id);
    if (record && record->erased) record.reset();
    return {id, std::move(record)};
}

domain::Applicant applicantOn(store::WriteStore& store, const std::string& night, domain::Form form,
                              const Comer& comer) {
    auto who = applicantOf(store, comer.id, comer.record);
    if (comer.record) who.age = ageOn(night, *comer.record);
    if (comer.record && domain::isMinor(who)) who.adultHere = adultHere(store, night, *comer.record);
    if (const auto refusal = store.refusals().byCarer(night, comer.id))
        who.refused = domain::RefusedTonight{refusal->why, refusal->atMs};
    who.lastBed = store.stays().bedBefore(night, comer.id);
    who.suspension = store.terms().suspendedOn(comer.id, night);
    if (domain::papersOf(form).empty()) return who;
    for (auto& kept : store.terms().papersOf(comer.id)) who.papers.push_back(std::move(kept.paper));
    return who;
}

/// What is held for one of them is free to them.
void offerOwn(std::vector<domain::Bed>& beds, const std::vector<domain::Applicant>& party) {
    for (auto& bed : beds) {
        const bool theirs =
            bed.state == domain::BedState::held && !bed.person.empty() &&
            std::any_of(party.begin(), party.end(), [&](const auto& who) { return who.id == bed.person; });
        if (!theirs) continue;
        bed.heldFor = bed.person;
        bed.person.clear();
        bed.household.clear();
    }
}

/// The person, and whoever comes with them.
std::vector<Comer> together(store::WriteStore& store, const std::string& night, const std::string& person) {
    std::vector<Comer> comers{comer(store, person)};
    const auto known = comers.front().record;
    if (!known) return comers;
    const auto isElsewhere = [&](const std::string& id) {
        return !store.stays().of(night, id) && !store.arrivals().of(id);
    };
    for (auto& other : othersOf(store, *known, isElsewhere)) {
        auto id = other.id;
        comers.push_back({std::move(id), std::move(other)});
    }
    return comers;
}

/// The house as nobody in particular finds it.
Coming nobodyComing(store::WriteStore& store, const std::string& night) {
    const auto read = store.houseWithPeople();
    return {.night = night,
            .party = {},
            .rules = rulesOf(store.facility()),
            .beds = bedsTonight(read),
            .winter = winterOf(read.house)};
}

Coming withParty(Coming house, std::vector<domain::Applicant> party) {
    house.party = std::move(party);
    offerOwn(house.beds, house.party);
    return house;
}

std::vector<domain::Applicant> applicantsOf(store::WriteStore& store, const Coming& house,
                                            const std::vector<Comer>& comers) {
    std::vector<domain::Applicant> party;
    party.reserve(comers.size());
    for (const auto& each : comers) party.push_back(applicantOn(store, house.night, house.rules.form, each));
    // A child goes with the adult it comes with, whoever else is here or waits beside it.
    if (std::all_of(party.begin(), party.end(), domain::isMinor)) return party;
    for (auto& who : party) who.adultHere.reset();
    return party;
}

}  // namespace

domain::Admission Coming::judged(std::int64_t nowMs, const std::vector<domain::Ground>& despite) const {
    return domain::admit(party, domain::parseNight(night).value(),
                         {.rules = rules, .beds = beds, .nowMs = nowMs, .winter = winter, .cameMs = cameMs},
                         despite);
}

bool Coming::inFrost() const {
    return domain::inFrost(rules, domain::parseNight(night).value(), winter);
}

Coming comingOf(store::WriteStore& store, const std::string& night, const std::vector<std::string>& people) {
    std::vector<Comer> comers;
    comers.reserve(people.size());
    for (const auto& id : people) comers.push_back(comer(store, id));
    auto house = nobodyComing(store, night);
    auto party = applicantsOf(store, house, comers);
    return withParty(std::move(house), std::move(party));
}

JudgedComing judgedComing(store::WriteStore& store, const std::string& night, const std::string& person) {
    const auto nowMs = store.believedNowMs();
    auto house = nobodyComing(store, night);
    const auto party = applicantsOf(store, house, together(store, night, person));
    auto coming = withParty(house, party);
    auto admission = coming.judged(nowMs);
    const bool adults = std::none_of(party.begin(), party.end(), domain::isMinor);
    if (party.size() == 1 || !admission.places.empty() || !adults)
        return {std::move(coming), std::move(admission)};
    auto alone = withParty(std::move(house), {party.front()});
    auto judged = alone.judged(nowMs);
    return {std::move(alone), std::move(judged)};
}

std::string segmentOf(const domain::Applicant& who) {
    return std::string(domain::name(who.sex ? domain::ownSegment(*who.sex) : domain::Segment::any));
}

}  // namespace ostoja::station
