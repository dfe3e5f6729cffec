// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/town.h"
#include "error/error.h"

namespace ostoja::office {

struct ReceivedEntry {
    api::JournalEvent event;
    std::string raw;
};

/// One POST /v1/events whose envelopes are sound. Nothing is known yet about how it fits to what is stored.
struct Batch {
    Batch() = default;
    Batch(Batch&&) = default;
    /// It would let go of the memory before what lives in it.
    Batch& operator=(Batch&&) = delete;

    /// What the entries' bodies live in; it goes as a whole after the last of them.
    std::unique_ptr<boost::json::monotonic_resource> memory;
    std::string station;
    std::int64_t receivedMs = 0;
    std::vector<ReceivedEntry> entries;
    std::optional<api::Snapshot> snapshot;
    std::string snapshotRaw;
};

inline constexpr std::size_t mostEventsOfABatch = 1'000;
inline constexpr std::size_t mostBytesOfAnEvent = std::size_t{256} * 1024;

/// Checks envelopes only: required attributes, the sender, and each entry's hash over its canonical header
/// and body. What the events mean is not looked at. Errors: "malformed_json", "malformed", "batch_too_large",
/// "event_too_large", "station_mismatch" (an event isn't the sender's), "hash_mismatch".
Expected<Batch> readBatch(std::string_view body, const std::string& station, std::int64_t receivedMs);

/// An entry that readBatch once took, from its stored text.
Expected<api::JournalEvent> readStoredEntry(const std::string& raw);

}  // namespace ostoja::office
