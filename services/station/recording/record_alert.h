// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "station/recording/record_tap.h"
#include "station/store/calls.h"
#include "station/store/write_store.h"

namespace ostoja::station {

/// The most alerts that a screen is told.
inline constexpr std::int64_t mostAlerts = 50;

/// Of arrivals whose time ran out: each is somebody who waited.
inline constexpr std::int64_t mostLapsesWaiting = 1'000;

/// The most that wait: as many that make no difference to whoever may not see protected people, beside those
/// that do. So what is about a protected person takes no place from what they are told.
inline constexpr std::int64_t mostAlertsWaiting = 2 * mostAlerts + mostLapsesWaiting;

/// Tells staff, unless the same about the same card at that terminal waits already; all that wait now. The id
/// and the time follow from here.
std::vector<store::Alert> raiseAlert(store::WriteStore& store, store::Alert alert, std::int64_t sequence);

/// The card was at two readers within a time in which nobody walks.
std::vector<store::Alert> recordTwoPlaces(store::WriteStore& store, const TapRequest& request);

}  // namespace ostoja::station
