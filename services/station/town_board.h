// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/station.h"
#include "host/clock.h"
#include "station/store/records.h"
#include "station/tonight/elsewhere.h"

namespace ostoja::station {

/// The town's other places as this station last heard of them, with their age.
class TownBoard {
  public:
    /// `bootId` tells whether the monotonic clock is still the one of the arrival.
    TownBoard(std::string ownFacility, std::string bootId)
        : ownFacility_(std::move(ownFacility)), bootId_(std::move(bootId)) {}

    /// What arrived, verified; `places` is record.places read.
    void put(api::TownPlaces places, const store::Town& record);
    /// What was kept from before a restart. What the office's key doesn't sign is passed over.
    void restore(const store::Town& record, const std::string& officeKey);
    /// Puts the places and their age into a screen's state; leaves both out when they are unknown.
    void tell(api::ScreenState& state, const host::Moment& now) const;

    /// The town's other houses, their figures as old as they are now; null while nobody can tell how old.
    Elsewhere elsewhere(const host::Moment& now) const;

  private:
    /// Milliseconds since the arrival; nothing when no clock can tell.
    std::optional<std::int64_t> age(const host::Moment& now) const;

    std::string ownFacility_;
    std::string bootId_;
    std::optional<api::TownPlaces> places_;
    /// The same, as a rule reads them.
    std::shared_ptr<const std::vector<domain::OtherHouse>> houses_;
    store::Town record_;
};

}  // namespace ostoja::station
