// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/coming.h"

#include <algorithm>
#include <charconv>

#include "domain/day.h"
#include "station/house_tonight.h"

namespace ostoja::station {

namespace {

constexpr int fullAge = 18;

date::year_month_day eveningOf(const std::string& night) {
    return *domain::parseDay(night);
}

/// The day on which somebody was registered, as the UUIDv7 tells.
std::optional<date::year_month_day> registeredOn(const std::string& id) {
    constexpr std::size_t firstPart = 8;
    constexpr std::size_t secondPart = 4;
    if (id.size() < firstPart + 1 + secondPart) return std::nullopt;
    const auto digits = id.substr(0, firstPart) + id.substr(firstPart + 1, secondPart);
    std::int64_t ms = 0;
    constexpr int hex = 16;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), ms, hex).ec != std::errc{})
        return std::nullopt;
    return domain::parseDay(domain::formatNight(domain::nightAt(ms, std::chrono::hours(0))));
}

/// In whole years on that night. An age that was estimated grows from the day of registration on.
std::optional<int> ageOn(const std::string& night, const store::Person& person) {
    const auto& details = person.details;
    if (const auto born = domain::parseDay(details.born))
        return domain::yearsBetween(*born, eveningOf(night));
    if (!details.estimatedAge) return std::nullopt;
    const auto since = registeredOn(person.id);
    const auto grown = since ? std::max(0, domain::yearsBetween(*since, eveningOf(night))) : 0;
    return static_cast<int>(*details.estimatedAge) + grown;
}

domain::Applicant applicantOn(store::WriteStore& store, const std::string& night, domain::Form form,
                              const std::string& id) {
    auto person = store.people().person(id);
    if (person && person->erased) person.reset();
    auto who = applicantOf(store, id, person);
    if (person) who.age = ageOn(night, *person);
    who.lastBed = store.stays().bedBefore(night, id);
    who.suspension = store.terms().suspendedOn(id, night);
    if (domain::papersOf(form).empty()) return who;
    for (auto& kept : store.terms().papersOf(id)) who.papers.push_back(std::move(kept.paper));
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

}  // namespace

domain::Admission Coming::judged(std::int64_t nowMs, const std::vector<domain::Ground>& despite) const {
    return domain::admit(party, domain::parseNight(night).value(),
                         {.rules = rules, .beds = beds, .nowMs = nowMs, .winter = winter}, despite);
}

bool Coming::inFrost() const {
    return domain::inFrost(rules, domain::parseNight(night).value(), winter);
}

std::vector<std::string> comingTogether(store::WriteStore& store, const std::string& night,
                                        const std::string& person) {
    std::vector<std::string> people{person};
    const auto known = store.people().person(person);
    if (!known || known->household.empty()) return people;
    const auto household = store.people().household(known->household);
    for (const auto& id : household ? household->members : std::vector<std::string>{}) {
        if (id == person || store.stays().of(night, id) || store.arrivals().of(id)) continue;
        const auto member = store.people().person(id);
        // Who comes with somebody tells of them: nobody's coming tells of a protected person.
        const bool alike = member && member->details.isProtected == known->details.isProtected;
        if (alike) people.push_back(id);
    }
    return people;
}

Coming comingOf(store::WriteStore& store, const std::string& night, const std::vector<std::string>& people) {
    Coming coming;
    coming.night = night;
    coming.rules = rulesOf(store.facility());
    for (const auto& id : people) coming.party.push_back(applicantOn(store, night, coming.rules.form, id));
    const auto house = store.house();
    coming.winter = winterOf(house);
    coming.beds = bedsTonight(store, house);
    offerOwn(coming.beds, coming.party);
    return coming;
}

JudgedComing judgedComing(store::WriteStore& store, const std::string& night, const std::string& person) {
    auto coming = comingOf(store, night, comingTogether(store, night, person));
    auto admission = coming.judged(store.believedNowMs());
    const bool adults = std::none_of(coming.party.begin(), coming.party.end(),
                                     [](const auto& who) { return who.age && *who.age < fullAge; });
    if (coming.party.size() == 1 || !admission.places.empty() || !adults)
        return {std::move(coming), std::move(admission)};
    auto alone = comingOf(store, night, {person});
    auto judged = alone.judged(store.believedNowMs());
    return {std::move(alone), std::move(judged)};
}

std::string segmentOf(const domain::Applicant& who) {
    return std::string(domain::name(who.sex ? domain::ownSegment(*who.sex) : domain::Segment::any));
}

}  // namespace ostoja::station
