// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/town.h"

namespace ostoja::bench {

/// One entry of a journal, ready for a table and for the wire.
struct Entry {
    std::int64_t sequence = 0;
    std::string hash;
    std::string previousHash;
    std::string type;
    /// The CloudEvent.
    std::string raw;
};

/// A night shelter's journal of one epoch: `count` entries whose chain is whole, from the house's opening on,
/// then beds taken and given up in turn. The same arguments give the same journal, but for the epoch, which
/// is new.
std::vector<Entry> journalOf(const std::string& station, std::size_t count);

/// The body of one POST /v1/events with `batch` entries from `first` on.
std::string batchBody(const std::vector<Entry>& journal, std::size_t first, std::size_t batch);

/// The id of the nth station of the benchmark's town, from 0.
std::string stationId(std::size_t number);

}  // namespace ostoja::bench
