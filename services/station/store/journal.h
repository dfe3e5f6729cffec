// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/town.h"
#include "host/clock.h"
#include "sqlite/connection.h"
#include "station/store/journal_of.h"

/// The journal: append-only, numbered without gaps, each entry hashed over the one before it.
/// Inside the store only; throws what SQLite throws.
namespace ostoja::station::store {

/// Where the journal ends; of an epoch without entries: how the one before it ended, with the number 0.
struct JournalEnd {
    std::int64_t sequence = 0;
    std::string hash;
    /// Time of the last entry whose clock was believed; 0 before the first.
    std::int64_t believedMs = 0;
};

JournalEnd journalEnd(sqlite::Connection& connection, std::int64_t epochNumber);

/// What an entry says and when.
struct NewEntry {
    std::string_view type;
    boost::json::object body;
    host::Moment at;
    std::string bootId;
    std::int64_t believedMs = 0;
};

/// Appends and returns the entry's number.
std::int64_t appendEntry(sqlite::Connection& connection, const JournalOf& journal, NewEntry entry);

/// At most `limit` entries after number `after`, in order.
std::vector<api::JournalEvent> entriesAfter(sqlite::Connection& connection, const JournalOf& journal,
                                            std::int64_t after, std::int64_t limit);

/// Recomputes the chain from the entry after `after` to the end and returns the number of entries seen. Error
/// "journal_broken" names the first entry that doesn't follow from the one before it.
Expected<std::int64_t> verifyChain(sqlite::Connection& connection, const JournalOf& journal,
                                   std::int64_t after);

/// The epochs of the file, in their order, the current one last.
std::vector<JournalOf> epochsOf(sqlite::Connection& connection, const std::string& stationId);

}  // namespace ostoja::station::store
