// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_stays.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "station/recording/against_bed.h"
#include "station/recording/cleaning.h"
#include "station/recording/record_night.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace {

using State = store::Stay::State;

Expected<store::Stay> openStay(StaffAct& act, const std::string& id) {
    ensureNight(act.store());
    auto stay = act.store().stays().stay(id);
    if (!stay) return failure("stay_over", "this stay has ended meanwhile");
    return std::move(*stay);
}

/// One whom a carer has admitted.
Expected<store::Stay> admittedStay(StaffAct& act, const std::string& id) {
    auto stay = openStay(act, id);
    if (stay && stay->state == State::held) {
        return failure("stay_not_admitted", "they wait for a carer's word; admit or refuse them");
    }
    return stay;
}

std::string plateOf(StaffAct& act, const std::string& bed) {
    const auto found = act.store().beds().bed(bed);
    return found ? found->number : std::string();
}

/// What a later act or another carer has made of it is left alone.
Error changedMeanwhile() {
    return {"undo_over", "something else was done with it meanwhile"};
}

/// The bed as somebody may be moved into it; a hold for them is no obstacle.
Expected<store::BedOfHouse> bedFor(StaffAct& act, const std::string& id, const std::string& person) {
    auto bed = act.store().beds().bed(id);
    if (!bed) return failure("bed_unknown", "no bed of this house has this identifier");
    const auto tonight = bedTonight(act.store(), id);
    if (!tonight.inUse()) {
        return failure("bed_not_in_use", "bed " + bed->number + " isn't slept in now; put it into use first");
    }
    const auto hold = act.store().holds().ofBed(id);
    const bool theirs = hold && !person.empty() && hold->person == person;
    if (tonight.taken != store::BedTonight::Taken::free && !theirs) {
        return failure("bed_taken", hold ? "bed " + bed->number + " is held; release it first"
                                         : "somebody has bed " + bed->number + " tonight");
    }
    return std::move(*bed);
}

/// False, with the grounds among the answer's members, where some aren't named in `despite`.
bool mayHave(StaffAct& act, std::vector<domain::Ground> grounds, const std::vector<domain::Ground>& despite) {
    std::erase_if(grounds, [&](domain::Ground ground) {
        return std::find(despite.begin(), despite.end(), ground) != despite.end();
    });
    if (grounds.empty()) return true;
    boost::json::array named;
    for (const auto ground : grounds) {
        named.push_back({{"ground", domain::name(ground)},
                         {"source", domain::sourceOf(ground, rulesOf(act.store().facility()).form)},
                         {"until", ""}});
    }
    act.more["grounds"] = std::move(named);
    return false;
}

tl::unexpected<Error> againstIt() {
    return failure("grounds",
                   "something stands against this bed for them; move them despite it, or choose another");
}

void freeOfHold(StaffAct& act, const store::BedOfHouse& bed) {
    const auto hold = act.store().holds().ofBed(bed.id);
    if (!hold) return;
    const auto entry = act.record("pl.ostoja.bed.released.v1",
                                  {{"night", hold->night},
                                   {"hold", hold->id},
                                   {"bed", bed.id},
                                   {"segment", bed.segment},
                                   {"why", "taken"}},
                                  {});
    act.store().holds().end(hold->id, entry.sequence);
}

void moveTo(StaffAct& act, const store::Stay& stay, const store::BedOfHouse& bed) {
    freeOfHold(act, bed);
    act.record("pl.ostoja.stay.moved.v1",
               {{"night", stay.night},
                {"stay", stay.id},
                {"from", stay.bed},
                {"to", bed.id},
                {"from_segment", stay.segment},
                {"segment", bed.segment}},
               {stay.person});
    act.store().stays().move(stay.id, bed.id);
    act.touchSleeper(stay.person);
}

Expected<void> takeBackMove(StaffAct& act, const store::Stay& before, const std::string& to) {
    const auto stay = openStay(act, before.id);
    if (!stay || stay->bed != to) return tl::make_unexpected(changedMeanwhile());
    const auto bed = bedFor(act, before.bed, stay->person);
    if (!bed) return tl::make_unexpected(bed.error());
    moveTo(act, *stay, *bed);
    return {};
}

void setAway(StaffAct& act, const store::Stay& stay) {
    act.record("pl.ostoja.stay.away.v1", {{"night", stay.night}, {"stay", stay.id}, {"bed", stay.bed}},
               {stay.person});
    act.store().stays().setAway(stay.id, true);
}

void setBack(StaffAct& act, const store::Stay& stay) {
    act.record("pl.ostoja.stay.back.v1",
               {{"night", stay.night}, {"stay", stay.id}, {"bed", stay.bed}, {"tap", ""}}, {stay.person});
    act.store().stays().setAway(stay.id, false);
}

/// Nobody has cleaned it yet, and nobody needs to.
void makeReadyAgain(StaffAct& act, const store::Stay& before) {
    takeBackCleaning(act.store(), before,
                     [&](std::string_view type, boost::json::object body, const std::string&) {
                         return act.record(type, std::move(body), {});
                     });
}

