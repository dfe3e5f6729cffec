// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "domain/nearest_place.h"
#include "station/store/records.h"
#include "station/tonight/coming.h"

/// Where those go whom this house has no place for.
namespace ostoja::station {

/// The town's other houses, and how long ago the station was told of them; without houses nobody has told of
/// any. Every tap takes one along: the houses are shared, and only a refusal reads them.
struct Elsewhere {
    std::shared_ptr<const std::vector<domain::OtherHouse>> houses = nullptr;
    std::int64_t toldMsAgo = 0;
};

/// The nearest of them that can admit all who come together; nothing: none is known.
std::optional<api::NearestPlace> nearestFor(const Coming& coming, const Elsewhere& town,
                                            const store::Facility& house);

/// As the record keeps it: "Ogrzewalnia Portowa, ul. Portowa 2"; empty: they were shown nowhere.
std::string asRecorded(const std::optional<api::NearestPlace>& place);

}  // namespace ostoja::station
