// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::domain {

/// A value and its word in JSON and in the store.
template <class Value>
struct Word {
    Value value;
    std::string_view word;
};

template <class Value, std::size_t size>
using WordTable = std::array<Word<Value>, size>;

template <class Value, std::size_t size>
std::string_view wordFor(const WordTable<Value, size>& table, Value value) {
    return std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.value == value; })
        ->word;
}

/// Error "malformed": what was expected, by all its words.
template <class Value, std::size_t size>
Expected<Value> valueOf(const WordTable<Value, size>& table, std::string_view what, std::string_view word) {
    std::string words;
    for (const auto& row : table) {
        if (row.word == word) return row.value;
        words += (words.empty() ? "" : ", ") + std::string(row.word);
    }
    return failure("malformed", std::string(what) + ": one of these was expected: " + words);
}

}  // namespace ostoja::domain
