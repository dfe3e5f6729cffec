// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/town_board.h"

#include <algorithm>
#include <vector>

#include "api/json_fields.h"
#include "crypto/crypto.h"

namespace ostoja::station {

void TownBoard::put(api::TownPlaces places, const store::Town& record) {
    std::erase_if(places.places,
                  [this](const api::TownPlace& place) { return place.facilityId == ownFacility_; });
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

std::string TownBoard::admitting(const host::Moment& now) const {
    constexpr std::int64_t freshMs = 900'000;
    const auto since = places_ ? age(now) : std::nullopt;
    if (!since) return {};
    for (const auto& place : places_->places) {
        const bool fresh = place.ageMs + *since <= freshMs;
        const bool admits =
            std::any_of(place.segments.begin(), place.segments.end(),
                        [](const api::Segment& segment) { return segment.accepting && segment.free > 0; });
        if (fresh && admits && place.kind == "night_shelter") return place.name;
    }
    return {};
}

std::optional<std::int64_t> TownBoard::age(const host::Moment& now) const {
    const auto running = now.monotonicMs - record_.arrivedMonotonicMs;
    if (!bootId_.empty() && bootId_ == record_.arrivedBoot && running >= 0) return running;
    if (now.wallMs < record_.arrivedMs) return std::nullopt;
    return now.wallMs - record_.arrivedMs;
}

}  // namespace ostoja::station
