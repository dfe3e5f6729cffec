// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/house_rules.h"
#include "domain/night.h"
#include "error/error.h"

namespace ostoja::domain {

/// What a stay in a shelter is based on. Papers run out and come late: they are dates, not a gate.
enum class PaperKind { decision, socialContract, emergencyPlacement, interview };

std::string_view name(PaperKind kind);
/// Error "malformed".
Expected<PaperKind> paperKindFromName(std::string_view text);

struct Paper {
    PaperKind kind = PaperKind::decision;
    std::string from;   ///< first day, "2026-11-22"
    std::string until;  ///< last day; empty: without an end

    bool operator==(const Paper&) const = default;
};

bool validOn(const Paper& paper, Night night);

/// One paper that a form of facility asks for, and where the law says so.
struct PaperDemand {
    PaperKind kind;
    std::string_view source;
};

/// A night shelter and a warming room ask for none (art. 48a ust. 8). Who was placed in an emergency brings
/// theirs later (art. 101 ust. 3).
std::span<const PaperDemand> papersOf(Form form);

/// What a form of facility asks for and these papers don't hold on that night.
std::vector<PaperDemand> papersLacking(Form form, std::span<const Paper> papers, Night night);

}  // namespace ostoja::domain
