// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/allotment.h"
#include "domain/applicant.h"
#include "domain/beds.h"
#include "domain/ground.h"
#include "domain/house_rules.h"
#include "domain/night.h"
#include "domain/winter.h"

namespace ostoja::domain {

enum class Verdict {
    admit,
    askStaff,  ///< a carer looks, and may admit despite what was found, with a reason
    refuse,    ///< nothing to give, or the house is shut
};

/// "admit", "ask_staff", "refuse". fromName's error: "malformed".
std::string_view name(Verdict verdict);
Expected<Verdict> verdictFromName(std::string_view text);

/// One thing that stands against it. The door never shows any.
struct Finding {
    Ground ground = Ground::houseFull;
    std::string_view source;  ///< where it is written
    std::string until;        ///< a day, the last one; empty: not for a time
    std::string person;       ///< about whom; empty: about the house
    /// Of refusedTonight.
    std::optional<RefusedTonight> refused = std::nullopt;

    bool operator==(const Finding&) const = default;
};

struct Admission {
    Verdict verdict = Verdict::refuse;
    std::vector<Finding> findings;
    /// A bed for each of the party, in their order. With askStaff: what they would get. Empty: there is none.
    std::vector<Allotment> places;

    bool operator==(const Admission&) const = default;
};

/// One house on one night.
struct HouseTonight {
    const HouseRules& rules;
    std::span<const Bed> beds;
    std::int64_t nowMs = 0;  ///< UTC
    std::optional<WinterAction> winter;
    /// When they came: the hour that counts. Nothing: now.
    std::optional<std::int64_t> cameMs = std::nullopt;
};

/// Who comes in, and into which bed. `despite`: what a carer has set aside; it stays among the findings, and
/// no longer counts. A full house can't be set aside.
Admission admit(std::span<const Applicant> party, Night night, const HouseTonight& house,
                std::span<const Ground> despite = {});

}  // namespace ostoja::domain
