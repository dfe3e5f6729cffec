// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace ostoja::domain {

/// How a letter of any of our scripts is spelled in plain Latin, and what it adds to a word's sound. Small
/// letters take part in the digraphs of Latin spelling ("sz", "sh"); capital ones don't: a letter of another
/// alphabet stands for itself. Q, X, W and Y are ą, ę, ó and ț, which are read in two ways each.
struct LetterForms {
    std::string_view plain;
    std::string_view sound;
};

/// Nothing (an empty `plain`) for a letter that isn't in the table.
LetterForms letterForms(char32_t smallLetter);

/// Latin, Cyrillic, Georgian; other letters as they are.
char32_t smallLetter(char32_t letter);

}  // namespace ostoja::domain
