// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/record_admission.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "api/time_text.h"
#include "station/coming.h"
#include "station/house_tonight.h"
#include "station/record_arrival.h"
#include "station/record_night.h"

namespace ostoja::station {

namespace {

namespace json = boost::json;

Note noteOf(StaffAct& act) {
    return [&act](std::string_view type, json::object body, const std::string& person) {
        body["tap"] = "";
        return act.record(type, std::move(body), {person});
    };
}

/// The bed as a carer chose it, for somebody who may have it held already.
Expected<std::size_t> chosenBed(const Coming& coming, const std::string& person, const std::string& id) {
    const auto bed = std::find_if(coming.beds.begin(), coming.beds.end(),
                                  [&](const domain::Bed& each) { return each.id == id; });
    if (bed == coming.beds.end()) return failure("bed_unknown", "no bed of this house has this identifier");
    switch (bed->state) {
        case domain::BedState::cleaning:
        case domain::BedState::outOfService:
        case domain::BedState::off:
            return failure("bed_not_in_use", "this bed isn't slept in now; put it into use first");
        case domain::BedState::free:
            break;
        default:
            if (bed->heldFor != person)
                return failure("bed_taken", "somebody has this bed tonight, or it is held");
    }
    return static_cast<std::size_t>(bed - coming.beds.begin());
}

bool isAbout(domain::Ground ground, std::initializer_list<domain::Ground> some) {
    return std::find(some.begin(), some.end(), ground) != some.end();
}

/// The admission with this bed for the first of them: what stands against it counts instead of what stood
/// against the best.
void choose(const Coming& coming, std::size_t bed, domain::Admission& admission) {
    std::erase_if(admission.findings, [](const domain::Finding& finding) {
        return isAbout(finding.ground, {domain::Ground::houseFull, domain::Ground::noSuitableBed});
    });
    const auto& who = coming.party.front();
    for (const auto ground : domain::againstBed(who, bed, coming.beds, coming.rules)) {
        const bool known = std::any_of(admission.findings.begin(), admission.findings.end(),
                                       [&](const auto& each) { return each.ground == ground; });
        if (known || ground == domain::Ground::bedTaken) continue;
        admission.findings.push_back({ground, domain::sourceOf(ground, coming.rules.form), {}, who.id});
    }
    if (admission.places.empty()) {
        if (coming.party.size() == 1) admission.places.push_back({.bed = bed, .why = {}});
    } else {
        admission.places.front() = {.bed = bed, .why = {}};
    }
}

Error over() {
    return {"arrival_over", "they wait no longer: another carer was quicker, or the time had gone by"};
}

/// All who came together and wait, the one that was asked for first.
std::vector<store::Arrival> partyOf(store::WriteStore& store, const store::Arrival& first) {
    std::vector<store::Arrival> party{first};
    for (auto& each : store.arrivals().waiting()) {
        if (each.party == first.party && each.id != first.id) party.push_back(std::move(each));
    }
    return party;
}

Coming comingIn(store::WriteStore& store, const std::vector<store::Arrival>& party) {
    std::vector<std::string> people;
    people.reserve(party.size());
    for (const auto& each : party) people.push_back(each.person);
    return comingOf(store, party.front().night, people);
}

json::array shown(const std::vector<domain::Finding>& findings) {
    json::array grounds;
    for (const auto& finding : findings) {
        grounds.push_back(
            {{"ground", domain::name(finding.ground)}, {"source", finding.source}, {"until", finding.until}});
    }
    return grounds;
}

std::vector<domain::Finding> standing(const domain::Admission& admission,
                                      const std::vector<domain::Ground>& despite) {
    auto findings = admission.findings;
    std::erase_if(findings, [&](const domain::Finding& finding) {
        return std::find(despite.begin(), despite.end(), finding.ground) != despite.end();
    });
    return findings;
}

json::array namesOf(const std::vector<domain::Ground>& grounds) {
    json::array names;
    for (const auto ground : grounds) names.push_back(json::value(domain::name(ground)));
    return names;
}

/// Before a carer's word, as it is put back when that word is taken back.
struct Before {
    store::Arrival arrival;
    /// Where they had one held.
    std::optional<store::Stay> stay;
};

std::string letIn(StaffAct& act, const Before& before, const Coming& coming, const domain::Allotment& place,
                  const std::vector<domain::Ground>& despite) {
    auto& store = act.store();
    const auto& bed = coming.beds.at(place.bed);
    auto stay = before.stay ? before.stay->id : store.newId();
    const auto entry = act.record("pl.ostoja.stay.admitted.v1",
                                  {{"night", coming.night},
                                   {"arrival", before.arrival.id},
                                   {"stay", stay},
                                   {"bed", bed.id},
                                   {"segment", domain::name(bed.segment)},
                                   {"person", before.arrival.person},
                                   {"despite", namesOf(despite)}},
                                  {before.arrival.person});
    takeUpHold(store, before.arrival.person);
    settleRefusals(store, before.arrival.person, {}, "admitted");
    if (!before.stay) {
        const bool winter = domain::runsAt(coming.winter, store.believedNowMs());
        store.stays().begin({.id = stay,
                             .night = coming.night,
                             .person = before.arrival.person,
                             .bed = bed.id,
                             .winter = winter ? coming.winter->id : std::string(),
                             .whyBed = whyBed(place)},
                            entry);
    } else {
        if (before.stay->bed != bed.id) store.stays().move(stay, bed.id);
        store.stays().admit(stay, entry);
    }
    store.arrivals().end(before.arrival.id, store::Arrivals::End::admitted, entry.sequence);
    act.touchSleeper(before.arrival.person);
    return stay;
}

/// They wait again, with their bed where they had one.
Expected<void> takeBack(StaffAct& act, const Before& before, const std::string& id) {
    auto& store = act.store();
    const auto stay = store.stays().stay(id);
    const auto night = ensureNight(store);
    const bool asItWas = stay && stay->state == store::Stay::State::here && stay->night == night;
    if (!asItWas) return failure("undo_over", "something else was done with it meanwhile");
    auto again = before.arrival;
    const auto holdMs =
        std::chrono::duration_cast<std::chrono::milliseconds>(rulesOf(store.facility()).arrivalHolds);
    again.untilMs = std::max(again.untilMs, store.believedNowMs() + holdMs.count());
    if (before.stay) {
        act.record("pl.ostoja.arrival.held.v1",
                   {{"night", night},
                    {"arrival", again.id},
                    {"stay", stay->id},
                    {"bed", stay->bed},
                    {"segment", stay->segment},
                    {"until", api::formatTime(again.untilMs)},
                    {"tap", ""}},
                   {again.person});
        store.stays().holdAgain(stay->id);
    } else {
        const auto ended = act.record("pl.ostoja.stay.ended.v1",
                                      {{"night", night},
                                       {"stay", stay->id},
                                       {"bed", stay->bed},
                                       {"segment", stay->segment},
                                       {"reason", "not_staying"}},
                                      {again.person});
        store.stays().end(stay->id, "undone", ended.sequence);
        act.record("pl.ostoja.arrival.waits.v1",
                   {{"night", night},
                    {"arrival", again.id},
                    {"person", again.person},
                    {"grounds", json::array(again.grounds.begin(), again.grounds.end())},
                    {"tap", ""}},
                   {again.person});
    }
    store.arrivals().reopen(again);
    settleRefusals(store, again.person, "admitted", {});
    act.touchSleeper(again.person);
    return {};
}

std::vector<Before> beforeOf(store::WriteStore& store, const std::vector<store::Arrival>& party) {
    std::vector<Before> all;
    all.reserve(party.size());
    for (const auto& each : party)
        all.push_back({each, each.stay.empty() ? std::nullopt : store.stays().stay(each.stay)});
    return all;
}

Expected<void> withdrawAtDesk(StaffAct& act, const std::string& id) {
    auto& store = act.store();
    ensureNight(store);
    const auto arrival = store.arrivals().arrival(id);
    if (!arrival) return failure("undo_over", "something else was done with it meanwhile");
    const auto stay = arrival->stay.empty() ? std::nullopt : store.stays().stay(arrival->stay);
    const auto entry = act.record("pl.ostoja.arrival.lapsed.v1",
                                  {{"night", arrival->night},
                                   {"arrival", id},
                                   {"stay", arrival->stay},
                                   {"bed", stay ? stay->bed : ""},
                                   {"segment", stay ? stay->segment : ""},
                                   {"tap", ""}},
                                  {arrival->person});
    if (stay) store.stays().end(stay->id, "withdrawn", entry.sequence);
    store.arrivals().end(id, store::Arrivals::End::withdrawn, entry.sequence);
    return {};
}

}  // namespace

const std::vector<std::string>& admissionReasons() {
    static const std::vector<std::string> reasons{"special_case", "frost", "nowhere_else", "agreed"};
    return reasons;
}

Expected<ArrivedAtDesk> recordArrival(StaffAct& act, const std::string& person, const std::string& bed) {
    auto& store = act.store();
    if (const auto known = act.person(person); !known) return tl::make_unexpected(known.error());
    const auto night = ensureNight(store);
    if (store.arrivals().of(person) || store.stays().of(night, person))
        return failure("has_bed", "they have a bed tonight, or wait at admission already");
    const auto coming = comingOf(store, night, {person});
    auto admission = coming.judged(store.believedNowMs());
    if (!bed.empty()) {
        const auto chosen = chosenBed(coming, person, bed);
        if (!chosen) return tl::make_unexpected(chosen.error());
        choose(coming, *chosen, admission);
        admission.verdict = admission.findings.empty() ? domain::Verdict::admit : domain::Verdict::askStaff;
    }
    const auto came = recordArrived(store, coming, admission, {act.doer().terminal, {}}, noteOf(act));
    ArrivedAtDesk arrived{.arrival = came.arrival,
                          .verdict = admission.verdict,
                          .findings = admission.findings,
                          .bed = {},
                          .room = {}};
    if (!came.bed.empty()) {
        const auto place = store.stays().placeOf(came.bed).place;
        arrived.bed = place.number;
        arrived.room = place.room.number;
    }
    act.offerUndo({.what = "arrived",
                   .person = person,
                   .takeBack = [id = came.arrival](StaffAct& undoing) { return withdrawAtDesk(undoing, id); },
                   .bed = arrived.bed});
    return arrived;
}

Expected<std::vector<Answered>> recordLetIn(StaffAct& act, const std::string& id, const std::string& bed,
                                            const std::vector<domain::Ground>& despite,
                                            const std::string& why) {
    auto& store = act.store();
    ensureNight(store);
    const auto arrival = store.arrivals().arrival(id);
    if (!arrival) return tl::make_unexpected(over());
    const auto party = partyOf(store, *arrival);
    const auto coming = comingIn(store, party);
    auto admission = coming.judged(store.believedNowMs(), despite);
    if (!bed.empty()) {
        const auto chosen = chosenBed(coming, arrival->person, bed);
        if (!chosen) return tl::make_unexpected(chosen.error());
        choose(coming, *chosen, admission);
    }
    const auto against = standing(admission, despite);
    const bool full = std::any_of(against.begin(), against.end(), [](const auto& finding) {
        return finding.ground == domain::Ground::houseFull;
    });
    if (full || (admission.places.size() < party.size() && against.empty()))
        return failure("house_full", "there is no bed for them tonight; show them the nearest other place");
    if (!against.empty()) {
        act.more["grounds"] = shown(against);
        return failure("grounds", "something stands against it; admit them despite it, with a reason");
    }
    const bool overridden = !admission.findings.empty();
    const auto& reasons = admissionReasons();
    if (overridden && std::find(reasons.begin(), reasons.end(), why) == reasons.end()) {
        return failure("why_missing",
                       "why: one of special_case, frost, nowhere_else, agreed was expected, since something "
                       "stands against it");
    }
    std::vector<domain::Ground> grounds;
    for (const auto& finding : admission.findings) {
        if (std::find(grounds.begin(), grounds.end(), finding.ground) == grounds.end())
            grounds.push_back(finding.ground);
    }
    const auto before = beforeOf(store, party);
    std::vector<std::pair<Before, std::string>> admitted;
    std::vector<Answered> answered;
    // What they leave is free before the next of them may get it.
    for (std::size_t n = 0; n < party.size(); ++n) {
        const auto stay = letIn(act, before[n], coming, admission.places[n], grounds);
        admitted.emplace_back(before[n], stay);
        answered.push_back({.arrival = party[n].id,
                            .terminal = party[n].terminal,
                            .bed = store.stays().placeOf(coming.beds[admission.places[n].bed].id).place});
    }
    if (overridden) {
        act.record(
            "pl.ostoja.override.v1",
            {{"what", "admission"}, {"person", arrival->person}, {"grounds", namesOf(grounds)}, {"why", why}},
            {arrival->person});
    }
    act.offerUndo({.what = "admitted",
                   .person = arrival->person,
                   .takeBack = [admitted](StaffAct& undoing) -> Expected<void> {
                       for (const auto& [was, stay] : admitted) {
                           if (auto done = takeBack(undoing, was, stay); !done) return done;
                       }
                       return {};
                   },
                   .bed = answered.front().bed->number});
    return answered;
}

Expected<std::vector<Answered>> recordRefused(StaffAct& act, const std::string& id, const std::string& why,
                                              const std::string& pointsTo) {
    auto& store = act.store();
    ensureNight(store);
    const auto arrival = store.arrivals().arrival(id);
    if (!arrival) return tl::make_unexpected(over());
    const auto party = partyOf(store, *arrival);
    const auto coming = comingIn(store, party);
    const auto before = beforeOf(store, party);
    std::vector<Answered> answered;
    for (std::size_t n = 0; n < party.size(); ++n) {
        const auto& stay = before[n].stay;
        const auto segment = stay ? stay->segment : segmentOf(coming.party[n]);
        const auto refusal = store.newId();
        const auto entry = act.record("pl.ostoja.arrival.refused.v1",
                                      {{"night", coming.night},
                                       {"refusal", refusal},
                                       {"arrival", party[n].id},
                                       {"stay", stay ? stay->id : ""},
                                       {"bed", stay ? stay->bed : ""},
                                       {"segment", segment},
                                       {"person", party[n].person},
                                       {"why", why},
                                       {"frost", coming.inFrost()}},
                                      {party[n].person});
        if (stay) store.stays().end(stay->id, "refused", entry.sequence);
        store.arrivals().end(party[n].id, store::Arrivals::End::refused, entry.sequence);
        store.refusals().begin({.id = refusal,
                                .night = coming.night,
                                .person = party[n].person,
                                .segment = segment,
                                .why = why,
                                .frost = coming.inFrost(),
                                .pointsTo = pointsTo},
                               entry);
        answered.push_back({.arrival = party[n].id, .terminal = party[n].terminal, .bed = std::nullopt});
    }
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
