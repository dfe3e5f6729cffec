// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_arrival.h"

#include <algorithm>

#include "api/json_lists.h"
#include "api/time_text.h"
#include "station/recording/record_night.h"

namespace ostoja::station {

namespace {

std::string winterOf(const Coming& coming, std::int64_t nowMs) {
    return domain::runsAt(coming.winter, nowMs) ? coming.winter->id : std::string();
}

/// Until when somebody waits for whom no bed is held: to the end of the night.
std::int64_t endOfNight(const std::string& night) {
    constexpr std::chrono::minutes lastOfMorning{11 * 60 + 59};
    constexpr std::int64_t minuteMs = 60'000;
    return domain::momentInNight(domain::parseNight(night).value(), lastOfMorning) + minuteMs;
}

/// Before anybody's stay begins: one may get the bed that was held for another of them.
void takeUpHolds(store::WriteStore& store, const Coming& coming) {
    for (const auto& who : coming.party) takeUpHold(store, who.id);
}

void remember(Came& came, bool& first, Came one) {
    if (first) came = std::move(one);
    first = false;
}

}  // namespace

std::vector<std::string> whyBed(const domain::Allotment& place) {
    std::vector<std::string> words;
    words.reserve(place.why.size());
    for (const auto reason : place.why) words.emplace_back(domain::name(reason));
    return words;
}

std::vector<std::string> groundNames(const domain::Admission& admission, const std::string& person) {
    std::vector<std::string> names;
    for (const auto& finding : admission.findings) {
        const std::string name(domain::name(finding.ground));
        const bool theirs = finding.person.empty() || finding.person == person;
        if (theirs && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

void takeUpHold(store::WriteStore& store, const std::string& person) {
    const auto hold = store.holds().heldFor(person);
    if (hold) releaseHold(store, *hold, "taken");
}

void settleRefusals(store::WriteStore& store, const std::string& person, const std::string& was,
                    const std::string& outcome) {
    const auto night = ensureNight(store);
    for (const auto& refusal : store.refusals().withOutcome(night, person, was)) {
        const auto sequence =
            store.append("pl.ostoja.refusal.settled.v1",
                         {{"refusal", refusal}, {"outcome", outcome}, {"by", ""}, {"terminal", ""}});
        store.refusals().settle(refusal, outcome, sequence);
    }
}

void releaseHold(store::WriteStore& store, const store::Hold& hold, std::string_view why) {
    const auto sequence =
        store.append("pl.ostoja.bed.released.v1", {{"night", hold.night},
                                                   {"hold", hold.id},
                                                   {"bed", hold.bed},
                                                   {"segment", store.stays().placeOf(hold.bed).segment},
                                                   {"why", why},
                                                   {"by", ""},
                                                   {"terminal", ""}});
    store.holds().end(hold.id, sequence);
}

Came recordIn(store::WriteStore& store, const Coming& coming, const domain::Admission& admission,
              const std::string& presence, const Note& note) {
    Came came;
    bool first = true;
    takeUpHolds(store, coming);
    for (std::size_t n = 0; n < coming.party.size(); ++n) {
        const auto& who = coming.party[n];
        const auto& bed = coming.beds.at(admission.places.at(n).bed);
        const auto stay = store.newId();
        const auto entry = note("pl.ostoja.bed.taken.v1",
                                {{"night", coming.night},
                                 {"bed", bed.id},
                                 {"segment", domain::name(bed.segment)},
                                 {"stay", stay}},
                                who.id);
        settleRefusals(store, who.id, {}, "admitted");
        store.stays().begin({.id = stay,
                             .night = coming.night,
                             .person = who.id,
                             .bed = bed.id,
                             // Whose card wasn't held nobody has seen.
                             .presence = first || presence != "tapped" ? presence : "assumed",
                             .winter = winterOf(coming, store.believedNowMs()),
                             .whyBed = whyBed(admission.places[n])},
                            entry);
        remember(came, first, {.sequence = entry.sequence, .arrival = {}, .stay = stay, .bed = bed.id});
    }
    return came;
}

Came recordArrived(store::WriteStore& store, const Coming& coming, const domain::Admission& admission,
                   const ComingAt& at, const Note& note) {
    const bool holds = !admission.places.empty();
    const auto nowMs = store.believedNowMs();
    const auto lapsesMs =
        nowMs + std::chrono::duration_cast<std::chrono::milliseconds>(coming.rules.arrivalHolds).count();
    Came came;
    bool first = true;
    takeUpHolds(store, coming);
    for (std::size_t n = 0; n < coming.party.size(); ++n) {
        const auto& who = coming.party[n];
        store::Arrival arrival{.id = store.newId(),
                               .night = coming.night,
                               .person = who.id,
                               .terminal = at.terminal,
                               .tap = first ? at.tap : std::string(),
                               .grounds = groundNames(admission, who.id),
                               .stay = holds ? store.newId() : std::string(),
                               .party = {},
                               .openedMs = nowMs,
                               .untilMs = holds ? lapsesMs : std::max(lapsesMs, endOfNight(coming.night))};
        arrival.party = first ? arrival.id : came.arrival;
        store::EntryAt entry;
        std::string bed;
        if (holds) {
            const auto& place = coming.beds.at(admission.places[n].bed);
            bed = place.id;
            entry = note("pl.ostoja.arrival.held.v1",
                         {{"night", coming.night},
                          {"arrival", arrival.id},
                          {"stay", arrival.stay},
                          {"bed", bed},
                          {"segment", domain::name(place.segment)},
                          {"until", api::formatTime(arrival.untilMs)}},
                         who.id);
        } else {
            entry = note("pl.ostoja.arrival.waits.v1",
                         {{"night", coming.night},
                          {"arrival", arrival.id},
                          {"person", who.id},
                          {"grounds", api::arrayOf(arrival.grounds)}},
                         who.id);
        }
        if (holds) {
            store.stays().begin({.id = arrival.stay,
                                 .night = coming.night,
                                 .person = who.id,
                                 .bed = bed,
                                 .held = true,
                                 .winter = winterOf(coming, nowMs),
                                 .whyBed = whyBed(admission.places[n])},
                                entry);
        }
        store.arrivals().open(arrival, entry);
        remember(came, first,
                 {.sequence = entry.sequence, .arrival = arrival.id, .stay = arrival.stay, .bed = bed});
    }
    return came;
}

Came recordTurnedAway(store::WriteStore& store, const Coming& coming, const TurnedAway& told,
                      const Note& note) {
    const std::string why(told.why);
    Came came;
    bool first = true;
    for (const auto& who : coming.party) {
        if (const auto before = store.refusals().tonights(coming.night, who.id, why); !before.empty()) {
            if (!first) continue;
            const auto entry =
                note("pl.ostoja.refusal.seen.v1", {{"night", coming.night}, {"refusal", before}}, who.id);
            remember(came, first, {.sequence = entry.sequence, .arrival = {}, .stay = {}, .bed = {}});
            continue;
        }
        const auto segment = segmentOf(who);
        const auto refusal = store.newId();
        const auto entry = note("pl.ostoja.arrival.turned_away.v1",
                                {{"night", coming.night},
                                 {"segment", segment},
                                 {"reason", why},
                                 {"refusal", refusal},
                                 {"frost", coming.inFrost()}},
                                who.id);
        store.refusals().begin({.id = refusal,
                                .night = coming.night,
                                .person = who.id,
                                .segment = segment,
                                .why = why,
                                .frost = coming.inFrost(),
                                .pointsTo = told.pointsTo},
                               entry);
        remember(came, first, {.sequence = entry.sequence, .arrival = {}, .stay = {}, .bed = {}});
    }
    return came;
}

}  // namespace ostoja::station
