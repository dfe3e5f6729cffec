// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/envelope.h"

#include <boost/json/serialize.hpp>

#include "api/json_fields.h"
#include "crypto/journal_hash.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

bool hasDouble(const json::value& value) {
    if (value.is_double()) return true;
    if (const auto* array = value.if_array()) {
        for (const auto& element : *array) {
            if (hasDouble(element)) return true;
        }
    }
    if (const auto* object = value.if_object()) {
        for (const auto& member : *object) {
            if (hasDouble(member.value())) return true;
        }
    }
    return false;
}

Expected<void> checkSender(const std::string& sender, const std::string& station) {
    if (sender == station) return {};
    return failure("station_mismatch", "the batch holds an event of another station than the certificate's.");
}

Expected<void> checkHash(const api::JournalEvent& event) {
    const std::string which = "entry " + std::to_string(event.sequence);
    if (hasDouble(event.body))
        return failure("malformed", which + ": data: whole numbers and texts were expected");
    const auto hash = crypto::journalHash(event.previousHash, api::canonicalHeader(event),
                                          api::canonicalJson(event.body), event.privateHash);
    if (hash == event.hash) return {};
    return failure("hash_mismatch", which + ": its hash is not that of its content.");
}

Expected<void> takeSnapshot(const json::value& item, std::string raw, Batch& batch) {
    auto snapshot = api::snapshotFromJson(item);
    if (!snapshot) return tl::make_unexpected(snapshot.error());
    if (auto own = checkSender(snapshot->station, batch.station); !own) return own;
    batch.snapshot = std::move(*snapshot);
    batch.snapshotRaw = std::move(raw);
    return {};
}

Expected<void> takeEntry(const json::value& item, std::string raw, Batch& batch) {
    auto event = api::journalEventFromJson(item);
    if (!event) return tl::make_unexpected(event.error());
    if (event->sequence >= std::int64_t{1} << 40)
        return failure("malformed", "event.sequence: below 2^40 was expected");
    if (auto own = checkSender(event->station, batch.station); !own) return own;
    if (auto sound = checkHash(*event); !sound) return sound;
    batch.entries.push_back({std::move(*event), std::move(raw)});
    return {};
}

}  // namespace

Expected<Batch> readBatch(std::string_view body, const std::string& station, std::int64_t receivedMs) {
    auto parsed = api::parseJson(body);
    if (!parsed) return tl::make_unexpected(parsed.error());
    const auto* items = parsed->if_array();
    if (items == nullptr) return failure("malformed", "batch: an array of CloudEvents was expected");
    if (items->size() > mostEventsOfABatch) {
        return failure("batch_too_large",
                       "at most " + std::to_string(mostEventsOfABatch) + " events a batch are taken.");
    }
    Batch batch;
    batch.station = station;
    batch.receivedMs = receivedMs;
    batch.entries.reserve(items->size());
    for (const auto& item : *items) {
        auto raw = json::serialize(item);
        if (raw.size() > mostBytesOfAnEvent) {
            return failure("event_too_large",
                           "an event of at most " + std::to_string(mostBytesOfAnEvent) + " bytes is taken.");
        }
        auto taken = api::isSnapshot(item) ? takeSnapshot(item, std::move(raw), batch)
                                           : takeEntry(item, std::move(raw), batch);
        if (!taken) return tl::make_unexpected(taken.error());
    }
    return batch;
}

Expected<api::JournalEvent> readStoredEntry(const std::string& raw) {
    auto value = api::parseJson(raw);
    if (!value) return tl::make_unexpected(value.error());
    return api::journalEventFromJson(*value);
}

}  // namespace ostoja::office
