// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "station/recording/record_arrival.h"
#include "station/store/records.h"
#include "station/store/write_store.h"

/// The house rule by which a bed is cleaned before the next has it. On the writer's thread.
namespace ostoja::station {

/// After a stay has ended: the bed of somebody who was let in waits for a carer, where the house wants it so.
/// False: it is free at once.
bool leaveToClean(store::WriteStore& store, const store::Stay& ended);

/// The stay goes on after all: a bed that waits for nothing but cleaning is in use again.
void takeBackCleaning(store::WriteStore& store, const store::Stay& stay, const Note& note);

}  // namespace ostoja::station
