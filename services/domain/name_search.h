// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/name_match.h"
#include "domain/wiping.h"

namespace ostoja::domain {

/// Words of one typed name that are looked at, more than a name has; what is typed beyond them doesn't count.
inline constexpr std::size_t mostTypedWords = 6;

/// Who was found: the likeliest first, as many as were asked for, and how many there are in all.
struct NamesFound {
    std::vector<std::string> ids;
    std::size_t total = 0;
};

/// Finds people by what a carer types of a name: its beginning, words in any order, without diacritics, with
/// typing errors, in the spelling or the alphabet of another language, by a short form. It lives in memory
/// only and overwrites a name when it goes; nothing of it may rest on a disk. Not for several threads at
/// once.
///
/// Each different word of all names is kept once. A search compares what was typed with every such word (see
/// name_match.h), then adds up, for each person, the best word for each typed one.
class NameIndex {
  public:
    using MayBeSeen = std::function<bool(std::string_view id)>;

    /// All names by which one person is known; they replace what was known of this person before.
    void put(std::string_view id, const std::vector<std::string_view>& names);
    /// Nothing happens when nobody has this id.
    void remove(std::string_view id);
    std::size_t size() const { return people_.size(); }

    /// `query` is what was typed so far; nothing is found for nothing. Whoever `mayBeSeen` excludes leaves no
    /// trace in what is found. Namesakes stand with the greatest id first, for UUIDv7: the latest registered.
    NamesFound find(std::string_view query, std::size_t limit, const MayBeSeen& mayBeSeen = {}) const;

    struct Sharing {
        std::string id;
        /// Words of that one of the names of which the most were found.
        std::size_t words = 0;
    };
    /// Everybody with a word of these names in theirs, in any spelling, in no order: whom to look at for
    /// duplicates.
    std::vector<Sharing> sharing(const std::vector<std::string_view>& names) const;

  private:
    struct Slot {
        RegisteredWord registered;
        std::uint32_t users = 0;
    };
    struct Entry {
        std::string id;
        std::vector<std::uint32_t> words;
    };
    struct Hit {
        int cost = 0;
        const Entry* entry = nullptr;
    };
    using Costs = std::vector<NameCost>;
    /// How the typed words were divided: as they stand, or otherwise, at a price and without any forgiveness.
    struct Division {
        int extra = 0;
        int enoughWithoutOne = -1;
    };

    std::uint32_t slotFor(const NameWord& word);
    void release(std::uint32_t slot);
    Costs costsOf(const TypedWord& typed) const;
    /// For each slot: which words of the name it is alike to, a bit for each.
    std::vector<std::uint64_t> alikeWordsOf(std::string_view name) const;
    std::vector<Hit> hits(const std::vector<Costs>& typed, const Division& division,
                          const MayBeSeen& mayBeSeen) const;
    std::vector<Hit> hitsOtherwiseDivided(const WipingVector<NameWord>& words,
                                          const MayBeSeen& mayBeSeen) const;

    WipingVector<Slot> slots_;
    std::vector<std::uint32_t> freeSlots_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> slotsByHash_;
    std::vector<Entry> people_;
    std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace ostoja::domain
