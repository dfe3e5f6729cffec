// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "station/store/write_store.h"

/// What time alone brings about, each with its entry. Only the clock that is believed counts.
namespace ostoja::station {

/// What was to last until now has ended: arrivals, holds, a winter action, and at the closing the night's
/// stays, but for those that staff kept.
void passTime(store::WriteStore& store, const std::string& night);

/// Of a winter action only what was to last no longer than until `byMs`.
void endWinterBy(store::WriteStore& store, const std::string& night, std::int64_t byMs);

/// A winter action ended at `atMs`. Where it alone held the doors open then, the night's stays end with it,
/// but for those that staff kept; these are they.
std::vector<store::Stay> shutDoors(store::WriteStore& store, const std::string& night,
                                   const store::WinterAction& winter, std::int64_t atMs);

/// Keeps what the night's places were, unless it was done before.
void countPlaces(store::WriteStore& store, const std::string& night);
/// The same, where the house's own hours are over: what ends its last stays comes after it.
void countPlacesIfShut(store::WriteStore& store, const std::string& night);

/// Nobody waits any more for a carer's word, and no bed is held for it.
void lapseArrivals(store::WriteStore& store);

/// Of a house that is open round the clock all who were admitted, else those whom staff kept from the
/// closing.
std::vector<store::Stay> staysToCarry(store::WriteStore& store, const std::string& night);
/// They have the same bed in the night that follows, and nobody has seen them there yet.
void carryOver(store::WriteStore& store, const std::string& night, const std::vector<store::Stay>& former);

/// The night's stays end by themselves, but for these.
void endStays(store::WriteStore& store, const std::string& night, const std::vector<store::Stay>& except);

}  // namespace ostoja::station
