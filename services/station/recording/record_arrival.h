// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "station/store/write_store.h"
#include "station/tonight/coming.h"

/// What becomes of those who come, in the record: stays, arrivals that hold a bed or wait for a carer,
/// refusals. Each is one entry a person.
namespace ostoja::station {

/// Appends an entry that is about this person, and says where and by whom.
using Note =
    std::function<store::EntryAt(std::string_view type, boost::json::object body, const std::string& person)>;

/// Where somebody stands, and the tap by which they came; empty at a desk.
struct ComingAt {
    std::string terminal;
    std::string tap;
};

/// What was recorded of the first of the party.
struct Came {
    std::int64_t sequence = 0;
    std::string arrival;
    std::string stay;
    std::string bed;
};

/// All are admitted to their places. `presence`: how anybody knows that they are there, "tapped" or "round".
Came recordIn(store::WriteStore& store, const Coming& coming, const domain::Admission& admission,
              const std::string& presence, const Note& note);
/// All have their places held until a carer's word; without places a carer has to look first.
Came recordArrived(store::WriteStore& store, const Coming& coming, const domain::Admission& admission,
                   const ComingAt& at, const Note& note);
/// What those are told who get no place.
struct TurnedAway {
    std::string_view why;  ///< "full_house"
    std::string pointsTo;  ///< where else; empty: nowhere
};
/// Nobody gets a place. Somebody who was told tonight and comes again is told again, and counts once.
Came recordTurnedAway(store::WriteStore& store, const Coming& coming, const TurnedAway& told,
                      const Note& note);

/// What became of those of tonight's refusals of somebody which have `was`; empty: nobody knows. Whoever got
/// a bed after all was admitted.
void settleRefusals(store::WriteStore& store, const std::string& person, const std::string& was,
                    const std::string& outcome);
/// A bed that was kept for somebody is kept no longer: they are here.
void takeUpHold(store::WriteStore& store, const std::string& person);
/// By itself, not by staff. `why`: "lapsed", "taken".
void releaseHold(store::WriteStore& store, const store::Hold& hold, std::string_view why);

/// As the store keeps it: the words of why this bed.
std::vector<std::string> whyBed(const domain::Allotment& place);
std::vector<std::string> groundNames(const domain::Admission& admission, const std::string& person);

}  // namespace ostoja::station
