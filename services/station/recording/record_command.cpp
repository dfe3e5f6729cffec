// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_command.h"

#include "station/recording/record_night.h"
#include "station/tonight/household.h"

namespace ostoja::station {

Expected<void> recordAway(store::WriteStore& store, const std::string& resident) {
    const auto night = ensureNight(store);
    const auto stay = store.stays().of(night, resident);
    if (!stay || stay->state == store::Stay::State::held)
        return failure("visit_over", "the stay has ended meanwhile");
    if (stay->state == store::Stay::State::away) return {};
    const auto goesOut = [&](const store::Stay& each) {
        store.append("pl.ostoja.stay.away.v1", {{"night", night}, {"stay", each.id}, {"bed", each.bed}});
        store.stays().setAway(each.id, true);
    };
    goesOut(*stay);
    for (const auto& theirs : staysSpokenForBy(store, night, resident)) {
        if (theirs.state == store::Stay::State::here) goesOut(theirs);
    }
    return {};
}

Expected<void> recordHelp(store::WriteStore& store, const std::string& terminal, const std::string& visit) {
    ensureNight(store);
    store.append("pl.ostoja.help.asked.v1", {{"terminal", terminal}, {"visit", visit}});
    return {};
}

}  // namespace ostoja::station
