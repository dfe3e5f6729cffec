// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "error/error.h"
#include "station/recording/record_arrival.h"
#include "station/recording/staff_act.h"
#include "station/store/write_store.h"
#include "station/tonight/coming.h"

/// Those who wait for a carer's word, and how they come to wait no more, or again. On the writer's thread.
namespace ostoja::station {

/// One who waits, as they were before a carer's word.
struct Waiting {
    store::Arrival arrival;
    /// Where they had a bed held.
    std::optional<store::Stay> stay;
};

/// The entry with who did it and where; no tap brought it.
Note noteOf(StaffAct& act);

/// All who came together with this one and wait, this one first. Error "arrival_over".
Expected<std::vector<Waiting>> partyOf(store::WriteStore& store, const std::string& arrival);
/// Tonight, with the beds that are held for them.
Coming comingOf(store::WriteStore& store, const std::vector<Waiting>& party);

/// They wait no longer, without anybody's word: `how` is lapsed, or withdrawn where they went. A bed that was
/// held for them is free.
store::EntryAt endWaiting(store::WriteStore& store, const store::Arrival& arrival, store::Arrivals::End how,
                          const Note& note);

/// They wait again, for at least as long as an arrival holds a bed: in `stay`, which the store holds already,
/// or without a bed.
void waitAgain(StaffAct& act, store::Arrival arrival, const std::optional<store::Stay>& stay);

}  // namespace ostoja::station
