// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <optional>
#include <string>

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

/// A word of the schema's own lists; another one is damage.
template <class Value>
Value wordOf(Expected<Value> read) {
    if (!read) throw SQLite::Exception(read.error().message, SQLITE_CORRUPT);
    return *read;
}

}  // namespace ostoja::station::store
