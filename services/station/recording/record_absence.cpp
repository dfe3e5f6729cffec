// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_absence.h"

#include <algorithm>
#include <utility>

namespace ostoja::station {

namespace {

store::EntryAt tell(StaffAct& act, const store::Absence& absence, bool ended) {
    return act.record("pl.ostoja.absence.changed.v1",
                      {{"absence", absence.id},
                       {"person", absence.person},
                       {"from", absence.from},
                       {"until", absence.until},
                       {"ended", ended}},
                      {absence.person});
}

Expected<void> takeBackAbsence(StaffAct& act, const store::Absence& absence) {
    auto& absences = act.store().absences();
    const auto told = absences.of(absence.person);
    const bool stands = std::any_of(told.begin(), told.end(),
                                    [&](const store::Absence& each) { return each.id == absence.id; });
    if (!stands) return failure("undo_over", "it was taken back already");
    absences.end(absence.id, tell(act, absence, true).sequence);
    return {};
}

}  // namespace

Expected<void> recordAbsence(StaffAct& act, const std::string& person, const std::string& from,
                             const std::string& until) {
    if (const auto known = act.person(person); !known) return tl::make_unexpected(known.error());
    auto& absences = act.store().absences();
    const auto told = absences.of(person);
    const bool overlaps = std::any_of(told.begin(), told.end(), [&](const store::Absence& each) {
        return each.from <= until && from <= each.until;
    });
    if (overlaps) return failure("absence_known", "some of these days were told already");
    const store::Absence absence{.id = act.store().newId(), .person = person, .from = from, .until = until};
    absences.begin(absence, tell(act, absence, false).sequence);
    act.offerUndo({.what = "absence", .person = person, .takeBack = [absence](StaffAct& undoing) {
                       return takeBackAbsence(undoing, absence);
                   }});
    return {};
}

}  // namespace ostoja::station
