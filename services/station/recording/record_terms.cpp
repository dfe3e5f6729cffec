// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_terms.h"

#include <algorithm>

namespace ostoja::station {

namespace {

Error changedMeanwhile() {
    return {"undo_over", "something else was done with it meanwhile"};
}

std::int64_t tellLifted(StaffAct& act, const store::SuspensionKept& kept) {
    return act
        .record("pl.ostoja.suspension.lifted.v1", {{"suspension", kept.id}, {"person", kept.person}},
                {kept.person})
        .sequence;
}

std::int64_t tellBegan(StaffAct& act, const store::SuspensionKept& kept) {
    return act
        .record("pl.ostoja.suspension.began.v1",
                {{"suspension", kept.id},
                 {"person", kept.person},
                 {"from", kept.days.from},
                 {"until", kept.days.until}},
                {kept.person})
        .sequence;
}

std::int64_t tellPaper(StaffAct& act, const store::PaperKept& kept, bool ended) {
    return act
        .record("pl.ostoja.paper.changed.v1",
                {{"paper", kept.id},
                 {"person", kept.person},
                 {"kind", domain::name(kept.paper.kind)},
                 {"from", kept.paper.from},
                 {"until", kept.paper.until},
                 {"ended", ended}},
                {kept.person})
        .sequence;
}

void setApart(StaffAct& act, const std::string& person, const std::string& from, bool apart) {
    act.store().apart().keep(person, from, apart);
    act.record("pl.ostoja.apart.changed.v1", {{"person", person}, {"from", from}, {"apart", apart}},
               {person, from});
}

bool areApart(StaffAct& act, const std::string& person, const std::string& from) {
    const auto others = act.store().apart().of(person);
    return std::find(others.begin(), others.end(), from) != others.end();
}

}  // namespace

Expected<void> recordSuspended(StaffAct& act, const std::string& person, const domain::Suspension& days,
                               const std::string& reason) {
    if (const auto known = act.person(person); !known) return tl::make_unexpected(known.error());
    const store::SuspensionKept kept{
        .id = act.store().newId(), .person = person, .days = days, .reason = reason};
    act.store().terms().suspend(kept, tellBegan(act, kept));
    act.offerUndo({.what = "suspended",
                   .person = person,
                   .takeBack = [id = kept.id](StaffAct& undoing) -> Expected<void> {
                       auto& terms = undoing.store().terms();
                       const auto now = terms.suspension(id);
                       if (!now || now->lifted) return tl::make_unexpected(changedMeanwhile());
                       tellLifted(undoing, *now);
                       terms.forgetSuspension(id);
                       return {};
                   },
                   .bed = {}});
    return {};
}

Expected<void> recordLifted(StaffAct& act, const std::string& id) {
    auto& terms = act.store().terms();
    const auto kept = terms.suspension(id);
    if (!kept || !act.person(kept->person))
        return failure("suspension_unknown", "no suspension has this identifier");
    if (kept->lifted) return failure("suspension_over", "it was lifted before");
    terms.lift(id, tellLifted(act, *kept));
    act.offerUndo({.what = "suspension_lifted",
                   .person = kept->person,
                   .takeBack = [id](StaffAct& undoing) -> Expected<void> {
                       const auto now = undoing.store().terms().suspension(id);
                       if (!now || !now->lifted) return tl::make_unexpected(changedMeanwhile());
                       tellBegan(undoing, *now);
                       undoing.store().terms().lift(id, std::nullopt);
                       return {};
                   },
                   .bed = {}});
    return {};
}

Expected<void> recordApart(StaffAct& act, const std::string& person, const std::string& from, bool apart) {
    for (const auto* each : {&person, &from}) {
        if (const auto known = act.person(*each); !known) return tl::make_unexpected(known.error());
    }
    if (person == from) return failure("apart_same", "choose another person to keep this one apart from");
    if (areApart(act, person, from) == apart) return {};
    setApart(act, person, from, apart);
    act.offerUndo({.what = "apart",
                   .person = person,
                   .takeBack = [person, from, apart](StaffAct& undoing) -> Expected<void> {
                       if (areApart(undoing, person, from) != apart)
                           return tl::make_unexpected(changedMeanwhile());
                       setApart(undoing, person, from, !apart);
                       return {};
                   },
                   .bed = {}});
    return {};
}

Expected<void> recordPaper(StaffAct& act, const std::string& person, const domain::Paper& paper) {
    if (const auto known = act.person(person); !known) return tl::make_unexpected(known.error());
    const store::PaperKept kept{.id = act.store().newId(), .person = person, .paper = paper};
    act.store().terms().keepPaper(kept, tellPaper(act, kept, false));
    act.offerUndo({.what = "paper",
                   .person = person,
                   .takeBack = [kept](StaffAct& undoing) -> Expected<void> {
                       const auto now = undoing.store().terms().paper(kept.id);
                       if (!now || now->ended) return tl::make_unexpected(changedMeanwhile());
                       undoing.store().terms().endPaper(kept.id, tellPaper(undoing, kept, true));
                       return {};
                   },
                   .bed = {}});
    return {};
}

Expected<void> recordPaperEnded(StaffAct& act, const std::string& id) {
    auto& terms = act.store().terms();
    const auto kept = terms.paper(id);
    if (!kept || !act.person(kept->person)) return failure("paper_unknown", "no paper has this identifier");
    if (kept->ended) return failure("paper_over", "it was ended before");
    terms.endPaper(id, tellPaper(act, *kept, true));
    act.offerUndo({.what = "paper",
                   .person = kept->person,
                   .takeBack = [id](StaffAct& undoing) -> Expected<void> {
                       const auto now = undoing.store().terms().paper(id);
                       if (!now || !now->ended) return tl::make_unexpected(changedMeanwhile());
                       tellPaper(undoing, *now, false);
                       undoing.store().terms().endPaper(id, std::nullopt);
                       return {};
                   },
                   .bed = {}});
    return {};
}

}  // namespace ostoja::station
