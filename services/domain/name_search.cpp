// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/name_search.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace ostoja::domain {

namespace {

/// For a typed word that nobody's name has: the rest must be very like.
constexpr int wordMissing = 40;
constexpr int enoughWithoutOne = 12;
/// Up to here a division of the typed words as they stand is good enough.
constexpr int goodEnough = 25;
constexpr int otherwiseDivided = 8;
constexpr std::size_t shortestPart = 3;

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    return hash;
}

/// The cheapest way to give each typed word a word of the name, none twice.
int cheapest(const std::vector<std::vector<NameCost>>& typed, const std::vector<std::uint32_t>& words,
             std::size_t next, std::uint64_t used) {
    if (next == typed.size()) return 0;
    int least = unlike;
    for (std::size_t i = 0; i < words.size() && i < 64; ++i) {
        const auto bit = std::uint64_t{1} << i;
        const int cost = typed[next][words[i]];
        if ((used & bit) != 0 || cost >= least) continue;
        least = std::min(least, cost + cheapest(typed, words, next + 1, used | bit));
    }
    return least;
}

int costOfPerson(const std::vector<std::vector<NameCost>>& typed, const std::vector<std::uint32_t>& words,
                 int enough) {
    int sum = 0;
    std::size_t missing = 0;
    for (const auto& costs : typed) {
        int least = unlike;
        for (const auto word : words) least = std::min<int>(least, costs[word]);
        if (least == unlike) {
            ++missing;
        } else {
            sum += least;
        }
    }
    if (missing == 0) return typed.size() == 1 ? sum : cheapest(typed, words, 0, 0);
    const bool allButOne = missing == 1 && typed.size() > 1 && sum <= enough;
    return allButOne ? sum + wordMissing : unlike;
}

}  // namespace

void NameIndex::put(std::string_view id, const std::vector<std::string_view>& names) {
    remove(id);
    Entry entry{.id = std::string(id), .words = {}};
    for (const auto name : names) {
        std::vector<std::uint32_t> own;
        for (const auto& word : nameWords(name)) own.push_back(slotFor(word));
        for (const auto slot : own) {
            // A word that another of the person's names has already would be found twice: "Jan" in both.
            const auto has = std::count(entry.words.begin(), entry.words.end(), slot);
            if (has < std::count(own.begin(), own.end(), slot)) {
                entry.words.push_back(slot);
            } else {
                release(slot);
            }
        }
    }
    places_[entry.id] = people_.size();
    people_.push_back(std::move(entry));
}

void NameIndex::remove(std::string_view id) {
    const auto place = places_.find(std::string(id));
    if (place == places_.end()) return;
    auto& entry = people_[place->second];
    for (const auto slot : entry.words) release(slot);
    wipeContent(entry.words);
    if (&entry != &people_.back()) {
        entry = std::move(people_.back());
        places_[entry.id] = place->second;
    }
    people_.pop_back();
    places_.erase(place);
}

std::uint32_t NameIndex::slotFor(const NameWord& word) {
    const auto hash = hashOf(word.plain.view());
    const auto [first, last] = slotsByHash_.equal_range(hash);
    for (auto found = first; found != last; ++found) {
        if (slots_[found->second].registered.word != word) continue;
        ++slots_[found->second].users;
        return found->second;
    }
    if (freeSlots_.empty()) {
        freeSlots_.push_back(static_cast<std::uint32_t>(slots_.size()));
        slots_.emplace_back();
    }
    const auto slot = freeSlots_.back();
    freeSlots_.pop_back();
    slots_[slot] = {.registered = registered(word), .users = 1};
    slotsByHash_.emplace(hash, slot);
    return slot;
}

void NameIndex::release(std::uint32_t slot) {
    if (--slots_[slot].users > 0) return;
    const auto [first, last] = slotsByHash_.equal_range(hashOf(slots_[slot].registered.word.plain.view()));
    slotsByHash_.erase(std::find_if(first, last, [&](const auto& entry) { return entry.second == slot; }));
    wipe(std::as_writable_bytes(std::span(&slots_[slot], 1)));
    freeSlots_.push_back(slot);
}

NameIndex::Costs NameIndex::costsOf(const TypedWord& typed) const {
    Costs costs(slots_.size(), unlike);
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (slots_[i].users > 0) costs[i] = typed.costTo(slots_[i].registered);
    }
    return costs;
}

std::vector<NameIndex::Hit> NameIndex::hits(const std::vector<Costs>& typed, const Division& division,
                                            const MayBeSeen& mayBeSeen) const {
    std::vector<Hit> found;
    for (const auto& entry : people_) {
        const int cost = costOfPerson(typed, entry.words, division.enoughWithoutOne);
        if (cost >= unlike || (mayBeSeen && !mayBeSeen(entry.id))) continue;
        found.push_back({cost + division.extra, &entry});
    }
    return found;
}

