// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_admission.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "api/time_text.h"
#include "station/recording/against_bed.h"
#include "station/recording/record_arrival.h"
#include "station/recording/record_night.h"
#include "station/recording/record_stays.h"
#include "station/recording/waiting.h"
#include "station/tonight/bed_choice.h"
#include "station/tonight/coming.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace {

namespace json = boost::json;

json::array shown(const std::vector<domain::Finding>& findings) {
    json::array grounds;
    for (const auto& finding : findings) grounds.push_back(api::toJson(groundShown(finding)));
    return grounds;
}

bool includes(const std::vector<domain::Ground>& grounds, domain::Ground ground) {
    return std::find(grounds.begin(), grounds.end(), ground) != grounds.end();
}

/// What a carer wants for those who come: a bed by hand, where one was chosen.
struct Wanted {
    std::optional<std::size_t> bed;
    std::vector<domain::Ground> despite;
};

Expected<Wanted> wanted(const Coming& coming, const std::string& bed, std::vector<domain::Ground> despite) {
    Wanted wants{.bed = std::nullopt, .despite = std::move(despite)};
    if (bed.empty()) return wants;
    const auto chosen = chosenBed(coming, bed);
    if (!chosen) return tl::make_unexpected(chosen.error());
    wants.bed = *chosen;
    return wants;
}

domain::Admission judged(const Coming& coming, const Wanted& wants, std::int64_t nowMs) {
    auto admission = coming.judged(nowMs, wants.despite);
    if (!wants.bed) return admission;
    choose(coming, *wants.bed, nowMs, wants.despite, admission);
    admission.verdict = admission.findings.empty() ? domain::Verdict::admit : domain::Verdict::askStaff;
    return admission;
}

bool keepsApart(const domain::Admission& admission, const std::string& person) {
    return std::any_of(admission.findings.begin(), admission.findings.end(),
                       [&](const domain::Finding& each) {
                           return each.ground == domain::Ground::keptApart && each.person == person;
                       });
}

/// To whoever may not see the person beside whom somebody isn't to sleep it is no suitable bed, in what they
/// hear and in what they set aside.
domain::Admission shownTo(StaffAct& act, const Coming& coming, const Wanted& wants,
                          domain::Admission admission) {
    auto seen = coming;
    for (auto& who : seen.party) who = withoutHidden(act, std::move(who));
    const auto sameApart = [](const domain::Applicant& one, const domain::Applicant& other) {
        return one.apart == other.apart;
    };
    if (std::equal(seen.party.begin(), seen.party.end(), coming.party.begin(), sameApart)) return admission;
    auto open = judged(seen, wants, act.store().believedNowMs());
    bool hides = false;
    for (auto& finding : admission.findings) {
        if (finding.ground != domain::Ground::keptApart || keepsApart(open, finding.person)) continue;
        finding.ground = domain::Ground::noSuitableBed;
        finding.source = domain::sourceOf(finding.ground, coming.rules.form);
        hides = true;
    }
    if (hides && includes(wants.despite, domain::Ground::noSuitableBed))
        admission.places = std::move(open.places);
    return admission;
}

/// What no file knows and a carer says of whoever they admit.
void see(Coming& coming, const std::vector<domain::Ground>& despite) {
    for (const auto ground : {domain::Ground::intoxicated, domain::Ground::notSelfCaring}) {
        if (includes(despite, ground)) coming.party.front().seen.push_back(ground);
    }
}

std::vector<domain::Finding> standing(const domain::Admission& admission,
                                      const std::vector<domain::Ground>& despite) {
    auto findings = admission.findings;
    std::erase_if(findings,
                  [&](const domain::Finding& finding) { return includes(despite, finding.ground); });
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
                                       {"reason", "undone"}},
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
    const auto party = partyOf(store, id);
    if (!party) return failure("undo_over", "something else was done with it meanwhile");
    for (const auto& each : *party)
        endWaiting(store, each.arrival, store::Arrivals::End::withdrawn, noteOf(act));
    return {};
}

