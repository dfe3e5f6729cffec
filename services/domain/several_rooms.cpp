// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/several_rooms.h"

#include <algorithm>

#include "domain/bed_view.h"
#include "domain/one_room.h"
#include "domain/seating.h"

namespace ostoja::domain {

namespace {

using Members = std::vector<std::size_t>;

/// A household on its way to its beds; what one of them has got the next ones see.
class Placing {
  public:
    Placing(std::vector<Applicant> party, std::span<const Bed> beds, const HouseRules& rules,
            std::span<const Ground> despite)
        : party_(std::move(party)), beds_(beds.begin(), beds.end()), rules_(rules), despite_(despite) {
        places_.resize(party_.size());
    }

    bool inOneRoom(const Members& members) {
        std::vector<BedView> views;
        views.reserve(members.size());
        for (const auto member : members) views.push_back(viewOf(member, members.size()));
        const auto chosen = oneRoomFor(views, beds_);
        if (!chosen) return false;
        for (std::size_t n = 0; n < members.size(); ++n)
            places_[members[n]] = {.bed = (*chosen)[n], .why = views[n].why((*chosen)[n])};
        for (const auto member : members) take(member);
        return true;
    }

    bool oneByOne(const Members& members) {
        return std::all_of(members.begin(), members.end(), [&](std::size_t member) {
            const auto view = viewOf(member, 1);
            if (view.suitable().empty()) return false;
            const auto bed = view.suitable().front();
            places_[member] = {.bed = bed, .why = view.why(bed)};
            take(member);
            return true;
        });
    }

    /// However far from each other.
    bool anywhere() {
        std::vector<Members> choices;
        for (std::size_t member = 0; member < party_.size(); ++member)
            choices.push_back(viewOf(member, 1).suitable());
        const auto seated = seat(choices);
        if (!seated) return false;
        for (std::size_t member = 0; member < party_.size(); ++member)
            places_[member] = {.bed = (*seated)[member], .why = viewOf(member, 1).why((*seated)[member])};
        return true;
    }

    std::vector<Allotment> places() && { return std::move(places_); }

  private:
    BedView viewOf(std::size_t member, std::size_t partySize) const {
        return {party_[member], partySize, beds_, rules_, despite_};
    }

    void take(std::size_t member) {
        auto& bed = beds_[places_[member].bed];
        bed.state = BedState::occupied;
        bed.person = party_[member].id;
        bed.household = party_[member].household;
        bed.heldFor.clear();
    }

    std::vector<Applicant> party_;
    std::vector<Bed> beds_;
    const HouseRules& rules_;
    std::span<const Ground> despite_;
    std::vector<Allotment> places_;
};

/// The children with one of the adults, and the others.
struct Split {
    std::vector<Applicant> party;
    Members family;
    Members others;
};

std::vector<Split> splitsOf(std::span<const Applicant> party) {
    Members children;
    Members adults;
    for (std::size_t member = 0; member < party.size(); ++member)
        (isMinor(party[member]) ? children : adults).push_back(member);
    const std::vector<Applicant> all(party.begin(), party.end());
    if (children.empty()) return {{all, {}, adults}};
    if (adults.empty()) return {{all, children, {}}};
    std::vector<Split> splits;
    for (const auto adult : adults) {
        Split split{all, {adult}, adults};
        split.family.insert(split.family.end(), children.begin(), children.end());
        std::erase(split.others, adult);
        for (const auto child : children) split.party[child].adultHere = AdultHere{party[adult].sex};
        splits.push_back(std::move(split));
    }
    return splits;
}

}  // namespace

std::optional<std::vector<Allotment>> inSeveralRooms(std::span<const Applicant> party,
                                                     std::span<const Bed> beds, const HouseRules& rules,
                                                     std::span<const Ground> despite) {
    if (std::find(despite.begin(), despite.end(), Ground::noSuitableBed) == despite.end())
        return std::nullopt;
    const auto splits = splitsOf(party);
    // What somebody needs of a bed is given up only where it can't be had in several rooms either.
    std::vector<Ground> asNeeded(despite.begin(), despite.end());
    std::erase(asNeeded, Ground::noSuitableBed);
    for (const auto setAside : {std::span<const Ground>(asNeeded), despite}) {
        for (const auto& split : splits) {
            Placing placing(split.party, beds, rules, setAside);
            if (placing.inOneRoom(split.family) && placing.oneByOne(split.others))
                return std::move(placing).places();
        }
        for (const auto& split : splits) {
            Placing placing(split.party, beds, rules, setAside);
            if (placing.oneByOne(split.family) && placing.oneByOne(split.others))
                return std::move(placing).places();
        }
        for (const auto& split : splits) {
            Placing placing(split.party, beds, rules, setAside);
            if (placing.anywhere()) return std::move(placing).places();
        }
    }
    return std::nullopt;
}

}  // namespace ostoja::domain
