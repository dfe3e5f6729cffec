// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_desk.h"

#include "station/recording/record_alert.h"
#include "station/recording/record_night.h"

namespace ostoja::station {

Expected<DeskTap> recordDeskTap(store::WriteStore& store, const TapRequest& request) {
    constexpr const char* outcome = "at_desk";
    auto known = knownTap(store, request);
    if (!known) return tl::make_unexpected(known.error());
    if (*known) return DeskTap{.answer = (*known)->answer, .repeated = true, .found = {}};
    ensureNight(store);
    const auto sequence = store.lastSequence();
    store.recordTap(request.tap.id, {request.terminal, outcome, sequence});
    DeskTap tap{.answer = {.tap = request.tap.id, .outcome = outcome, .sequence = sequence},
                .repeated = false,
                .found = store.people().cardByHash(request.tap.card)};
    const bool opensDoors =
        tap.found.what == store::CardFound::What::persons && tap.found.card.state == domain::CardState::valid;
    if (request.inTwoPlaces && opensDoors) tap.alerts = recordTwoPlaces(store, request);
    return tap;
}

}  // namespace ostoja::station
