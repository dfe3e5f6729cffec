// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/applicant.h"
#include "domain/beds.h"
#include "domain/house_rules.h"
#include "domain/opening.h"
#include "domain/winter.h"
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
/// The same, of a house that was read.
std::vector<domain::Bed> bedsTonight(const store::HouseWithPeople& house);
/// Where that bed stands among them. It has to be there.
std::size_t indexOf(const std::vector<domain::Bed>& beds, const std::string& id);
/// One of them as the record has it. It has to be there.
store::BedTonight bedTonight(store::WriteStore& store, const std::string& bed);

/// Somebody, as far as a bed depends on them: `person` is what the register says of them, if anything.
domain::Applicant applicantOf(store::WriteStore& store, const std::string& id,
                              const std::optional<store::Person>& person);

}  // namespace ostoja::station
