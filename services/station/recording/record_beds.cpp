// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_beds.h"

#include <optional>
#include <utility>

#include "api/time_text.h"
#include "station/recording/record_night.h"
#include "station/tonight/house_tonight.h"

namespace ostoja::station {

namespace {

using Condition = store::BedTonight::Condition;

constexpr std::int64_t longestHoldMs = 24LL * 3'600 * 1'000;

Expected<store::BedOfHouse> bedOf(StaffAct& act, const std::string& id) {
    ensureNight(act.store());
    auto bed = act.store().beds().bed(id);
    if (!bed) return failure("bed_unknown", "no bed of this house has this identifier");
    return std::move(*bed);
}

Expected<void> isNobodys(StaffAct& act, const store::BedOfHouse& bed) {
    if (bedTonight(act.store(), bed.id).taken == store::BedTonight::Taken::free) return {};
    return failure("bed_taken", act.store().holds().ofBed(bed.id)
                                    ? "bed " + bed.number + " is held; release it first"
                                    : "somebody has bed " + bed.number + " tonight");
}

Expected<void> canAwait(StaffAct& act, const std::string& person) {
    if (person.empty()) return {};
    if (const auto known = act.person(person); !known) return tl::make_unexpected(known.error());
    auto& store = act.store();
    const bool has = store.stays().of(ensureNight(store), person) || store.holds().waitsAtAdmission(person) ||
                     store.holds().heldFor(person);
    if (!has) return {};
    return failure("has_bed", "they have a bed tonight, or one is held for them, or they wait at admission");
}

std::vector<std::string> named(const std::string& person) {
    return person.empty() ? std::vector<std::string>() : std::vector{person};
}

Expected<std::string> begin(StaffAct& act, const store::BedOfHouse& bed, std::int64_t untilMs,
                            const std::string& person) {
    const auto nowMs = act.store().now().wallMs;
    if (untilMs <= nowMs) return failure("until_past", "that time has gone by");
    if (untilMs - nowMs > longestHoldMs) return failure("until_too_far", "a bed is held for a day at most");
    if (auto free = isNobodys(act, bed); !free) return tl::make_unexpected(free.error());
    if (!bedTonight(act.store(), bed.id).inUse()) {
        return failure("bed_not_in_use", "bed " + bed.number + " isn't slept in now; put it into use first");
    }
    if (auto can = canAwait(act, person); !can) return tl::make_unexpected(can.error());
    store::Hold hold{.id = act.store().newId(),
                     .bed = bed.id,
                     .night = ensureNight(act.store()),
                     .person = person,
                     .untilMs = untilMs};
    const auto entry = act.record("pl.ostoja.bed.held.v1",
                                  {{"night", hold.night},
                                   {"hold", hold.id},
                                   {"bed", bed.id},
                                   {"segment", bed.segment},
                                   {"until", api::formatTime(untilMs)}},
                                  named(person));
    act.store().holds().begin(hold, entry.sequence);
    return hold.id;
}

Expected<void> release(StaffAct& act, const std::string& id) {
    ensureNight(act.store());
    const auto hold = act.store().holds().hold(id);
    if (!hold) return failure("hold_over", "the bed is held no longer");
    const auto bed = act.store().beds().bed(hold->bed);
    const auto entry = act.record("pl.ostoja.bed.released.v1",
                                  {{"night", hold->night},
                                   {"hold", hold->id},
                                   {"bed", hold->bed},
                                   {"segment", bed ? bed->segment : std::string()},
                                   {"why", "released"}},
                                  named(hold->person));
    act.store().holds().end(hold->id, entry.sequence);
    return {};
}

std::string undoWord(Condition condition) {
    return "bed_" + std::string(store::name(condition));
}

void put(StaffAct& act, const store::BedOfHouse& bed, Condition condition) {
    act.record("pl.ostoja.bed.state_changed.v1",
               {{"bed", bed.id}, {"segment", bed.segment}, {"state", store::name(condition)}}, {});
    act.store().beds().setCondition(bed.id, condition);
}

}  // namespace

Expected<void> recordHeld(StaffAct& act, const std::string& id, std::int64_t untilMs,
                          const std::string& person) {
    const auto bed = bedOf(act, id);
    if (!bed) return tl::make_unexpected(bed.error());
    const auto hold = begin(act, *bed, untilMs, person);
    if (!hold) return tl::make_unexpected(hold.error());
    act.offerUndo({.what = "held",
                   .person = person,
                   .takeBack = [hold = *hold](StaffAct& undoing) { return release(undoing, hold); },
                   .bed = bed->number});
    return {};
}

Expected<void> recordReleased(StaffAct& act, const std::string& id) {
    const auto hold = act.store().holds().hold(id);
    if (auto done = release(act, id); !done) return done;
    act.offerUndo({.what = "released",
                   .person = hold->person,
                   .takeBack = [hold = *hold](StaffAct& undoing) -> Expected<void> {
                       const auto bed = bedOf(undoing, hold.bed);
                       if (!bed) return tl::make_unexpected(bed.error());
                       auto again = begin(undoing, *bed, hold.untilMs, hold.person);
                       if (!again) return tl::make_unexpected(again.error());
                       return {};
                   },
                   .bed = bedOf(act, hold->bed)->number});
    return {};
}

Expected<void> recordCondition(StaffAct& act, const std::string& id, Condition condition) {
    const auto bed = bedOf(act, id);
    if (!bed) return tl::make_unexpected(bed.error());
    if (bed->condition == condition) return {};
    if (auto free = isNobodys(act, *bed); !free) return free;
    put(act, *bed, condition);
    act.offerUndo({.what = undoWord(condition),
                   .person = {},
                   .takeBack = [id, condition, former = bed->condition](StaffAct& undoing) -> Expected<void> {
                       const auto now = bedOf(undoing, id);
                       if (!now) return tl::make_unexpected(now.error());
                       if (now->condition != condition)
                           return failure("undo_over", "something else was done with it meanwhile");
                       if (auto free = isNobodys(undoing, *now); !free) return free;
                       put(undoing, *now, former);
                       return {};
                   },
                   .bed = bed->number});
    return {};
}

}  // namespace ostoja::station