/// Where two of them have each the other's new bed held, each is free only with the other.
void exchangeHeld(StaffAct& act, std::vector<Waiting>& party, const Coming& coming,
                  const domain::Admission& admission) {
    const auto bedOf = [&](std::size_t n) { return coming.beds.at(admission.places[n].bed).id; };
    auto& first = party.front();
    for (std::size_t n = 1; n < party.size(); ++n) {
        auto& other = party[n];
        if (!first.stay || !other.stay || first.stay->bed != bedOf(n) || other.stay->bed != bedOf(0))
            continue;
        exchangeBeds(act, *first.stay, *other.stay);
        first.stay = act.store().stays().stay(first.stay->id);
        other.stay = act.store().stays().stay(other.stay->id);
    }
}

/// Why nobody of them can be admitted now, whatever is set aside.
std::optional<Error> nothingToGive(const domain::Admission& admission,
                                   const std::vector<domain::Finding>& against, std::size_t people) {
    const bool full = std::any_of(against.begin(), against.end(), [](const auto& finding) {
        return finding.ground == domain::Ground::houseFull;
    });
    if (full)
        return Error{"house_full", "there is no bed for them tonight; show them the nearest other place"};
    // Where nothing is said of beds, setting aside what else was found gives them none.
    if (admission.places.size() < people && std::none_of(against.begin(), against.end(), isAboutBeds))
        return Error{"sex_unknown", "say first which ward is right for this person, or choose a bed"};
    return std::nullopt;
}

}  // namespace

const std::vector<std::string>& admissionReasons() {
    static const std::vector<std::string> reasons{"special_case", "frost", "nowhere_else", "agreed"};
    return reasons;
}

api::GroundShown groundShown(const domain::Finding& finding) {
    api::GroundShown shown{.ground = std::string(domain::name(finding.ground)),
                           .source = std::string(finding.source),
                           .until = finding.until};
    if (!finding.refused) return shown;
    shown.why = finding.refused->why;
    shown.at = api::formatTime(finding.refused->atMs);
    return shown;
}

Expected<ArrivedAtDesk> recordArrival(StaffAct& act, const std::string& person, const std::string& bed) {
    auto& store = act.store();
    if (const auto known = act.person(person); !known) return tl::make_unexpected(known.error());
    const auto night = ensureNight(store);
    if (store.arrivals().of(person) || store.stays().of(night, person))
        return failure("has_bed", "they have a bed tonight, or wait at admission already");
    const auto coming = judgedComing(store, night, person).coming;
    const auto wants = wanted(coming, bed, {});
    if (!wants) return tl::make_unexpected(wants.error());
    const auto admission = judged(coming, *wants, store.believedNowMs());
    const auto came = recordArrived(store, coming, admission, {act.doer().terminal, {}}, noteOf(act));
    ArrivedAtDesk arrived{.arrival = came.arrival,
                          .verdict = admission.verdict,
                          .findings = shownTo(act, coming, *wants, admission).findings,
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
    auto party = partyOf(store, id);
    if (!party) return tl::make_unexpected(party.error());
    const auto arrival = party->front().arrival;
    auto coming = comingOf(store, *party);
    see(coming, despite);
    const auto wants = wanted(coming, bed, despite);
    if (!wants) return tl::make_unexpected(wants.error());
    const auto admission = shownTo(act, coming, *wants, judged(coming, *wants, store.believedNowMs()));
    const auto against = standing(admission, despite);
    if (auto nothing = nothingToGive(admission, against, party->size()))
        return tl::make_unexpected(std::move(*nothing));
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
    const auto before = *party;
    // One may get the bed that is held for another of them.
    for (const auto& each : *party) takeUpHold(store, each.arrival.person);
    exchangeHeld(act, *party, coming, admission);
    // What they leave is free before the next of them may get it.
    for (std::size_t n = 0; n < party->size(); ++n) {
        const auto& each = party->at(n);
        const auto stay = letIn(act, each, coming, admission.places[n], grounds);
        admitted.emplace_back(before[n], stay);
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