/// Their bed was free in between; where it is still, they have it again.
Expected<void> takeBackEnd(StaffAct& act, const store::Stay& before) {
    auto& store = act.store();
    if (ensureNight(store) != before.night) return tl::make_unexpected(changedMeanwhile());
    // Whoever came anew meanwhile is answered first.
    if (store.stays().of(before.night, before.person) || store.arrivals().of(before.person))
        return tl::make_unexpected(changedMeanwhile());
    const auto bed = bedFor(act, before.bed, before.person);
    if (!bed) return tl::make_unexpected(bed.error());
    freeOfHold(act, *bed);
    act.record("pl.ostoja.bed.taken.v1",
               {{"night", before.night},
                {"bed", before.bed},
                {"segment", bed->segment},
                {"stay", before.id},
                {"tap", ""}},
               {before.person});
    store.stays().reopen(before.id);
    if (before.state == State::away) setAway(act, before);
    act.touchSleeper(before.person);
    return {};
}

/// Whether the bed waits to be cleaned now.
bool endByStaff(StaffAct& act, const store::Stay& stay) {
    const auto entry = act.record("pl.ostoja.stay.ended.v1",
                                  {{"night", stay.night},
                                   {"stay", stay.id},
                                   {"bed", stay.bed},
                                   {"segment", stay.segment},
                                   {"reason", "by_staff"}},
                                  {stay.person});
    act.store().stays().end(stay.id, "by_staff", entry.sequence);
    act.touchSleeper(stay.person);
    return leaveToClean(act.store(), stay);
}

void setKept(StaffAct& act, const store::Stay& stay, bool kept) {
    act.record("pl.ostoja.stay.kept.v1", {{"stay", stay.id}, {"kept", kept}}, {stay.person});
    act.store().stays().keep(stay.id, kept);
}

/// As it was before the round, where nobody has been seen since.
Expected<void> takeBackRound(StaffAct& act, const std::vector<store::Stay>& before, std::int64_t atMs) {
    for (const auto& stay : before) {
        const auto now = act.store().stays().stay(stay.id);
        if (!now || now->presence != "round" || now->presenceMs != atMs) continue;
        if (stay.state == State::away && now->state == State::here) setAway(act, *now);
        act.store().stays().see(stay.id, stay.presence, {.sequence = 0, .wallMs = stay.presenceMs});
    }
    return {};
}

}  // namespace

void exchangeBeds(StaffAct& act, const store::Stay& one, const store::Stay& other) {
    const auto entry = act.record("pl.ostoja.stay.swapped.v1",
                                  {{"night", one.night},
                                   {"stay", one.id},
                                   {"with", other.id},
                                   {"bed", other.bed},
                                   {"with_bed", one.bed},
                                   {"segment", other.segment},
                                   {"with_segment", one.segment}},
                                  {one.person, other.person});
    act.store().stays().swap(one, other, entry.sequence);
    act.touchSleeper(one.person);
    act.touchSleeper(other.person);
}

Expected<void> recordMoved(StaffAct& act, const std::string& id, const std::string& bed,
                           const std::vector<domain::Ground>& despite) {
    const auto stay = openStay(act, id);
    if (!stay) return tl::make_unexpected(stay.error());
    if (const auto person = act.person(stay->person); !person) return tl::make_unexpected(person.error());
    if (stay->bed == bed) return {};
    const auto there = bedFor(act, bed, stay->person);
    if (!there) return tl::make_unexpected(there.error());
    if (!mayHave(act, groundsAgainst(act, stay->person, bed), despite)) return againstIt();
    moveTo(act, *stay, *there);
    act.offerUndo(
        {.what = "moved",
         .person = stay->person,
         .takeBack = [before = *stay, bed](StaffAct& undoing) { return takeBackMove(undoing, before, bed); },
         .bed = there->number});
    return {};
}

Expected<void> recordSwapped(StaffAct& act, const std::string& id, const std::string& with,
                             const std::vector<domain::Ground>& despite) {
    if (id == with) return failure("stay_same", "nobody changes beds with themselves");
    const auto one = openStay(act, id);
    if (!one) return tl::make_unexpected(one.error());
    const auto other = openStay(act, with);
    if (!other) return tl::make_unexpected(other.error());
    for (const auto* each : {&*one, &*other}) {
        if (const auto person = act.person(each->person); !person) return tl::make_unexpected(person.error());
        if (!bedTonight(act.store(), each->bed).inUse()) {
            return failure("bed_not_in_use", "bed " + plateOf(act, each->bed) + " isn't to be slept in");
        }
    }
    if (!mayHave(act, groundsAgainstSwap(act, *one, *other), despite)) return againstIt();
    exchangeBeds(act, *one, *other);
    act.offerUndo({.what = "swapped",
                   .person = one->person,
                   .takeBack = [one = *one, other = *other](StaffAct& undoing) -> Expected<void> {
                       const auto first = openStay(undoing, one.id);
                       const auto second = openStay(undoing, other.id);
                       if (!first || !second || first->bed != other.bed || second->bed != one.bed)
                           return tl::make_unexpected(changedMeanwhile());
                       exchangeBeds(undoing, *first, *second);
                       return {};
                   },
                   .bed = plateOf(act, other->bed)});
    return {};
}

