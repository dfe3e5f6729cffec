// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/admission.h"
#include "domain/night.h"
#include "station/store/write_store.h"

/// Who comes together, and what the rules say to it.
namespace ostoja::station {

/// Some people who come to the house on one night, and what the rules look at. Beds that are held for them,
/// by an arrival or a hold, are theirs to get.
struct Coming {
    std::string night;
    std::vector<domain::Applicant> party;
    domain::HouseRules rules;
    std::vector<domain::Bed> beds;
    std::optional<domain::WinterAction> winter;
    /// When they came; nothing: now.
    std::optional<std::int64_t> cameMs = std::nullopt;

    domain::Admission judged(std::int64_t nowMs, const std::vector<domain::Ground>& despite = {}) const;
    /// Whether a refusal stays open until it is known what became of whoever was refused.
    bool inFrost() const;
};

/// These people, whoever else is of their household.
Coming comingOf(store::WriteStore& store, const std::string& night, const std::vector<std::string>& people);

/// Somebody at a door with those who come together with them, and what the rules say: all of their household
/// who have no bed and don't wait yet; protected people with protected ones only, and others with others.
/// Adults for whom there is no room together come one by one, each with a card of their own.
struct JudgedComing {
    Coming coming;
    domain::Admission admission;
};
JudgedComing judgedComing(store::WriteStore& store, const std::string& night, const std::string& person);

/// Whom a refusal of this person counts among: "women", "men", or "any" where nobody knows.
std::string segmentOf(const domain::Applicant& who);

}  // namespace ostoja::station
