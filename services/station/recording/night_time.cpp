// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/night_time.h"

#include <algorithm>

#include "station/recording/cleaning.h"
#include "station/recording/record_alert.h"
#include "station/recording/record_arrival.h"
#include "station/recording/waiting.h"
#include "station/tonight/figures.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace {

/// An entry that time made: nobody's, and nowhere.
Note noteOf(store::WriteStore& store) {
    return [&store](std::string_view type, boost::json::object body, const std::string&) -> store::EntryAt {
        body["terminal"] = "";
        body["tap"] = "";
        return {.sequence = store.append(type, std::move(body)), .wallMs = store.now().wallMs};
    };
}

/// The door had said that somebody comes, and nobody did. `bed`: empty where none was held.
void tellLapsed(store::WriteStore& store, const store::Arrival& arrival, const std::string& bed,
                std::int64_t sequence) {
    raiseAlert(store,
               {.id = {},
                .kind = store::Alert::Kind::arrivalLapsed,
                .terminal = arrival.terminal,
                .card = {},
                .person = arrival.person,
                .bed = bed},
               sequence);
}

void lapse(store::WriteStore& store, const store::Arrival& arrival) {
    const auto stay = arrival.stay.empty() ? std::nullopt : store.stays().stay(arrival.stay);
    const auto entry = endWaiting(store, arrival, store::Arrivals::End::lapsed, noteOf(store));
    tellLapsed(store, arrival, stay ? stay->bed : std::string(), entry.sequence);
}

void endStay(store::WriteStore& store, const store::Stay& stay) {
    const auto sequence = store.append("pl.ostoja.stay.ended.v1", {{"night", stay.night},
                                                                   {"stay", stay.id},
                                                                   {"bed", stay.bed},
                                                                   {"segment", stay.segment},
                                                                   {"reason", "closing"}});
    store.stays().end(stay.id, "closing", sequence);
    leaveToClean(store, stay);
}

/// At the closing, once: whoever came, tapped or was seen after it is there because somebody wants it so.
void closeHouse(store::WriteStore& store, const std::string& night, std::int64_t closesMs) {
    for (const auto& arrival : store.arrivals().waiting()) {
        if (arrival.openedMs < closesMs) lapse(store, arrival);
    }
    for (const auto& stay : store.stays().openOf(night)) {
        if (!stay.kept && stay.presenceMs < closesMs) endStay(store, stay);
    }
}

std::optional<domain::HoursOfNight> ownHours(const store::WriteStore& store, const std::string& night) {
    if (store.facility().kind == "shelter" || store.facility().rules.opening.empty()) return std::nullopt;
    return domain::hoursOf(rulesOf(store.facility()).opening, domain::parseNight(night).value());
}

bool isRoundTheClock(const store::WriteStore& store, const std::optional<store::WinterAction>& winter) {
    return store.facility().kind == "shelter" || (winter && winter->aroundClock);
}

/// When the house closed; nothing while it is open.
std::optional<std::int64_t> closedAt(store::WriteStore& store, const std::string& night) {
    const auto nowMs = store.now().wallMs;
    const auto hours = ownHours(store, night);
    if (!hours || nowMs < hours->closesMs) return std::nullopt;
    const auto winter = store.winters().current();
    if (winter && winter->aroundClock && nowMs < winter->untilMs) return std::nullopt;
    return hours->closesMs;
}

void endWhatIsOver(store::WriteStore& store, const std::string& night) {
    const auto nowMs = store.now().wallMs;
    if (!store.isAnythingOver(nowMs)) return;
    for (const auto& arrival : store.arrivals().waiting()) {
        if (arrival.untilMs <= nowMs) lapse(store, arrival);
    }
    for (const auto& hold : store.holds().open()) {
        if (hold.untilMs <= nowMs) releaseHold(store, hold, "lapsed");
    }
    endWinterBy(store, night, nowMs);
}

}  // namespace

void passTime(store::WriteStore& store, const std::string& night) {
    if (!store.facility().hasBeds()) return;
    const auto closed = closedAt(store, night);
    if (closed) countPlacesIfShut(store, night);
    endWhatIsOver(store, night);
    if (closed) closeHouse(store, night, *closed);
}

