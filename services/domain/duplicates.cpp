// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/duplicates.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "domain/day.h"
#include "domain/name_search.h"
#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<DuplicateReason, 6> reasons = {{
    {DuplicateReason::pesel, "pesel"},
    {DuplicateReason::nameAndBirth, "name_and_birth"},
    {DuplicateReason::nameAndNearBirth, "name_and_near_birth"},
    {DuplicateReason::nameAndAge, "name_and_age"},
    {DuplicateReason::birthAndOneName, "birth_and_one_name"},
    {DuplicateReason::name, "name"},
}};

/// One typing error in another spelling.
constexpr NameCost mostlyAlike = 15;
constexpr int yearsOffByEstimate = 5;

enum class Births { same, near, closeAge, apart, unknown };

std::string digitsOf(std::string_view day) {
    std::string digits(day);
    std::erase(digits, '-');
    return digits;
}

/// "1968-03-02" and "1968-02-03".
bool isDayForMonth(std::string_view one, std::string_view other) {
    return one.substr(0, 4) == other.substr(0, 4) && one.substr(5, 2) == other.substr(8, 2) &&
           one.substr(8, 2) == other.substr(5, 2);
}

Births births(const KnownPerson& one, const KnownPerson& other) {
    const auto oneDay = parseDay(one.born);
    const auto otherDay = parseDay(other.born);
    if (oneDay && otherDay) {
        if (one.born == other.born) return Births::same;
        const bool mistyped = Typed(digitsOf(one.born)).errorsTo(digitsOf(other.born)).toWhole == 1;
        return mistyped || isDayForMonth(one.born, other.born) ? Births::near : Births::apart;
    }
    const auto year = [](const auto& day, std::optional<int> around) {
        return day ? std::optional(static_cast<int>(day->year())) : around;
    };
    const auto oneYear = year(oneDay, one.bornAround);
    const auto otherYear = year(otherDay, other.bornAround);
    if (!oneYear || !otherYear) return Births::unknown;
    const int off = oneDay || otherDay ? yearsOffByEstimate : 2 * yearsOffByEstimate;
    return std::abs(*oneYear - *otherYear) <= off ? Births::closeAge : Births::apart;
}

}  // namespace

KnownPerson knownPerson(const PersonDetails& details, int registeredIn) {
    KnownPerson known{
        .names = {}, .born = details.born, .bornAround = {}, .sex = details.sex, .pesel = details.pesel};
    for (const auto* name : {&details.name, &details.legalName}) {
        if (!name->empty()) known.names.push_back(*name);
    }
    if (details.estimatedAge) known.bornAround = registeredIn - static_cast<int>(*details.estimatedAge);
    return known;
}

std::string_view name(DuplicateReason reason) {
    return wordFor(reasons, reason);
}

DuplicateCheck::DuplicateCheck(KnownPerson candidate) : candidate_(std::move(candidate)) {
    for (const auto& text : candidate_.names) {
        auto& typed = names_.emplace_back();
        auto words = nameWords(text);
        if (words.size() > mostTypedWords) words.resize(mostTypedWords);
        for (const auto& word : words) typed.emplace_back(word, Forgiven{.beginnings = false});
    }
}

std::optional<DuplicateReason> DuplicateCheck::atBest(const KnownPerson& other) const {
    if (!candidate_.pesel.empty() && !other.pesel.empty()) {
        return candidate_.pesel == other.pesel ? std::optional(DuplicateReason::pesel) : std::nullopt;
    }
    switch (births(candidate_, other)) {
        case Births::same:
            return DuplicateReason::nameAndBirth;
        case Births::near:
            return DuplicateReason::nameAndNearBirth;
        case Births::closeAge:
            return isOtherSex(other) ? std::nullopt : std::optional(DuplicateReason::nameAndAge);
        case Births::unknown:
            return isOtherSex(other) ? std::nullopt : std::optional(DuplicateReason::name);
        case Births::apart:
            break;
    }
    return std::nullopt;
}

bool DuplicateCheck::isOtherSex(const KnownPerson& other) const {
    return candidate_.sex && other.sex && candidate_.sex != other.sex;
}

std::optional<DuplicateReason> DuplicateCheck::reasonFor(const KnownPerson& other) const {
    const auto best = atBest(other);
    if (!best || best == DuplicateReason::pesel) return best;
    Shared found;
    for (const auto& text : other.names) {
        const auto here = shared(text);
        found = {found.some || here.some, found.alike || here.alike};
    }
    if (found.alike) return best;
    const bool oneName = found.some && best == DuplicateReason::nameAndBirth && !isOtherSex(other);
    return oneName ? std::optional(DuplicateReason::birthAndOneName) : std::nullopt;
}

DuplicateCheck::Shared DuplicateCheck::shared(std::string_view name) const {
    std::vector<RegisteredWord> words;
    for (const auto& word : nameWords(name)) words.push_back(registered(word));
    Shared shared;
    for (const auto& typed : names_) {
        std::vector<bool> used(words.size());
        std::size_t common = 0;
        for (const auto& word : typed) {
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (used[i] || word.costTo(words[i]) > mostlyAlike) continue;
                used[i] = true;
                ++common;
                break;
            }
        }
        const auto shorter = std::min(typed.size(), words.size());
        // One word of a longer name is a given name: it makes no two people alike.
        const bool enough = shorter > 1 || typed.size() == words.size();
        shared.some = shared.some || common > 0;
        shared.alike = shared.alike || (enough && common == shorter && common > 0);
    }
    return shared;
}

namespace {

struct InSight {
    DuplicateReason atBest;
    std::size_t sharedWords;
    std::size_t place;
};

std::vector<InSight> inOrder(const DuplicateCheck& check, std::span<const MayBeDuplicate> others) {
    std::vector<InSight> all;
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (const auto best = check.atBest(others[i].person))
            all.push_back({*best, others[i].sharedWords, i});
    }
    std::sort(all.begin(), all.end(), [](const InSight& one, const InSight& other) {
        return std::tie(one.atBest, other.sharedWords, one.place) <
               std::tie(other.atBest, one.sharedWords, other.place);
    });
    return all;
}

}  // namespace

LikelyDuplicates likeliest(const DuplicateCheck& check, std::span<const MayBeDuplicate> others,
                           std::size_t most) {
    LikelyDuplicates likely;
    auto& found = likely.found;
    for (const auto& next : inOrder(check, others)) {
        const auto stronger = std::count_if(found.begin(), found.end(),
                                            [&](const auto& each) { return each.reason <= next.atBest; });
        if (static_cast<std::size_t>(stronger) >= most || likely.compared == mostCompared) break;
        ++likely.compared;
        if (const auto reason = check.reasonFor(others[next.place].person))
            found.push_back({next.place, *reason});
    }
    std::sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
        return std::tie(one.reason, one.place) < std::tie(other.reason, other.place);
    });
    if (found.size() > most) found.resize(most);
    return likely;
}

}  // namespace ostoja::domain
