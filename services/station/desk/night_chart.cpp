// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/night_chart.h"

#include <algorithm>
#include <map>

#include "api/time_text.h"
#include "domain/opening.h"

namespace ostoja::station {

namespace {

constexpr int usualCount = 4;
constexpr std::int64_t slotMinutes = 10;
constexpr std::int64_t slotMs = slotMinutes * 60'000;

std::int64_t beginningOf(domain::Night night) {
    return domain::momentInNight(night, domain::noon);
}

/// By the number of slots since noon. An entry of a clock that was wrong stands at the night's edge.
std::map<std::int64_t, std::int64_t> bySlot(const NightComings& comings) {
    std::map<std::int64_t, std::int64_t> counts;
    const auto noonMs = beginningOf(comings.night);
    const auto lastMs = beginningOf({comings.night.evening + date::days{1}}) - 1;
    for (const auto atMs : comings.atMs) ++counts[(std::clamp(atMs, noonMs, lastMs) - noonMs) / slotMs];
    return counts;
}

}  // namespace

std::vector<domain::Night> usualNights(domain::Night night) {
    std::vector<domain::Night> nights;
    for (int weeks = 1; weeks <= usualCount; ++weeks) nights.push_back({night.evening - date::weeks(weeks)});
    return nights;
}

api::NightChart chartOf(const NightComings& tonight, const std::vector<NightComings>& usual) {
    api::NightChart chart{.slotMinutes = slotMinutes, .slots = {}};
    const auto now = bySlot(tonight);
    std::map<std::int64_t, std::int64_t> before;
    for (const auto& night : usual) {
        for (const auto& [slot, count] : bySlot(night)) before[slot] += count;
    }
    if (now.empty() && before.empty()) return chart;

    const auto first = std::min(now.empty() ? before.begin()->first : now.begin()->first,
                                before.empty() ? now.begin()->first : before.begin()->first);
    const auto last = std::max(now.empty() ? before.rbegin()->first : now.rbegin()->first,
                               before.empty() ? now.rbegin()->first : before.rbegin()->first);
    const auto noonMs = beginningOf(tonight.night);
    const auto nights = static_cast<std::int64_t>(usual.size());
    const auto in = [](const auto& counts, std::int64_t slot) {
        const auto found = counts.find(slot);
        return found == counts.end() ? 0 : found->second;
    };
    for (auto slot = first; slot <= last; ++slot) {
        const auto mean = nights == 0 ? 0 : (2 * in(before, slot) + nights) / (2 * nights);
        chart.slots.push_back(
            {.from = api::formatTime(noonMs + slot * slotMs), .tonight = in(now, slot), .usual = mean});
    }
    return chart;
}

}  // namespace ostoja::station
