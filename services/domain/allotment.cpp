// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/allotment.h"

#include <algorithm>
#include <array>

#include "domain/bed_view.h"
#include "domain/seating.h"
#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<BedReason, 8> reasons = {{
    {BedReason::ownOfLastNight, "own_of_last_night"},
    {BedReason::heldForThem, "held_for_them"},
    {BedReason::need, "need"},
    {BedReason::ward, "ward"},
    {BedReason::household, "household"},
    {BedReason::keptApart, "kept_apart"},
    {BedReason::emptierRoom, "emptier_room"},
    {BedReason::firstFree, "first_free"},
}};

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

std::optional<std::vector<std::size_t>> bestBeds(std::span<const BedView> views, std::span<const Bed> beds) {
    if (views.size() > 1) return oneRoomFor(views, beds);
    if (views.empty() || views.front().suitable().empty()) return std::nullopt;
    return std::vector{views.front().suitable().front()};
}

}  // namespace

std::string_view name(BedReason reason) {
    return wordFor(reasons, reason);
}

Expected<BedReason> bedReasonFromName(std::string_view text) {
    return valueOf(reasons, "why_bed", text);
}

std::optional<std::vector<Allotment>> allot(std::span<const Applicant> party, std::span<const Bed> beds,
                                            const HouseRules& rules, std::span<const Ground> despite) {
    std::vector<BedView> views;
    views.reserve(party.size());
    for (const auto& who : party) views.emplace_back(who, party.size(), beds, rules, despite);
    const auto chosen = bestBeds(views, beds);
    if (!chosen) return std::nullopt;
    std::vector<Allotment> allotments;
    for (std::size_t member = 0; member < party.size(); ++member)
        allotments.push_back({(*chosen)[member], views[member].why((*chosen)[member])});
    return allotments;
}

}  // namespace ostoja::domain
