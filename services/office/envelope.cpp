// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/envelope.h"

#include <algorithm>
#include <utility>

#include "api/json_fields.h"
#include "crypto/journal_hash.h"
#include "office/store/office_store.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

bool hasDouble(const json::value& value);

bool hasDouble(const json::object& object) {
    return std::any_of(object.begin(), object.end(),
                       [](const auto& member) { return hasDouble(member.value()); });
}

bool hasDouble(const json::value& value) {
    if (const auto* array = value.if_array()) {
        return std::any_of(array->begin(), array->end(), [](const auto& each) { return hasDouble(each); });
    }
    if (const auto* object = value.if_object()) return hasDouble(*object);
    return value.is_double();
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
                                          api::canonicalObject(event.body), event.privateHash);
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

Expected<void> takeEntry(json::value& item, std::string raw, Batch& batch) {
    auto event = api::journalEventFromJson(std::move(item));
    if (!event) return tl::make_unexpected(event.error());
    if (event->sequence >= sequencesOfAnEpoch)
        return failure("malformed", "event.sequence: below 2^40 was expected");
    if (auto own = checkSender(event->station, batch.station); !own) return own;
    if (auto sound = checkHash(*event); !sound) return sound;
    batch.entries.push_back({std::move(*event), std::move(raw)});
    return {};
}

}  // namespace

Expected<Batch> readBatch(std::string_view body, const std::string& station, std::int64_t receivedMs) {
    Batch batch;
    // Named by a plain pointer: a counted one would be counted for each value, from both threads.
    batch.memory = std::make_unique<json::monotonic_resource>(body.size() + 1'024);
    auto elements = api::parseArray(body, mostEventsOfABatch, batch.memory.get());
    if (!elements && elements.error().code == "array_too_long") {
        return failure("batch_too_large",
                       "at most " + std::to_string(mostEventsOfABatch) + " events a batch are taken.");
    }
    if (!elements) return tl::make_unexpected(elements.error());
    batch.station = station;
    batch.receivedMs = receivedMs;
    batch.entries.reserve(elements->size());
    for (auto& [item, text] : *elements) {
        if (text.size() > mostBytesOfAnEvent) {
            return failure("event_too_large",
                           "an event of at most " + std::to_string(mostBytesOfAnEvent) + " bytes is taken.");
        }
        auto taken = api::isSnapshot(item) ? takeSnapshot(item, std::string(text), batch)
                                           : takeEntry(item, std::string(text), batch);
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
