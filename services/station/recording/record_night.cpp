// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_night.h"

#include "domain/night.h"
#include "domain/opening.h"
#include "station/recording/night_time.h"

namespace ostoja::station {

namespace {

store::EntryAt atEntry(const store::WriteStore& store, std::int64_t sequence) {
    return {.sequence = sequence, .wallMs = store.now().wallMs};
}

/// A card that was lent for the night is nobody's after it.
void endLoans(store::WriteStore& store) {
    for (const auto& card : store.people().loans()) {
        const auto sequence =
            store.append("pl.ostoja.card.returned.v1",
                         {{"card", card.id}, {"person", card.holder}, {"by", ""}, {"terminal", ""}});
        static_cast<void>(
            store.people().setCardState(card.id, domain::CardState::returned, atEntry(store, sequence)));
    }
}

/// Nobody waits at the door any more.
void withdrawCalls(store::WriteStore& store) {
    for (const auto& call : store.calls().waiting()) {
        const auto sequence = store.append(
            "pl.ostoja.call.answered.v1",
            {{"call", call.id}, {"person", ""}, {"outcome", "withdrawn"}, {"by", ""}, {"terminal", ""}});
        static_cast<void>(store.calls().end(call.id, store::Call::State::withdrawn, {}, sequence));
    }
}

/// Who waited in vain stands in the journal; at the desks they would hide who does so now. Whoever waited
/// without a bed did so until the house closed: they are told to whoever comes on duty the next evening.
void endLapses(store::WriteStore& store, const std::string& night) {
    const auto beganMs = domain::momentInNight(domain::parseNight(night).value(), domain::noon);
    store.calls().endLapses(beganMs, store.lastSequence());
}

void endVisits(store::WriteStore& store) {
    for (const auto& visit : store.openVisits()) {
        const auto sequence = store.append(
            "pl.ostoja.visit.ended.v1",
            {{"visit", visit}, {"segment", store.facility().seatSegment()}, {"terminal", ""}, {"tap", ""}});
        store.endVisit(visit, sequence);
    }
}

/// Nobody taps out: what is open when the night ends is ended here, but for whom the next night takes over.
std::vector<store::Stay> closeNight(store::WriteStore& store, const std::string& night, bool isFollowed) {
    countPlaces(store, night);
    endLapses(store, night);
    lapseArrivals(store);
    auto goOn = isFollowed ? staysToCarry(store, night) : std::vector<store::Stay>{};
    endStays(store, night, goOn);
    endVisits(store);
    endLoans(store);
    withdrawCalls(store);
    store.closeNight(night, store.append("pl.ostoja.night.closed.v1", {{"night", night}}));
    return goOn;
}

}  // namespace

std::string ensureNight(store::WriteStore& store) {
    const auto position = store.nightPosition();
    const auto decision = domain::decideNight(
        position, {.wallMs = store.now().wallMs, .synchronised = store.now().synchronised});
    if (decision.believed) store.believeClock();
    auto night = domain::formatNight(decision.night);
    if (decision.opens) {
        std::vector<store::Stay> goOn;
        if (position.open) {
            const bool isNext = decision.night.evening == position.open->evening + date::days{1};
            const auto former = domain::formatNight(*position.open);
            countPlacesIfShut(store, former);
            // What ended before the night turns carries nobody over, however late anybody looks.
            endWinterBy(store, former, domain::momentInNight(decision.night, domain::noon));
            goOn = closeNight(store, former, isNext);
        }
        store.openNight(night, store.append("pl.ostoja.night.opened.v1", {{"night", night}}));
        carryOver(store, night, goOn);
    }
    if (decision.believed) passTime(store, night);
    return night;
}

}  // namespace ostoja::station
