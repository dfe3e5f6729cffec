// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "domain/wiping.h"

namespace ostoja::domain {

/// A few letters in place, so that none is left behind on the heap. Longer words are compared by their
/// first 24.
struct ShortText {
    std::array<char, 24> letters{};
    std::uint8_t size = 0;

    std::string_view view() const { return {letters.data(), size}; }
    void append(char letter) {
        if (size < letters.size()) letters[size++] = letter;
    }
    bool operator==(const ShortText&) const = default;
};

/// One word of a name in the two forms in which names are compared.
struct NameWord {
    static constexpr std::size_t mostSounds = 4;

    /// Small Latin letters without diacritics, other scripts as a passport spells them: "kovalchuk".
    ShortText plain;
    /// How it sounds, coarsely, so that the spellings of several languages fall together: "kovalcuk" for
    /// Kowalczuk, Kovalchuk and Ковальчук. Several where a spelling is read in several ways (a Pole's ch is a
    /// Briton's kh); not a phonetic transcription.
    std::array<ShortText, mostSounds> sounds{};
    std::uint8_t soundCount = 0;

    auto soundsBegin() const { return sounds.begin(); }
    auto soundsEnd() const { return sounds.begin() + soundCount; }
    bool operator==(const NameWord&) const = default;
};

/// The words of a name: what spaces, hyphens and other marks divide; an apostrophe doesn't. Nothing for text
/// that isn't UTF-8.
WipingVector<NameWord> nameWords(std::string_view text);

/// A word of these plain letters, as NameWord::plain has them; at least one.
NameWord wordOfPlain(std::string_view letters);

}  // namespace ostoja::domain
