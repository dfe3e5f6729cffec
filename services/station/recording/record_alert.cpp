// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_alert.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace ostoja::station {

namespace {

/// Kind, terminal and card, as a role is told that may not see protected people.
using Openly = std::tuple<store::Alert::Kind, std::string, std::string>;

std::optional<Openly> openly(const store::Register& people, const store::Alert& alert) {
    if (!alert.person.empty()) {
        const auto person = people.person(alert.person);
        const bool hidden = !person || person->erased || person->details.isProtected;
        if (hidden && alert.kind == store::Alert::Kind::twoPlaces) return std::nullopt;
        if (hidden) return Openly{store::Alert::Kind::unknownCard, alert.terminal, {}};
    }
    return Openly{alert.kind, alert.terminal, alert.card};
}

bool isLapse(const store::Alert& alert) {
    return alert.kind == store::Alert::Kind::arrivalLapsed;
}

/// Whether there is room among what it is told with: among what everybody is told, or among the rest.
bool hasRoom(const store::Register& people, const std::vector<store::Alert>& waiting,
             const store::Alert& alert) {
    std::set<Openly> told;
    std::size_t lapsed = 0;
    for (const auto& each : waiting) {
        if (isLapse(each)) {
            ++lapsed;
            continue;
        }
        if (auto openEach = openly(people, each)) told.insert(std::move(*openEach));
    }
    if (isLapse(alert)) return lapsed < static_cast<std::size_t>(mostLapsesWaiting);
    const auto most = static_cast<std::size_t>(mostAlerts);
    const auto now = openly(people, alert);
    return now && !told.contains(*now) ? told.size() < most : waiting.size() - lapsed - told.size() < most;
}

bool isAmong(const std::vector<store::Alert>& waiting, const store::Alert& alert) {
    return std::any_of(waiting.begin(), waiting.end(), [&](const store::Alert& each) {
        return each.kind == alert.kind && each.terminal == alert.terminal && each.card == alert.card &&
               (!isLapse(alert) || each.person == alert.person);
    });
}

}  // namespace

std::vector<store::Alert> raiseAlert(store::WriteStore& store, store::Alert alert, std::int64_t sequence) {
    auto waiting = store.calls().unseen(mostAlertsWaiting);
    if (isAmong(waiting, alert) || !hasRoom(store.people(), waiting, alert)) return waiting;
    alert.id = store.newId();
    store.calls().raise(alert, {.sequence = sequence, .wallMs = store.now().wallMs});
    return store.calls().unseen(mostAlertsWaiting);
}

std::vector<store::Alert> recordTwoPlaces(store::WriteStore& store, const TapRequest& request) {
    const auto found = store.people().cardByHash(request.tap.card);
    const store::Alert alert{.id = {},
                             .kind = store::Alert::Kind::twoPlaces,
                             .terminal = request.terminal,
                             .card = found.card.id,
                             .person = found.card.holder};
    // A card that goes on between two readers tells nobody more than the first time.
    auto waiting = store.calls().unseen(mostAlertsWaiting);
    if (isAmong(waiting, alert)) return waiting;
    // Without the tap's id: that is the one entry's that says what came of the tap.
    const auto sequence = store.append(
        "pl.ostoja.card.two_places.v1",
        {{"card", found.card.id}, {"person", found.card.holder}, {"terminal", request.terminal}});
    return raiseAlert(store, alert, sequence);
}

}  // namespace ostoja::station