namespace {

/// "Kowal czyk" as one word.
NameWord joined(const NameWord& one, const NameWord& other) {
    auto letters = one.plain;
    for (const char letter : other.plain.view()) letters.append(letter);
    return wordOfPlain(letters.view());
}

NameWord part(const NameWord& word, std::size_t from, std::size_t length) {
    return wordOfPlain(word.plain.view().substr(from, length));
}

}  // namespace

std::vector<NameIndex::Hit> NameIndex::hitsOtherwiseDivided(const WipingVector<NameWord>& words,
                                                            const MayBeSeen& mayBeSeen) const {
    std::vector<Hit> found;
    const auto tryWords = [&](std::size_t without, std::size_t count, const std::vector<TypedWord>& instead) {
        std::vector<Costs> costs;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i < without || i >= without + count) costs.push_back(costsOf(TypedWord(words[i])));
        }
        for (const auto& word : instead) costs.push_back(costsOf(word));
        const auto more = hits(costs, {.extra = otherwiseDivided}, mayBeSeen);
        found.insert(found.end(), more.begin(), more.end());
    };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        tryWords(i, 2, {TypedWord(joined(words[i], words[i + 1]))});
    }
    if (words.size() != 1) return found;
    const auto whole = words.front().plain.size;
    for (std::size_t cut = shortestPart; cut + shortestPart <= whole; ++cut) {
        tryWords(0, 1,
                 {TypedWord(part(words[0], 0, cut), {.errors = 0}),
                  TypedWord(part(words[0], cut, whole - cut), {.errors = 0})});
    }
    return found;
}

std::vector<NameIndex::Sharing> NameIndex::sharing(const std::vector<std::string_view>& names) const {
    std::vector<Sharing> all;
    std::vector<std::size_t> most(people_.size());
    for (const auto name : names) {
        const auto alike = alikeWordsOf(name);
        for (std::size_t i = 0; i < people_.size(); ++i) {
            std::uint64_t found = 0;
            for (const auto word : people_[i].words) found |= alike[word];
            most[i] = std::max<std::size_t>(most[i], static_cast<std::size_t>(std::popcount(found)));
        }
    }
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (most[i] > 0) all.push_back({people_[i].id, most[i]});
    }
    return all;
}

std::vector<std::uint64_t> NameIndex::alikeWordsOf(std::string_view name) const {
    auto words = nameWords(name);
    if (words.size() > mostTypedWords) words.resize(mostTypedWords);
    std::vector<std::uint64_t> alike(slots_.size());
    for (std::size_t w = 0; w < words.size(); ++w) {
        const TypedWord typed(words[w], {.beginnings = false});
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            const bool isAlike = slots_[i].users > 0 && typed.costTo(slots_[i].registered) != unlike;
            if (isAlike) alike[i] |= std::uint64_t{1} << w;
        }
    }
    return alike;
}

NamesFound NameIndex::find(std::string_view query, std::size_t limit, const MayBeSeen& mayBeSeen) const {
    auto words = nameWords(query);
    if (words.empty()) return {};
    if (words.size() > mostTypedWords) words.resize(mostTypedWords);
    std::vector<Costs> costs;
    for (const auto& word : words) costs.push_back(costsOf(TypedWord(word)));
    auto found = hits(costs, {.enoughWithoutOne = enoughWithoutOne}, mayBeSeen);
    const bool isGood =
        std::any_of(found.begin(), found.end(), [](const Hit& hit) { return hit.cost <= goodEnough; });
    if (!isGood) {
        const auto more = hitsOtherwiseDivided(words, mayBeSeen);
        found.insert(found.end(), more.begin(), more.end());
    }

    const auto isSamePerson = [](const Hit& one, const Hit& other) { return one.entry == other.entry; };
    std::sort(found.begin(), found.end(), [](const Hit& one, const Hit& other) {
        return std::tie(one.entry, one.cost) < std::tie(other.entry, other.cost);
    });
    found.erase(std::unique(found.begin(), found.end(), isSamePerson), found.end());
    const auto shown = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
    std::partial_sort(found.begin(), shown, found.end(), [](const Hit& one, const Hit& other) {
        return std::tie(one.cost, other.entry->id) < std::tie(other.cost, one.entry->id);
    });
    NamesFound result{.ids = {}, .total = found.size()};
    for (auto hit = found.begin(); hit != shown; ++hit) result.ids.push_back(hit->entry->id);
    return result;
}

}  // namespace ostoja::domain
