// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "error/error.h"
#include "sqlite/connection.h"
#include "station/store/journal_of.h"
#include "station/store/vault.h"

/// Where the journal stood, signed with the station's key: whoever changes an entry and reckons all hashes
/// anew can't sign. Inside the store only; throws what SQLite throws.
namespace ostoja::station::store {

/// At least each n-th entry has one, beside those of closed nights.
inline constexpr std::int64_t entriesBetweenCheckpoints = 500;

/// Signs the journal's last entry, unless that is done.
void signEnd(sqlite::Connection& connection, const Vault& vault, const JournalOf& journal);

/// Whether an epoch's checkpoints are the station's own, stand on the entries that are there, and none is
/// missing between them; the chain is verifyChain's. `publicKey` in hex. Errors: "checkpoint_broken" (one was
/// changed), "journal_rewritten" (entries were changed and hashed anew, or another journal stands there),
/// "journal_cut" (the end is missing), "checkpoint_missing". Each names numbers. Returns how many there are.
Expected<std::int64_t> verifyCheckpoints(sqlite::Connection& connection, const JournalOf& journal,
                                         const std::string& publicKey);

/// The public half of the station's signing pair, hex.
std::string signingKey(sqlite::Connection& connection);

}  // namespace ostoja::station::store
