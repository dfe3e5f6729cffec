// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_refusal.h"

#include <utility>

#include "station/recording/record_night.h"
#include "station/recording/waiting.h"
#include "station/tonight/elsewhere.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace {

/// One who was refused, and the refusal.
struct Refused {
    Waiting before;
    std::string refusal;
};

/// What the carer saw is no file's to know, and where else somebody can go depends on it.
void tellWhatWasSeen(Coming& coming, const std::string& why) {
    if (why != domain::name(domain::Ground::intoxicated)) return;
    for (auto& who : coming.party) who.seen.push_back(domain::Ground::intoxicated);
}

std::string refuse(StaffAct& act, const Waiting& who, store::Refusal refusal) {
    auto& store = act.store();
    const auto& arrival = who.arrival;
    refusal.id = store.newId();
    refusal.person = arrival.person;
    if (who.stay) refusal.segment = who.stay->segment;
    const auto entry = act.record("pl.ostoja.arrival.refused.v1",
                                  {{"night", refusal.night},
                                   {"refusal", refusal.id},
                                   {"arrival", arrival.id},
                                   {"stay", who.stay ? who.stay->id : ""},
                                   {"bed", who.stay ? who.stay->bed : ""},
                                   {"segment", refusal.segment},
                                   {"person", refusal.person},
                                   {"why", refusal.why},
                                   {"frost", refusal.frost}},
                                  {refusal.person});
    if (who.stay) store.stays().end(who.stay->id, "refused", entry.sequence);
    store.arrivals().end(arrival.id, store::Arrivals::End::refused, entry.sequence);
    store.refusals().begin(refusal, entry);
    return refusal.id;
}

/// The bed that was held for them, where nobody else has got it meanwhile.
std::optional<store::Stay> holdAgain(StaffAct& act, const Waiting& before, const store::EntryAt& entry) {
    if (!before.stay) return std::nullopt;
    auto& store = act.store();
    const auto bed = bedTonight(store, before.stay->bed);
    if (bed.taken != store::BedTonight::Taken::free || !bed.inUse()) return std::nullopt;
    const auto id = store.newId();
    store.stays().begin({.id = id,
                         .night = before.arrival.night,
                         .person = before.arrival.person,
                         .bed = before.stay->bed,
                         .held = true,
                         .winter = before.stay->winter,
                         .whyBed = before.stay->whyBed},
                        entry);
    return store.stays().stay(id);
}

Expected<void> takeBack(StaffAct& act, const Refused& refused) {
    auto& store = act.store();
    const auto night = ensureNight(store);
    const auto& person = refused.before.arrival.person;
    const auto refusal = store.refusals().refusal(refused.refusal);
    const bool asItWas = refusal && refusal->night == night && refusal->outcome.empty() &&
                         !store.arrivals().of(person) && !store.stays().of(night, person) &&
                         !store.holds().heldFor(person);
    if (!asItWas) return failure("undo_over", "something else was done about it meanwhile");
    const auto entry = act.record("pl.ostoja.refusal.taken_back.v1",
                                  {{"night", night},
                                   {"refusal", refusal->id},
                                   {"arrival", refused.before.arrival.id},
                                   {"segment", refusal->segment},
                                   {"person", person}},
                                  {person});
    store.refusals().takeBack(*refusal);
    waitAgain(act, refused.before.arrival, holdAgain(act, refused.before, entry));
    return {};
}

}  // namespace

Expected<std::vector<Answered>> recordRefused(StaffAct& act, const std::string& id, const RefusedFor& told) {
    auto& store = act.store();
    const auto party = partyOf(store, id);
    if (!party) return tl::make_unexpected(party.error());
    auto coming = comingOf(store, *party);
    tellWhatWasSeen(coming, told.why);
    const auto nearest = nearestFor(coming, told.elsewhere, store.facility());
    const auto pointsTo = told.pointsTo.empty() ? asRecorded(nearest) : told.pointsTo;
    std::vector<Refused> refused;
    std::vector<Answered> answered;
    for (std::size_t n = 0; n < party->size(); ++n) {
        const auto& who = party->at(n);
        refused.push_back({who, refuse(act, who,
                                       {.id = {},
                                        .night = coming.night,
                                        .person = {},
                                        .segment = segmentOf(coming.party[n]),
                                        .why = told.why,
                                        .frost = coming.inFrost(),
                                        .pointsTo = pointsTo})});
        answered.push_back({.arrival = who.arrival.id,
                            .terminal = who.arrival.terminal,
                            .bed = std::nullopt,
                            .nearest = nearest});
    }
    act.offerUndo({.what = "refused",
                   .person = party->front().arrival.person,
                   .takeBack = [refused](StaffAct& undoing) -> Expected<void> {
                       for (const auto& each : refused) {
                           if (auto done = takeBack(undoing, each); !done) return done;
                       }
                       return {};
                   },
                   .pointsTo = pointsTo});
    return answered;
}

Expected<void> recordOutcome(StaffAct& act, const std::string& id, const std::string& outcome) {
    auto& store = act.store();
    ensureNight(store);
    const auto refusal = store.refusals().refusal(id);
    if (!refusal) return failure("refusal_unknown", "no refusal has this identifier");
    if (refusal->outcome == outcome) return {};
    const auto settle = [id, person = refusal->person](StaffAct& acting, const std::string& what) {
        std::vector<std::string> people;
        if (!person.empty()) people.push_back(person);
        const auto entry =
            acting.record("pl.ostoja.refusal.settled.v1", {{"refusal", id}, {"outcome", what}}, people);
        acting.store().refusals().settle(id, what, entry.sequence);
    };
    settle(act, outcome);
    act.offerUndo(
        {.what = "refusal_settled",
         .person = refusal->person,
         .takeBack = [id, settle, outcome, was = refusal->outcome](StaffAct& undoing) -> Expected<void> {
             const auto now = undoing.store().refusals().refusal(id);
             if (!now || now->outcome != outcome)
                 return failure("undo_over", "somebody else recorded another outcome meanwhile");
             settle(undoing, was);
             return {};
         },
         .bed = {}});
    return {};
}

}  // namespace ostoja::station
