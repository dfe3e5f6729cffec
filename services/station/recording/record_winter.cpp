// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_winter.h"

#include <algorithm>

#include "api/time_text.h"
#include "station/recording/night_time.h"
#include "station/recording/record_night.h"
#include "station/recording/record_stays.h"

namespace ostoja::station {

namespace {

store::EntryAt tellBegan(StaffAct& act, const store::WinterAction& winter) {
    return act.record("pl.ostoja.winter.began.v1",
                      {{"winter", winter.id},
                       {"until", api::formatTime(winter.untilMs)},
                       {"threshold_c", winter.thresholdC},
                       {"extra", winter.extra},
                       {"around_clock", winter.aroundClock},
                       {"approved_by", winter.approvedBy}},
                      {});
}

/// The stays that ended with it.
std::vector<store::Stay> endNow(StaffAct& act, const store::WinterAction& winter) {
    auto& store = act.store();
    const auto night = ensureNight(store);
    countPlacesIfShut(store, night);
    const auto entry =
        act.record("pl.ostoja.winter.ended.v1", {{"winter", winter.id}, {"why", "by_staff"}}, {});
    store.winters().end(winter.id, entry);
    auto over = shutDoors(store, night, winter, store.believedNowMs());
    for (const auto& stay : over) act.touchSleeper(stay.person);
    return over;
}

Error changedMeanwhile() {
    return {"undo_over", "something else was done with it meanwhile"};
}

}  // namespace

Expected<void> recordWinterBegan(StaffAct& act, store::WinterAction winter) {
    constexpr std::int64_t longestMs = 200LL * 86'400'000;
    auto& store = act.store();
    ensureNight(store);
    if (store.winters().current()) return failure("winter_on", "a winter action is on already; end it first");
    winter.id = store.newId();
    winter.fromMs = store.believedNowMs();
    if (winter.untilMs <= winter.fromMs)
        return failure("until_past", "a winter action ends at a time to come");
    if (winter.untilMs - winter.fromMs > longestMs)
        return failure("until_too_far", "a winter action lasts 200 days at most");
    const auto beds = store.house().beds;
    const auto extra = std::count_if(beds.begin(), beds.end(), [](const auto& bed) { return bed.extra; });
    if (winter.extra > extra) {
        return failure("extra_beds", "the house has " + std::to_string(extra) +
                                         " extra beds; agree to as many at most, or set up more");
    }
    store.winters().begin(winter, tellBegan(act, winter).sequence);
    act.offerUndo({.what = "winter_began",
                   .person = {},
                   .takeBack = [id = winter.id](StaffAct& undoing) -> Expected<void> {
                       const auto now = undoing.store().winters().current();
                       if (!now || now->id != id) return tl::make_unexpected(changedMeanwhile());
                       endNow(undoing, *now);
                       return {};
                   },
                   .bed = {}});
    return {};
}

Expected<void> recordWinterEnded(StaffAct& act) {
    auto& store = act.store();
    ensureNight(store);
    const auto winter = store.winters().current();
    if (!winter) return failure("winter_off", "no winter action is on");
    const auto ended = endNow(act, *winter);
    act.offerUndo({.what = "winter_ended",
                   .person = {},
                   .takeBack = [before = *winter, ended](StaffAct& undoing) -> Expected<void> {
                       auto& again = undoing.store();
                       const bool over = before.untilMs <= again.believedNowMs();
                       if (over || again.winters().current()) return tl::make_unexpected(changedMeanwhile());
                       tellBegan(undoing, before);
                       again.winters().resume(before.id);
                       for (const auto& stay : ended) {
                           if (auto goesOn = recordGoesOn(undoing, stay); !goesOn) return goesOn;
                       }
                       return {};
                   },
                   .bed = {}});
    return {};
}

}  // namespace ostoja::station
