// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "api/station.h"
#include "api/town.h"
#include "station/store/night_places.h"
#include "station/store/records.h"

/// What the house's state is as figures. Out for a moment counts as occupied: the bed is somebody's.
namespace ostoja::station {

/// A letter for each place in the order of the house: 'f' free, 'h' held, 'o' occupied, 'e' occupied
/// and there only in winter, 'x' out of service.
std::string windowsOf(const store::Facility& facility, const store::House& house);

/// For the door's screen.
api::HousePlaces placesOf(const store::Facility& facility, const store::House& house);

/// For the office, one for each segment that the house has.
std::vector<api::Segment> segmentsOf(const store::Facility& facility, const store::House& house);

/// What is kept of the night's places when it ends, one for each segment of which the house has a bed.
std::vector<store::PlacesOfNight> placesAtNightsEnd(const store::Facility& facility,
                                                    const store::House& house);

/// The station's own count for the office; its time and its readers are left to the caller.
api::Snapshot snapshotOf(const store::Facility& facility, const store::House& house);

std::vector<api::BedRow> bedRowsOf(const store::House& house);

}  // namespace ostoja::station
