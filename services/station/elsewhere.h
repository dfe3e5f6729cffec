// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "domain/nearest_place.h"
#include "station/coming.h"
#include "station/store/records.h"

/// Where those go whom this house has no place for.
namespace ostoja::station {

/// The town's other houses as they were known when somebody was asked about; null: nobody has told of any.
using Elsewhere = std::shared_ptr<const std::vector<domain::OtherHouse>>;

/// The nearest of them that can admit all who come together; nothing: none is known.
std::optional<api::NearestPlace> nearestFor(const Coming& coming, const Elsewhere& town,
                                            const store::Facility& house);

/// As the record keeps it: "Ogrzewalnia Portowa, ul. Portowa 2"; empty: they were shown nowhere.
std::string asRecorded(const std::optional<api::NearestPlace>& place);

}  // namespace ostoja::station
