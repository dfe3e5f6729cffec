// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "api/station.h"
#include "error/error.h"
#include "station/recording/record_tap.h"
#include "station/store/people.h"
#include "station/store/write_store.h"

namespace ostoja::station {

/// What a card is that was held to a staff terminal's reader.
struct DeskTap {
    api::TapAnswer answer;
    /// The id was known already: nothing is opened by it.
    bool repeated = false;
    store::CardFound found;
    /// Set where alerts changed.
    std::optional<std::vector<store::Alert>> alerts = std::nullopt;
};

/// A tap that opens something is recorded, so that a replay opens nothing, after a restart neither. Errors as
/// recordTap's.
Expected<DeskTap> recordDeskTap(store::WriteStore& store, const TapRequest& request);

}  // namespace ostoja::station
