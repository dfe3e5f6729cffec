// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/name_distance.h"
#include "domain/name_words.h"

namespace ostoja::domain {

/// How far a typed word is from a registered one: 0 is the same word, ten is one typing error, smaller
/// numbers prefer what was typed whole, in the same spelling, in the same language.
using NameCost = std::uint8_t;

/// No likeness that a person would see.
inline constexpr NameCost unlike = 255;

/// A registered word as the comparison needs it.
struct RegisteredWord {
    NameWord word;
    std::uint64_t plainLetters = 0;
    std::array<std::uint64_t, NameWord::mostSounds> soundLetters{};
    /// Row of sameGivenNames(), from 1; 0 is none. Some short forms stand for two names.
    std::array<std::uint8_t, 2> givenNames{};
};

RegisteredWord registered(const NameWord& word);

/// What is overlooked in a typed word.
struct Forgiven {
    int errors = 3;          ///< at most; fewer in short words
    bool beginnings = true;  ///< it may be the beginning of the other word
};

/// One typed word, ready to be compared with every word of the register.
class TypedWord {
  public:
    explicit TypedWord(const NameWord& word, Forgiven forgiven = {});

    NameCost costTo(const RegisteredWord& other) const;

  private:
    NameCost costToSpelling(const RegisteredWord& other) const;
    void findGivenNames();

    Typed plain_;
    std::vector<Typed> sounds_;
    char firstLetter_;
    Forgiven forgiven_;
    /// For each row of sameGivenNames(): how far the typed word is from its nearest form.
    std::vector<NameCost> givenNames_;
};

}  // namespace ostoja::domain