Expected<void> recordWentAway(StaffAct& act, const std::string& id) {
    const auto stay = admittedStay(act, id);
    if (!stay) return tl::make_unexpected(stay.error());
    if (stay->state == State::away) return {};
    setAway(act, *stay);
    act.offerUndo({.what = "went_away",
                   .person = stay->person,
                   .takeBack = [id](StaffAct& undoing) -> Expected<void> {
                       const auto now = admittedStay(undoing, id);
                       if (!now || now->state != State::away) return tl::make_unexpected(changedMeanwhile());
                       setBack(undoing, *now);
                       return {};
                   },
                   .bed = plateOf(act, stay->bed)});
    return {};
}

Expected<void> recordCameBack(StaffAct& act, const std::string& id) {
    const auto stay = admittedStay(act, id);
    if (!stay) return tl::make_unexpected(stay.error());
    if (stay->state == State::here) return {};
    setBack(act, *stay);
    act.offerUndo({.what = "came_back",
                   .person = stay->person,
                   .takeBack = [id](StaffAct& undoing) -> Expected<void> {
                       const auto now = admittedStay(undoing, id);
                       if (!now || now->state != State::here) return tl::make_unexpected(changedMeanwhile());
                       setAway(undoing, *now);
                       return {};
                   },
                   .bed = plateOf(act, stay->bed)});
    return {};
}

Expected<void> recordEnded(StaffAct& act, const std::string& id) {
    const auto stay = admittedStay(act, id);
    if (!stay) return tl::make_unexpected(stay.error());
    const bool toClean = endByStaff(act, *stay);
    act.offerUndo({.what = "ended",
                   .person = stay->person,
                   .takeBack =
                       [before = *stay, toClean](StaffAct& undoing) {
                           if (toClean) makeReadyAgain(undoing, before);
                           return takeBackEnd(undoing, before);
                       },
                   .bed = plateOf(act, stay->bed)});
    return {};
}

Expected<void> recordKept(StaffAct& act, const std::string& id, bool kept) {
    const auto stay = admittedStay(act, id);
    if (!stay) return tl::make_unexpected(stay.error());
    if (const auto person = act.person(stay->person); !person) return tl::make_unexpected(person.error());
    if (stay->kept == kept) return {};
    setKept(act, *stay, kept);
    act.offerUndo({.what = "kept",
                   .person = stay->person,
                   .takeBack = [id, kept](StaffAct& undoing) -> Expected<void> {
                       const auto now = admittedStay(undoing, id);
                       if (!now || now->kept != kept) return tl::make_unexpected(changedMeanwhile());
                       setKept(undoing, *now, !kept);
                       return {};
                   },
                   .bed = plateOf(act, stay->bed)});
    return {};
}

Expected<void> recordRound(StaffAct& act, const std::vector<std::string>& seen) {
    const auto night = ensureNight(act.store());
    std::vector<store::Stay> stays;
    boost::json::array ids;
    for (const auto& id : seen) {
        const bool twice =
            std::any_of(stays.begin(), stays.end(), [&](const store::Stay& each) { return each.id == id; });
        auto stay = act.store().stays().stay(id);
        if (twice || !stay || stay->state == State::held) continue;
        ids.emplace_back(stay->id);
        stays.push_back(std::move(*stay));
    }
    for (const auto& stay : stays) {
        if (stay.state == State::away) setBack(act, stay);
    }
    const auto entry =
        act.record("pl.ostoja.round.made.v1",
                   {{"night", night}, {"round", act.store().newId()}, {"seen", std::move(ids)}}, {});
    for (const auto& stay : stays) act.store().stays().see(stay.id, "round", entry);
    act.offerUndo({.what = "round",
                   .person = {},
                   .takeBack = [stays, atMs = entry.wallMs](
                                   StaffAct& undoing) { return takeBackRound(undoing, stays, atMs); },
                   .bed = {}});
    return {};
}

Expected<void> recordUnseenEnded(StaffAct& act, const std::vector<std::string>& ids) {
    ensureNight(act.store());
    std::vector<store::Stay> ended;
    for (const auto& id : ids) {
        const auto stay = act.store().stays().stay(id);
        if (!stay || stay->state == State::held || !stay->isUnseen()) continue;
        endByStaff(act, *stay);
        ended.push_back(*stay);
    }
    if (ended.empty()) return {};
    act.offerUndo({.what = "ended",
                   .person = ended.size() == 1 ? ended.front().person : std::string(),
                   .takeBack = [ended](StaffAct& undoing) -> Expected<void> {
                       for (const auto& stay : ended) {
                           if (auto again = recordGoesOn(undoing, stay); !again) return again;
                       }
                       return {};
                   },
                   .bed = {}});
    return {};
}

Expected<void> recordGoesOn(StaffAct& act, const store::Stay& before) {
    if (act.store().facility().rules.cleaningAfterStay) makeReadyAgain(act, before);
    if (takeBackEnd(act, before)) return {};
    return tl::make_unexpected(changedMeanwhile());
}

}  // namespace ostoja::station
