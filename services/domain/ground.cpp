// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ground.h"

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<Ground, 17> grounds = {{
    {Ground::suspended, "suspended"},
    {Ground::houseClosed, "house_closed"},
    {Ground::afterCutOff, "after_cut_off"},
    {Ground::notThisSex, "not_this_sex"},
    {Ground::minorAlone, "minor_alone"},
    {Ground::sexUnknown, "sex_unknown"},
    {Ground::noSuitableBed, "no_suitable_bed"},
    {Ground::houseFull, "house_full"},
    {Ground::paperMissing, "paper_missing"},
    {Ground::paperExpired, "paper_expired"},
    {Ground::notSelfCaring, "not_self_caring"},
    {Ground::intoxicated, "intoxicated"},
    {Ground::houseRules, "house_rules"},
    {Ground::otherWard, "other_ward"},
    {Ground::keptApart, "kept_apart"},
    {Ground::bedTaken, "bed_taken"},
    {Ground::refusedTonight, "refused_tonight"},
}};

}  // namespace

std::string_view name(Ground ground) {
    return wordFor(grounds, ground);
}

Expected<Ground> groundFromName(std::string_view text) {
    return valueOf(grounds, "ground", text);
}

std::string_view sourceOf(Ground ground, Form form) {
    constexpr std::string_view ownRules = "regulamin placówki";
    const bool sobrietyByLaw = form == Form::nightShelter || form == Form::shelter;
    // To be confirmed by the house's lawyer: which paragraph of art. 48a asks for self-care (ust. 5, it
    // seems), and art. 572 § 1 k.p.c., which is no bar but the duty to tell the guardianship court of a child
    // alone.
    switch (ground) {
        case Ground::intoxicated:
            return sobrietyByLaw ? "art. 48a ust. 6 ustawy o pomocy społecznej" : ownRules;
        case Ground::notSelfCaring:
            return "art. 48a ustawy o pomocy społecznej";
        case Ground::minorAlone:
            return "art. 572 § 1 Kodeksu postępowania cywilnego";
        case Ground::paperMissing:
        case Ground::paperExpired:
            return "art. 106 ust. 1 ustawy o pomocy społecznej";
        case Ground::houseClosed:
            return form == Form::nightShelter ? "Dz.U. 2018 poz. 896; Dz.U. 2025 poz. 1059" : ownRules;
        default:
            return ownRules;
    }
}

}  // namespace ostoja::domain
