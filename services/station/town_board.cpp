// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/town_board.h"

#include <algorithm>
#include <vector>

#include "api/json_fields.h"
#include "crypto/crypto.h"

namespace ostoja::station {

namespace {

domain::OtherHouse houseOf(const api::TownPlace& place) {
    domain::OtherHouse house;
    house.id = place.facilityId;
    house.name = place.name;
    house.address = place.address;
    house.kind = place.kind;
    house.ageMs = place.ageMs;
    for (const auto& segment : place.segments) {
        house.places.push_back(
            {.segment = segment.name, .free = segment.free, .accepting = segment.accepting});
    }
    if (place.position)
        house.position = domain::Position{place.position->latitude, place.position->longitude};
    return house;
}

}  // namespace

void TownBoard::put(api::TownPlaces places, const store::Town& record) {
    std::erase_if(places.places,
                  [this](const api::TownPlace& place) { return place.facilityId == ownFacility_; });
    std::vector<domain::OtherHouse> houses;
    houses.reserve(places.places.size());
    for (const auto& place : places.places) houses.push_back(houseOf(place));
    houses_ = std::make_shared<const std::vector<domain::OtherHouse>>(std::move(houses));
    places_ = std::move(places);
    record_ = record;
}

void TownBoard::restore(const store::Town& record, const std::string& officeKey) {
    if (officeKey.empty() || !crypto::verify(officeKey, record.places, record.signature)) return;
    const auto value = api::parseJson(record.places);
    if (!value) return;
    if (auto places = api::townPlacesFromJson(*value)) put(std::move(*places), record);
}

void TownBoard::tell(api::ScreenState& state, const host::Moment& now) const {
    const auto since = places_ ? age(now) : std::nullopt;
    if (!since) return;
    state.town = places_;
    state.townAgeMs = *since;
}

Elsewhere TownBoard::elsewhere(const host::Moment& now) const {
    const auto since = places_ ? age(now) : std::nullopt;
    if (!since) return {};
    return {houses_, *since};
}

std::optional<std::int64_t> TownBoard::age(const host::Moment& now) const {
    const auto running = now.monotonicMs - record_.arrivedMonotonicMs;
    if (!bootId_.empty() && bootId_ == record_.arrivedBoot && running >= 0) return running;
    if (now.wallMs < record_.arrivedMs) return std::nullopt;
    return now.wallMs - record_.arrivedMs;
}

}  // namespace ostoja::station
