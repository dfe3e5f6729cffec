// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/witness.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ostoja::simulation {

namespace {

std::string textOf(const api::JournalEvent& event, std::string_view key) {
    const auto* const value = event.body.if_contains(key);
    const auto* const text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

bool fits(std::string_view outcome, std::string_view type) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> pairs{{
        {"bed", "pl.ostoja.bed.taken.v1"},
        {"bed", "pl.ostoja.stay.seen.v1"},
        {"bed", "pl.ostoja.stay.back.v1"},
        {"left", "pl.ostoja.stay.ended.v1"},
        {"full_house", "pl.ostoja.arrival.turned_away.v1"},
        {"full_house", "pl.ostoja.refusal.seen.v1"},
        {"unknown_card", "pl.ostoja.card.unknown.v1"},
        {"welcome", "pl.ostoja.visit.began.v1"},
        {"welcome", "pl.ostoja.visit.seen.v1"},
        {"goodbye", "pl.ostoja.visit.ended.v1"},
    }};
    return std::find(pairs.begin(), pairs.end(), std::pair(outcome, type)) != pairs.end();
}

std::string numbered(std::string_view what, std::int64_t number) {
    return std::string(what) + ' ' + std::to_string(number);
}

}  // namespace

void Witness::told(const std::string& station, const std::string& tap, const std::string& outcome,
                   std::int64_t sequence) {
    auto& record = records_[station];
    const auto [known, isNew] = record.told.try_emplace(tap, Told{tap, outcome, sequence});
    if (isNew) {
        record.unproved.push_back(known->second);
    } else if (known->second.outcome != outcome || known->second.sequence != sequence) {
        throw Violation(invariant::repeatChangesNothing,
                        station + ", tap " + tap + ": first " +
                            numbered(known->second.outcome, known->second.sequence) + ", then " +
                            numbered(outcome, sequence));
    }
}

void Witness::stored(const std::string& station, const std::vector<api::JournalEvent>& entries) {
    auto& record = records_[station];
    for (const auto& event : entries) {
        if (event.sequence != static_cast<std::int64_t>(record.entries.size()) + 1) {
            throw Violation(invariant::confirmedIsStored,
                            station +
                                numbered(": after entry", static_cast<std::int64_t>(record.entries.size())) +
                                numbered(" came", event.sequence));
        }
        record.entries.push_back({event.hash, event.type, textOf(event, "tap"), textOf(event, "bed")});
        fold(station, record, event);
    }
    prove(station, record);
}

void Witness::startedAgain(const std::string& station, const std::vector<api::JournalEvent>& last) {
    auto& record = records_[station];
    const auto known = static_cast<std::int64_t>(record.entries.size());
    if (known > 0) {
        const bool stands = !last.empty() && last.front().sequence == known &&
                            last.front().hash == record.entries.back().hash;
        if (!stands) {
            throw Violation(
                invariant::confirmedIsStored,
                station + numbered(": entry", known) + ", which was committed, is gone or another one");
        }
    }
    stored(station, {last.begin() + (known > 0 ? 1 : 0), last.end()});
}

void Witness::prove(const std::string& station, Record& record) {
    for (const auto& told : record.unproved) {
        const auto index = static_cast<std::size_t>(told.sequence - 1);
        const bool stands = index < record.entries.size() &&
                            (record.entries[index].tap == told.tap || told.outcome == "left") &&
                            fits(told.outcome, record.entries[index].type);
        if (!stands) {
            throw Violation(invariant::confirmedIsStored, station + ", tap " + told.tap + ": told was \"" +
                                                              numbered(told.outcome, told.sequence) +
                                                              "\", the journal doesn't hold it");
        }
    }
    record.unproved.clear();
}

void Witness::fold(const std::string& station, Record& record, const api::JournalEvent& event) {
    if (event.type == "pl.ostoja.bed.taken.v1") {
        beginStay(station, record, event);
    } else if (event.type == "pl.ostoja.stay.ended.v1") {
        record.stays.erase(textOf(event, "stay"));
    }
}

void Witness::beginStay(const std::string& station, Record& record, const api::JournalEvent& event) {
    const auto person = persons_.find(textOf(event, "tap"));
    const Stay begun{textOf(event, "bed"), person == persons_.end() ? -1 : person->second};
    for (const auto& [id, stay] : record.stays) {
        if (stay.bed == begun.bed) {
            throw Violation(invariant::noBedForTwo, station + numbered(", entry", event.sequence) + ": bed " +
                                                        begun.bed + " was somebody's already");
        }
        if (stay.person == begun.person) {
            throw Violation(invariant::nobodyInTwoBeds, station + numbered(", entry", event.sequence) +
                                                            numbered(": person", begun.person) +
                                                            " had a bed already");
        }
    }
    record.stays[textOf(event, "stay")] = begun;
}

std::int64_t Witness::lastOf(const std::string& station) const {
    const auto found = records_.find(station);
    return found == records_.end() ? 0 : static_cast<std::int64_t>(found->second.entries.size());
}

std::string Witness::tapOf(const std::string& station, const std::string& bed) const {
    const auto& entries = records_.at(station).entries;
    const auto taken = std::find_if(entries.rbegin(), entries.rend(), [&](const Entry& entry) {
        return entry.bed == bed && entry.type == "pl.ostoja.bed.taken.v1";
    });
    return taken == entries.rend() ? std::string() : taken->tap;
}

std::set<std::string> Witness::takenBeds(const std::string& station) const {
    std::set<std::string> beds;
    for (const auto& [id, stay] : records_.at(station).stays) beds.insert(stay.bed);
    return beds;
}

}  // namespace ostoja::simulation
