// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/paper.h"

#include <algorithm>
#include <array>

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<PaperKind, 4> kinds = {{
    {PaperKind::decision, "decision"},
    {PaperKind::socialContract, "social_contract"},
    {PaperKind::emergencyPlacement, "emergency_placement"},
    {PaperKind::interview, "interview"},
}};

constexpr std::array<PaperDemand, 2> papersOfShelter = {{
    {PaperKind::decision, "art. 106 ust. 1 ustawy o pomocy społecznej"},
    {PaperKind::socialContract, "art. 48a ust. 2 ustawy o pomocy społecznej"},
}};

bool holds(std::span<const Paper> papers, PaperKind kind, Night night) {
    return std::any_of(papers.begin(), papers.end(),
                       [&](const Paper& paper) { return paper.kind == kind && validOn(paper, night); });
}

}  // namespace

std::string_view name(PaperKind kind) {
    return wordFor(kinds, kind);
}

Expected<PaperKind> paperKindFromName(std::string_view text) {
    return valueOf(kinds, "kind", text);
}

bool validOn(const Paper& paper, Night night) {
    const auto day = formatNight(night);
    return paper.from <= day && (paper.until.empty() || day <= paper.until);
}

std::span<const PaperDemand> papersOf(Form form) {
    if (form == Form::shelter) return papersOfShelter;
    return {};
}

std::vector<PaperDemand> papersLacking(Form form, std::span<const Paper> papers, Night night) {
    std::vector<PaperDemand> lacking;
    if (holds(papers, PaperKind::emergencyPlacement, night)) return lacking;
    for (const auto& demand : papersOf(form)) {
        if (!holds(papers, demand.kind, night)) lacking.push_back(demand);
    }
    return lacking;
}

}  // namespace ostoja::domain
