// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/record_pages.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "station/recording/staff_act.h"

namespace ostoja::station {

namespace {

constexpr std::int64_t entriesAtOnce = 500;
constexpr std::int64_t mostEntriesRead = 20'000;

constexpr std::string_view prefix = "pl.ostoja.";

bool startsWithOne(std::string_view type, std::span<const std::string_view> kinds) {
    if (!type.starts_with(prefix)) return false;
    type.remove_prefix(prefix.size());
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](std::string_view kind) { return type.starts_with(kind); });
}

/// Whether it is staff's matter, and not one of the night's thousand taps.
bool isStaffs(const api::JournalEvent& event) {
    static constexpr std::array<std::string_view, 11> kinds{
        "person.", "health_remark.", "household.", "card.",   "call.",  "staff.",
        "alert.",  "undone.",        "override.",  "winter.", "report."};
    if (event.type == "pl.ostoja.card.unknown.v1") return false;
    if (isOfTheNight(event.type)) return !textIn(event.body, "by").empty();
    return startsWithOne(event.type, kinds);
}

/// The last entry of the epoch before this one.
RecordPlace endBefore(const api::JournalPage& page, const std::string& epoch) {
    RecordPlace end;
    for (const auto& earlier : page.earlier) {
        if (earlier.epoch == epoch) break;
        end = {.epoch = earlier.epoch, .before = earlier.last + 1};
    }
    return end;
}

}  // namespace

bool isOfTheNight(std::string_view type) {
    static constexpr std::array<std::string_view, 9> kinds{
        "stay.", "bed.", "round.", "absence.", "arrival.", "refusal.", "suspension.", "apart.", "paper."};
    return startsWithOne(type, kinds);
}

Expected<RecordRead> readRecordBack(store::ReadStore& store, RecordPlace place, std::size_t limit,
                                    const std::function<bool(const api::JournalEvent&)>& isShown) {
    RecordRead read;
    for (std::int64_t looked = 0; looked < mostEntriesRead && place.before > 0; looked += entriesAtOnce) {
        const auto after = std::max<std::int64_t>(0, place.before - 1 - entriesAtOnce);
        const auto page = store.earlierJournalAfter(place.epoch, after, place.before - 1 - after);
        if (!page) return tl::make_unexpected(page.error());
        for (auto event = page->events.rbegin(); event != page->events.rend(); ++event) {
            if (read.entries.size() == limit) {
                read.next = {.epoch = place.epoch, .before = event->sequence + 1};
                return read;
            }
            if (isStaffs(*event) && isShown(*event)) read.entries.push_back(*event);
        }
        place.before = after + 1;
        if (after == 0) place = endBefore(*page, place.epoch);
    }
    read.next = place;
    return read;
}

}  // namespace ostoja::station
