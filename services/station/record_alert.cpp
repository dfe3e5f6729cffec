// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/record_alert.h"

#include <algorithm>
#include <utility>

namespace ostoja::station {

std::vector<store::Alert> raiseAlert(store::WriteStore& store, store::Alert alert, std::int64_t sequence) {
    auto waiting = store.calls().unseen(mostAlerts);
    const bool waits = std::any_of(waiting.begin(), waiting.end(), [&](const store::Alert& each) {
        return each.kind == alert.kind && each.terminal == alert.terminal && each.card == alert.card;
    });
    if (waits || waiting.size() == static_cast<std::size_t>(mostAlerts)) return waiting;
    alert.id = store.newId();
    store.calls().raise(alert, {.sequence = sequence, .wallMs = store.now().wallMs});
    return store.calls().unseen(mostAlerts);
}

std::vector<store::Alert> recordTwoPlaces(store::WriteStore& store, const TapRequest& request) {
    const auto found = store.people().cardByHash(request.tap.card);
    const auto sequence = store.append("pl.ostoja.card.two_places.v1", {{"card", found.card.id},
                                                                        {"person", found.card.holder},
                                                                        {"terminal", request.terminal},
                                                                        {"tap", request.tap.id}});
    return raiseAlert(store,
                      {.id = {},
                       .kind = store::Alert::Kind::twoPlaces,
                       .terminal = request.terminal,
                       .card = found.card.id,
                       .person = found.card.holder},
                      sequence);
}

}  // namespace ostoja::station
