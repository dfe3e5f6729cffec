// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/envelope.h"

#include <algorithm>
#include <boost/json/monotonic_resource.hpp>

#include "api/json_fields.h"
#include "crypto/journal_hash.h"

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

/// The elements' texts of an array that has been parsed, as they came.
std::vector<std::string_view> elementsOf(std::string_view array) {
    std::vector<std::string_view> elements;
    std::size_t depth = 0;
    std::size_t from = 0;
    const auto take = [&](std::size_t to) {
        const auto first = array.find_first_not_of(" \t\r\n", from);
        const auto last = array.find_last_not_of(" \t\r\n", to - 1);
        elements.push_back(array.substr(first, last - first + 1));
        from = to + 1;
    };
    for (std::size_t i = 0; i < array.size(); ++i) {
        const char c = array[i];
        if (c == '"') {
            for (++i; array[i] != '"'; ++i) i += array[i] == '\\' ? 1 : 0;
        } else if (c == '[' || c == '{') {
            if (++depth == 1) from = i + 1;
        } else if (c == ']' || c == '}') {
            if (--depth == 0) take(i);
        } else if (c == ',' && depth == 1) {
            take(i);
        }
    }
    return elements;
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
    if (event->sequence >= std::int64_t{1} << 40)
        return failure("malformed", "event.sequence: below 2^40 was expected");
    if (auto own = checkSender(event->station, batch.station); !own) return own;
    if (auto sound = checkHash(*event); !sound) return sound;
    batch.entries.push_back({std::move(*event), std::move(raw)});
    return {};
}

}  // namespace

Expected<Batch> readBatch(std::string_view body, const std::string& station, std::int64_t receivedMs) {
    // All that the batch holds lives in one piece of memory, which goes as a whole when its last event does.
    auto parsed =
        api::parseJson(body, json::make_shared_resource<json::monotonic_resource>(body.size() + 1'024));
    if (!parsed) return tl::make_unexpected(parsed.error());
    auto* items = parsed->if_array();
    if (items == nullptr) return failure("malformed", "batch: an array of CloudEvents was expected");
    if (items->size() > mostEventsOfABatch) {
        return failure("batch_too_large",
                       "at most " + std::to_string(mostEventsOfABatch) + " events a batch are taken.");
    }
    Batch batch;
    batch.station = station;
    batch.receivedMs = receivedMs;
    batch.entries.reserve(items->size());
    if (items->empty()) return batch;
    const auto texts = elementsOf(body);
    for (std::size_t i = 0; i < items->size(); ++i) {
        auto& item = (*items)[i];
        std::string raw(texts[i]);
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
