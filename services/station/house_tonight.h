// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/applicant.h"
#include "domain/beds.h"
#include "domain/ground.h"
#include "domain/house_rules.h"
#include "domain/opening.h"
#include "domain/winter.h"
#include "station/staff_act.h"
#include "station/store/records.h"
#include "station/store/write_store.h"

/// The record of the house tonight as the domain's rules look at it.
namespace ostoja::station {

domain::HouseRules rulesOf(const store::Facility& facility);
std::optional<domain::WinterAction> winterOf(const store::House& house);

/// When the house is open tonight. Nothing: round the clock, by its rules or while a winter action says so.
std::optional<domain::HoursOfNight> hoursTonight(const domain::HouseRules& rules, domain::Night night,
                                                 const store::House& house);

/// In the order of the house.
std::vector<domain::Bed> bedsTonight(store::WriteStore& store);
/// Where the house is known.
std::vector<domain::Bed> bedsTonight(store::WriteStore& store, const store::House& house);
/// One of them as the record has it. It has to be there.
store::BedTonight bedTonight(store::WriteStore& store, const std::string& bed);

/// Somebody, as far as a bed depends on them: `person` is what the register says of them, if anything.
domain::Applicant applicantOf(store::WriteStore& store, const std::string& id,
                              const std::optional<store::Person>& person);

/// Without those from whom somebody is kept apart and whom whoever acts may not see.
domain::Applicant withoutHidden(StaffAct& act, domain::Applicant who);

/// What stands against this bed for this person, but that somebody has it. Whoever may not see the one from
/// whom they are kept apart hears that it is no suitable bed.
std::vector<domain::Ground> groundsAgainst(StaffAct& act, const std::string& person, const std::string& bed);
/// What stands against either of them in the other's bed.
std::vector<domain::Ground> groundsAgainstSwap(StaffAct& act, const store::Stay& one,
                                               const store::Stay& other);

}  // namespace ostoja::station
