// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ostoja::domain {

/// Typing errors between what was typed and a word: letters too many, missing, wrong, or two neighbours
/// exchanged, each counted as one.
struct Errors {
    int toWhole = 0;  ///< if all of the word was meant
    int toStart = 0;  ///< if only its beginning was typed so far
};

/// What was typed, ready to be compared with many words: a row of the distance table is one machine word
/// (Myers 1999; with exchanges, Hyyrö 2003). At most 64 letters.
class Typed {
  public:
    explicit Typed(std::string_view letters);

    Errors errorsTo(std::string_view word) const;

    /// Letters of what was typed that the word has nowhere: never more than the errors, and far cheaper.
    /// `wordLetters` is lettersOf(word).
    int missingIn(std::uint64_t wordLetters) const { return __builtin_popcountll(letters_ & ~wordLetters); }

    /// The different letters of a text as bits.
    static std::uint64_t lettersOf(std::string_view text);

    int size() const { return size_; }

  private:
    std::array<std::uint64_t, 256> places_{};
    std::uint64_t letters_ = 0;
    int size_ = 0;
};

}  // namespace ostoja::domain
