// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"

/// What the store's parts ask of rows alike. Inside the store only; throws what SQLite throws.
namespace ostoja::station::store {

/// A row that has to be there: anything else is a programming error, and the transaction doesn't stand.
inline void exactlyOne(int rows, const char* what) {
    if (rows != 1) throw SQLite::Exception(std::string(what) + " changed " + std::to_string(rows) + " rows");
}

/// An empty text rests as NULL.
inline std::optional<std::string> orNothing(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

/// Words of the schema's own lists rest with commas between them.
inline std::string joinedWords(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ",") + word;
    return all;
}

inline std::vector<std::string> splitWords(const std::string& all) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < all.size();) {
        const auto to = std::min(all.find(',', from), all.size());
        words.push_back(all.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

/// A word of the schema's own lists; another one is damage.
template <class Value>
Value wordOf(Expected<Value> read) {
    if (!read) throw SQLite::Exception(read.error().message, SQLITE_CORRUPT);
    return *read;
}

}  // namespace ostoja::station::store