void countPlaces(store::WriteStore& store, const std::string& night) {
    if (!store.facility().hasBeds() || store.places().areKnown(night)) return;
    const auto house = store.house();
    for (const auto& places : placesAtNightsEnd(store.facility(), house))
        store.places().keep(places, house.sequence);
}

void countPlacesIfShut(store::WriteStore& store, const std::string& night) {
    const auto hours = ownHours(store, night);
    // On a night on which the house stays shut nothing closes: it is counted when it ends.
    if (!hours || hours->opensMs == hours->closesMs) return;
    if (store.now().wallMs < hours->closesMs || store.places().areKnown(night)) return;
    // A winter action often ends when the house closes: the night had its beds.
    endWinterBy(store, night, hours->closesMs - 1);
    countPlaces(store, night);
}

void endWinterBy(store::WriteStore& store, const std::string& night, std::int64_t byMs) {
    const auto winter = store.winters().current();
    if (!winter || winter->untilMs > byMs) return;
    const auto sequence =
        store.append("pl.ostoja.winter.ended.v1",
                     {{"winter", winter->id}, {"why", "until"}, {"by", ""}, {"terminal", ""}});
    store.winters().end(winter->id, {.sequence = sequence, .wallMs = store.now().wallMs});
    shutDoors(store, night, *winter, winter->untilMs);
}

std::vector<store::Stay> shutDoors(store::WriteStore& store, const std::string& night,
                                   const store::WinterAction& winter, std::int64_t atMs) {
    const auto hours = ownHours(store, night);
    if (!winter.aroundClock || !hours || hours->contain(atMs)) return {};
    lapseArrivals(store);
    auto over = store.stays().openOf(night);
    const auto before = domain::parseNight(night).value().evening - date::days{1};
    std::erase_if(over, [&](const store::Stay& stay) {
        return stay.kept || store.stays().wasKept(domain::formatNight({before}), stay.person);
    });
    for (const auto& stay : over) endStay(store, stay);
    return over;
}

void lapseArrivals(store::WriteStore& store) {
    for (const auto& arrival : store.arrivals().waiting()) lapse(store, arrival);
}

std::vector<store::Stay> staysToCarry(store::WriteStore& store, const std::string& night) {
    auto stays = store.stays().openOf(night);
    const bool all = isRoundTheClock(store, store.winters().current());
    std::erase_if(stays, [&](const store::Stay& stay) { return !all && !stay.kept; });
    return stays;
}

void carryOver(store::WriteStore& store, const std::string& night, const std::vector<store::Stay>& former) {
    const auto winter = store.winters().current();
    for (const auto& stay : former) {
        const auto next = store.newId();
        const auto sequence = store.append("pl.ostoja.stay.carried.v1", {{"night", night},
                                                                         {"stay", next},
                                                                         {"bed", stay.bed},
                                                                         {"segment", stay.segment},
                                                                         {"former", stay.id}});
        const store::EntryAt entry{.sequence = sequence, .wallMs = store.now().wallMs};
        store.stays().end(stay.id, "carried", sequence);
        store.stays().begin({.id = next,
                             .night = night,
                             .person = stay.person,
                             .bed = stay.bed,
                             .presence = "assumed",
                             .winter = winter ? winter->id : std::string(),
                             .whyBed = {"own_of_last_night"},
                             .carried = true},
                            entry);
        // That nobody has seen them since then goes over, too.
        store.stays().see(next, "assumed", {.sequence = sequence, .wallMs = stay.presenceMs});
        if (stay.state == store::Stay::State::away) store.stays().setAway(next, true);
    }
}

void endStays(store::WriteStore& store, const std::string& night, const std::vector<store::Stay>& except) {
    for (const auto& stay : store.stays().openOf(night)) {
        const bool goesOn = std::any_of(except.begin(), except.end(),
                                        [&](const store::Stay& each) { return each.id == stay.id; });
        if (!goesOn) endStay(store, stay);
    }
}

}  // namespace ostoja::station
