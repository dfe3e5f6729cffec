// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace ostoja::office {

/// Numbered from 1, applied in order, never edited once released. An entry's key is its epoch's id * 2^40 +
/// its sequence: one B-tree in the order of each journal both stores and deduplicates.
inline constexpr std::array<const char*, 2> migrations = {
    R"sql(
CREATE TABLE epoch (
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    epoch TEXT NOT NULL,
    received_through INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    last_hash TEXT NOT NULL,
    last_contact_ms INTEGER NOT NULL,
    as_of_ms INTEGER NOT NULL,
    UNIQUE (station, epoch)
) STRICT;

CREATE TABLE entry (
    key INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    type TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    raw TEXT NOT NULL
) STRICT;

CREATE TABLE conflict (
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    epoch TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    stored_hash TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (station, epoch, sequence, kind, hash)
) STRICT;

CREATE TABLE snapshot (
    station TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    raw TEXT NOT NULL
) STRICT;

CREATE TABLE checkpoint (
    epoch_id INTEGER PRIMARY KEY REFERENCES epoch,
    version INTEGER NOT NULL,
    through INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
)sql",
    // A row: the times in here are a demonstration's.
    R"sql(
CREATE TABLE demonstration (
    only INTEGER PRIMARY KEY CHECK (only = 1)
) STRICT;
)sql",
};

}  // namespace ostoja::office
