// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/record_night.h"

#include "domain/night.h"

namespace ostoja::station {

namespace {

/// Nobody taps out: what is open when the night ends is ended here.
void closeNight(store::WriteStore& store, const std::string& night) {
    for (const auto& stay : store.stays(night)) {
        const auto sequence = store.append("pl.ostoja.stay.ended.v1", {{"night", night},
                                                                       {"stay", stay.id},
                                                                       {"bed", stay.bed},
                                                                       {"segment", stay.segment},
                                                                       {"reason", "closing"}});
        store.endStay(stay.id, sequence);
    }
    for (const auto& visit : store.openVisits()) {
        const auto sequence = store.append(
            "pl.ostoja.visit.ended.v1",
            {{"visit", visit}, {"segment", store.facility().seatSegment()}, {"terminal", ""}, {"tap", ""}});
        store.endVisit(visit, sequence);
    }
    store.closeNight(night, store.append("pl.ostoja.night.closed.v1", {{"night", night}}));
}

}  // namespace

std::string ensureNight(store::WriteStore& store) {
    const auto position = store.nightPosition();
    const auto decision = domain::decideNight(
        position, {.wallMs = store.now().wallMs, .synchronised = store.now().synchronised});
    if (decision.believed) store.believeClock();
    auto night = domain::formatNight(decision.night);
    if (!decision.opens) return night;

    if (position.open) closeNight(store, domain::formatNight(*position.open));
    store.openNight(night, store.append("pl.ostoja.night.opened.v1", {{"night", night}}));
    return night;
}

}  // namespace ostoja::station
