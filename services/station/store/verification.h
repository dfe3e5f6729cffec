// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "error/error.h"
#include "sqlite/connection.h"

/// Whether a journal is what the station wrote. Nothing sealed is read: it needs no master key.
namespace ostoja::station::store {

struct Verified {
    std::int64_t entries = 0;
    std::int64_t checkpoints = 0;
    /// The station's public key, hex: whoever noted it elsewhere sees whether it is the same.
    std::string signingKey;
};

/// The whole journal through all its epochs, each following from the one before it, and all its checkpoints.
/// Errors: "journal_broken" names the first entry that doesn't follow from the one before it; those of
/// verifyCheckpoints. Inside the store only; throws what SQLite throws.
Expected<Verified> verifyRecord(sqlite::Connection& connection);

/// The same of a file. Errors also openSealed's.
Expected<Verified> verifyFacility(const std::string& database);

}  // namespace ostoja::station::store
