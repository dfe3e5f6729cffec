// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "error/error.h"
#include "station/store/write_store.h"

namespace ostoja::station {

/// Keeps what the office told of the town's places. False when the same is known already; error "town_older"
/// when something newer is.
Expected<bool> recordTown(store::WriteStore& store, const store::Town& told);

}  // namespace ostoja::station
