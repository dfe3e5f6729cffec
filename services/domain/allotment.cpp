// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/allotment.h"

#include <algorithm>

#include "domain/bed_view.h"
#include "domain/one_room.h"
#include "domain/several_rooms.h"
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
    if (!chosen) return party.size() > 1 ? inSeveralRooms(party, beds, rules, despite) : std::nullopt;
    std::vector<Allotment> allotments;
    for (std::size_t member = 0; member < party.size(); ++member)
        allotments.push_back({(*chosen)[member], views[member].why((*chosen)[member])});
    return allotments;
}

}  // namespace ostoja::domain
