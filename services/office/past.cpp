// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/past.h"

#include <algorithm>
#include <vector>

#include "crypto/journal_hash.h"
#include "office/body.h"
#include "office/envelope.h"

namespace ostoja::office {

namespace {

/// The entry with which an epoch began; nothing where it isn't there, or can't be read.
Expected<std::optional<api::JournalEvent>> firstOf(OfficeStore& store, const EpochRow& row) {
    auto stored = store.entry(row.id, 1);
    if (!stored) return tl::make_unexpected(stored.error());
    std::optional<api::JournalEvent> first;
    if (*stored) {
        if (auto event = readStoredEntry((*stored)->raw)) first = std::move(*event);
    }
    return first;
}

Expected<std::optional<Continued>> epochBefore(OfficeStore& store, const Epochs& epochs,
                                               const EpochRow& row) {
    auto first = firstOf(store, row);
    if (!first) return tl::make_unexpected(first.error());
    return *first ? continuedBy(epochs, row, **first) : std::nullopt;
}

bool isSequence(std::int64_t number) {
    return number >= 0 && number < sequencesOfAnEpoch;
}

}  // namespace

std::optional<Continued> continuedBy(const Epochs& epochs, const EpochRow& row,
                                     const api::JournalEvent& first) {
    const auto before = epochs.find(textOf(first.body, "previous_epoch"));
    const auto through = numberOf(first.body, "previous_sequence");
    if (before == epochs.end() || before->second.id >= row.id || !isSequence(through)) return std::nullopt;
    return Continued{&before->second, through};
}

Expected<bool> continuesEpochBefore(OfficeStore& store, const Epochs& epochs, const EpochRow& row,
                                    const api::JournalEvent& first) {
    const auto named = textOf(first.body, "previous_hash");
    if (first.previousHash != (named.empty() ? crypto::noPrevious : std::string_view(named))) return false;
    if (!isSequence(numberOf(first.body, "previous_sequence"))) return false;
    const auto continued = continuedBy(epochs, row, first);
    if (!continued) return true;
    auto last = store.entryHashes(continued->before->id, continued->through);
    if (!last) return tl::make_unexpected(last.error());
    return !*last || (*last)->hash == first.previousHash;
}

Expected<Projection> stateBefore(OfficeStore& store, const Epochs& epochs, const EpochRow& row) {
    std::vector<Continued> parts;
    const EpochRow* at = &row;
    while (at != nullptr) {
        auto before = epochBefore(store, epochs, *at);
        if (!before) return tl::make_unexpected(before.error());
        at = *before ? (*before)->before : nullptr;
        if (*before) parts.push_back(**before);
    }
    std::reverse(parts.begin(), parts.end());
    Projection state;
    for (const auto& [before, through] : parts) {
        const auto fold = [&](const EntryRow& entry) {
            if (const auto event = readStoredEntry(entry.raw)) {
                state.apply(*event, entry.receivedMs);
            } else {
                state.countNotUnderstood(entry.type);
            }
        };
        auto folded = store.entries(before->id, 1, std::min(through, before->receivedThrough), fold);
        if (!folded) return tl::make_unexpected(folded.error());
    }
    return state;
}

Expected<std::optional<Overlap>> overlapBefore(OfficeStore& store, const Epochs& epochs,
                                               const EpochRow& row) {
    auto before = epochBefore(store, epochs, row);
    if (!before) return tl::make_unexpected(before.error());
    if (!*before || (*before)->before->highest <= (*before)->through) return std::optional<Overlap>{};
    const auto& lost = *(*before)->before;
    Overlap overlap;
    overlap.epoch = lost.epoch;
    overlap.first = (*before)->through + 1;
    overlap.last = lost.highest;
    auto read = store.entries(lost.id, overlap.first, overlap.last, [&](const EntryRow& entry) {
        if (const auto told = readStoredEntry(entry.raw)) overlap.apply(*told);
    });
    if (!read) return tl::make_unexpected(read.error());
    return std::optional<Overlap>(std::move(overlap));
}

}  // namespace ostoja::office
