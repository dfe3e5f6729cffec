// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/applicant.h"
#include "station/store/write_store.h"

/// Those who live together, as far as a night depends on it. On the writer's thread.
namespace ostoja::station {

/// In whole years on that night, where anything is known of it. An age that was estimated grows from the day
/// of registration on.
std::optional<int> ageOn(const std::string& night, const store::Person& person);

/// The others of the household of whom `counts` says so by their identifier, before their record is opened:
/// nobody's coming or going tells of a protected person.
std::vector<store::Person> othersOf(store::WriteStore& store, const store::Person& person,
                                    const std::function<bool(const std::string&)>& counts);

/// An adult of this person's household who sleeps in the house that night or waits for a carer's word: the
/// one of the same sex before another. Of a protected household protected people only, and of others others.
std::optional<domain::AdultHere> adultHere(store::WriteStore& store, const std::string& night,
                                           const store::Person& person);

/// For whom else this person's card speaks that night, of those of the household who never had a card that is
/// theirs still (a lost one is): for the minors, and for whoever came in with this very card and was seen by
/// nobody since. For nobody while another of the household who speaks for themselves is in the house:
/// children go with the one who goes last.
std::vector<std::string> spokenForBy(store::WriteStore& store, const std::string& night,
                                     const std::string& person);
/// The stays of those, held or not.
std::vector<store::Stay> staysSpokenForBy(store::WriteStore& store, const std::string& night,
                                          const std::string& person);

}  // namespace ostoja::station
