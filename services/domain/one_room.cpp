// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/one_room.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "domain/seating.h"

namespace ostoja::domain {

namespace {

std::vector<std::string_view> roomsOf(std::span<const Bed> beds) {
    std::vector<std::string_view> rooms;
    for (const auto& bed : beds) {
        if (std::find(rooms.begin(), rooms.end(), bed.room) == rooms.end()) rooms.push_back(bed.room);
    }
    return rooms;
}

/// One room for a household, and how good it is for them.
struct RoomOffer {
    std::vector<std::size_t> beds;
    BedRank rank;
};

std::optional<RoomOffer> offerOf(std::string_view room, std::span<const BedView> views,
                                 std::span<const Bed> beds) {
    std::vector<std::vector<std::size_t>> choices;
    for (const auto& view : views) {
        std::vector<std::size_t> here;
        std::copy_if(view.suitable().begin(), view.suitable().end(), std::back_inserter(here),
                     [&](std::size_t bed) { return beds[bed].room == room; });
        choices.push_back(std::move(here));
    }
    auto seated = seat(choices);
    if (!seated) return std::nullopt;
    RoomOffer offer{std::move(*seated), {}};
    for (std::size_t member = 0; member < views.size(); ++member)
        offer.rank += views[member].rank(offer.beds[member]);
    return offer;
}

}  // namespace

std::optional<std::vector<std::size_t>> oneRoomFor(std::span<const BedView> views,
                                                   std::span<const Bed> beds) {
    std::optional<RoomOffer> best;
    for (const auto room : roomsOf(beds)) {
        auto offer = offerOf(room, views, beds);
        if (offer && (!best || offer->rank < best->rank)) best = std::move(offer);
    }
    if (!best) return std::nullopt;
    return std::move(best->beds);
}

}  // namespace ostoja::domain
