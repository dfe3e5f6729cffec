// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/tonight/household.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "domain/card_state.h"
#include "domain/day.h"
#include "domain/night.h"

namespace ostoja::station {

namespace {

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

/// A card that was told lost is theirs until it is replaced or given back.
bool hasCard(store::WriteStore& store, const std::string& person) {
    const auto cards = store.people().cardsOf(person);
    return std::any_of(cards.begin(), cards.end(), [](const store::Card& card) {
        return card.state == domain::CardState::valid || card.state == domain::CardState::lost;
    });
}

/// As somebody stands in a night: their stay, and the arrival with which they wait.
struct Standing {
    std::optional<store::Stay> stay;
    std::optional<store::Arrival> arrival;
};

Standing standingOf(store::WriteStore& store, const std::string& night, const std::string& person) {
    return {.stay = store.stays().of(night, person), .arrival = store.arrivals().of(person)};
}

/// One tap brought both, and nobody has seen the other one since.
bool cameWith(const Standing& holder, const Standing& other) {
    if (holder.arrival && other.arrival) return holder.arrival->party == other.arrival->party;
    if (!holder.stay || !other.stay) return false;
    const auto& stay = *other.stay;
    return stay.presence == "assumed" && !stay.carried && stay.beganMs == holder.stay->beganMs;
}

}  // namespace

std::optional<int> ageOn(const std::string& night, const store::Person& person) {
    const auto& details = person.details;
    const auto evening = *domain::parseDay(night);
    if (const auto born = domain::parseDay(details.born)) return domain::yearsBetween(*born, evening);
    if (!details.estimatedAge) return std::nullopt;
    const auto since = registeredOn(person.id);
    const auto grown = since ? std::max(0, domain::yearsBetween(*since, evening)) : 0;
    return static_cast<int>(*details.estimatedAge) + grown;
}

std::vector<store::Person> othersOf(store::WriteStore& store, const store::Person& person,
                                    const std::function<bool(const std::string&)>& counts) {
    std::vector<store::Person> others;
    if (person.household.empty()) return others;
    const auto household = store.people().household(person.household);
    for (const auto& id : household ? household->members : std::vector<std::string>{}) {
        if (id == person.id || !counts(id)) continue;
        auto other = store.people().person(id);
        const bool alike =
            other && !other->erased && other->details.isProtected == person.details.isProtected;
        if (alike) others.push_back(std::move(*other));
    }
    return others;
}

std::optional<domain::AdultHere> adultHere(store::WriteStore& store, const std::string& night,
                                           const store::Person& person) {
    const auto isHere = [&](const std::string& id) {
        return store.stays().of(night, id) || store.arrivals().of(id);
    };
    std::optional<domain::AdultHere> found;
    for (const auto& other : othersOf(store, person, isHere)) {
        domain::Applicant who;
        who.age = ageOn(night, other);
        if (domain::isMinor(who)) continue;
        if (found && other.details.sex != person.details.sex) continue;
        found = domain::AdultHere{other.details.sex};
    }
    return found;
}

std::vector<std::string> spokenForBy(store::WriteStore& store, const std::string& night,
                                     const std::string& person) {
    std::vector<std::string> spokenFor;
    const auto known = store.people().person(person);
    if (!known) return spokenFor;
    const auto holder = standingOf(store, night, person);
    for (const auto& other : othersOf(store, *known, [](const std::string&) { return true; })) {
        const auto standing = standingOf(store, night, other.id);
        domain::Applicant who;
        who.age = ageOn(night, other);
        if (!hasCard(store, other.id) && (domain::isMinor(who) || cameWith(holder, standing))) {
            spokenFor.push_back(other.id);
            continue;
        }
        if (standing.stay && standing.stay->state == store::Stay::State::here) return {};
    }
    return spokenFor;
}

std::vector<store::Stay> staysSpokenForBy(store::WriteStore& store, const std::string& night,
                                          const std::string& person) {
    std::vector<store::Stay> stays;
    for (const auto& id : spokenForBy(store, night, person)) {
        if (auto theirs = store.stays().of(night, id)) stays.push_back(std::move(*theirs));
    }
    return stays;
}

}  // namespace ostoja::station
