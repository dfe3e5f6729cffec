// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/tonight/elsewhere.h"

namespace ostoja::station {

std::optional<api::NearestPlace> nearestFor(const Coming& coming, const Elsewhere& town,
                                            const store::Facility& house) {
    if (!town.houses) return std::nullopt;
    auto houses = *town.houses;
    for (auto& each : houses) each.ageMs += town.toldMsAgo;
    const auto found = domain::nearestPlace(coming.party, houses, house.id, house.position);
    if (!found) return std::nullopt;
    const auto& there = houses.at(found->house);
    return api::NearestPlace{
        .facilityId = there.id, .name = there.name, .address = there.address, .metres = found->metres};
}

std::string asRecorded(const std::optional<api::NearestPlace>& place) {
    if (!place) return {};
    return place->address.empty() ? place->name : place->name + ", " + place->address;
}

}  // namespace ostoja::station
