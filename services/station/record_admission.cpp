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
#include "station/waiting.h"

namespace ostoja::station {

namespace {

namespace json = boost::json;

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

std::string letIn(StaffAct& act, const Waiting& before, const Coming& coming, const domain::Allotment& place,
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
    // Who has shown no card was seen by the carer who lets them in.
    const std::string presence = before.arrival.tap.empty() ? "round" : "tapped";
    if (!before.stay) {
        const bool winter = domain::runsAt(coming.winter, store.believedNowMs());
        store.stays().begin({.id = stay,
                             .night = coming.night,
                             .person = before.arrival.person,
                             .bed = bed.id,
                             .presence = presence,
                             .winter = winter ? coming.winter->id : std::string(),
                             .whyBed = whyBed(place)},
                            entry);
    } else {
        if (before.stay->bed != bed.id) store.stays().move(stay, bed.id);
        store.stays().admit(stay, presence, entry);
    }
    store.arrivals().end(before.arrival.id, store::Arrivals::End::admitted, entry.sequence);
    act.touchSleeper(before.arrival.person);
    return stay;
}

/// They wait again, with their bed where they had one.
Expected<void> takeBack(StaffAct& act, const Waiting& before, const std::string& id) {
    auto& store = act.store();
    auto stay = store.stays().stay(id);
    const auto night = ensureNight(store);
    const bool asItWas = stay && stay->state == store::Stay::State::here && stay->night == night;
    if (!asItWas) return failure("undo_over", "something else was done with it meanwhile");
    if (before.stay) {
        store.stays().holdAgain(stay->id);
    } else {
        const auto ended = act.record("pl.ostoja.stay.ended.v1",
                                      {{"night", night},
                                       {"stay", stay->id},
                                       {"bed", stay->bed},
                                       {"segment", stay->segment},
                                       {"reason", "not_staying"}},
                                      {before.arrival.person});
        store.stays().end(stay->id, "undone", ended.sequence);
        stay.reset();
    }
    waitAgain(act, before.arrival, stay);
    settleRefusals(store, before.arrival.person, "admitted", {});
    return {};
}

Expected<void> withdrawAtDesk(StaffAct& act, const std::string& id) {
    auto& store = act.store();
    ensureNight(store);
    const auto arrival = store.arrivals().arrival(id);
    if (!arrival) return failure("undo_over", "something else was done with it meanwhile");
    endWaiting(store, *arrival, store::Arrivals::End::withdrawn, noteOf(act));
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
    const auto party = partyOf(store, id);
    if (!party) return tl::make_unexpected(party.error());
    const auto& arrival = party->front().arrival;
    const auto coming = comingOf(store, *party);
    auto admission = coming.judged(store.believedNowMs(), despite);
    if (!bed.empty()) {
        const auto chosen = chosenBed(coming, arrival.person, bed);
        if (!chosen) return tl::make_unexpected(chosen.error());
        choose(coming, *chosen, admission);
    }
    const auto against = standing(admission, despite);
    const bool full = std::any_of(against.begin(), against.end(), [](const auto& finding) {
        return finding.ground == domain::Ground::houseFull;
    });
    if (full || (admission.places.size() < party->size() && against.empty()))
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
    std::vector<std::pair<Waiting, std::string>> admitted;
    std::vector<Answered> answered;
    // What they leave is free before the next of them may get it.
    for (std::size_t n = 0; n < party->size(); ++n) {
        const auto& each = party->at(n);
        const auto stay = letIn(act, each, coming, admission.places[n], grounds);
        admitted.emplace_back(each, stay);
        answered.push_back({.arrival = each.arrival.id,
                            .terminal = each.arrival.terminal,
                            .bed = store.stays().placeOf(coming.beds[admission.places[n].bed].id).place,
                            .nearest = {}});
    }
    if (overridden) {
        act.record(
            "pl.ostoja.override.v1",
            {{"what", "admission"}, {"person", arrival.person}, {"grounds", namesOf(grounds)}, {"why", why}},
            {arrival.person});
    }
    act.offerUndo({.what = "admitted",
                   .person = arrival.person,
                   .takeBack = [admitted](StaffAct& undoing) -> Expected<void> {
                       for (const auto& [was, stay] : admitted) {
                           if (auto done = takeBack(undoing, was, stay); !done) return done;
                       }
                       return {};
                   },
                   .bed = answered.front().bed->number});
    return answered;
}

}  // namespace ostoja::station
