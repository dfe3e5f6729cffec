// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "station/store/write_store.h"

namespace ostoja::station {

/// Opens the night that this moment needs, closing the one before it with its stays and day visits; does
/// nothing when it is open already. Returns the night's name. Every command begins with it.
std::string ensureNight(store::WriteStore& store);

}  // namespace ostoja::station
