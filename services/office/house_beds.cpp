// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/house_beds.h"

#include <algorithm>
#include <boost/json/object.hpp>
#include <utility>

namespace ostoja::office {

namespace json = boost::json;

namespace {

bool isState(const std::string& state) {
    return state == "in_use" || state == "cleaning" || state == "out_of_service";
}

}  // namespace

bool HouseBeds::add(const std::string& id, const std::string& segment, bool extra, const std::string& state) {
    if (id.empty() || segment.empty() || !isState(state)) return false;
    if (!placeOfBed_.try_emplace(id, beds_.size()).second) return false;
    auto counts = std::find_if(counts_.begin(), counts_.end(),
                               [&](const BedCounts& each) { return each.segment == segment; });
    if (counts == counts_.end()) counts = counts_.insert(counts_.end(), BedCounts{.segment = segment});
    if (extra) extras_.push_back(beds_.size());
    const auto& added = beds_.emplace_back(Bed{.id = id,
                                               .segment = static_cast<std::size_t>(counts - counts_.begin()),
                                               .extra = extra,
                                               .state = state,
                                               .stay = {},
                                               .hold = {}});
    tally(added, 1);
    return true;
}

void HouseBeds::tally(const Bed& bed, std::int64_t by) {
    if (bed.extra) return;
    auto& counts = counts_[bed.segment];
    counts.registered += by;
    if (bed.isHeld())
        counts.held += by;
    else if (bed.isGiven())
        counts.occupied += by;
    else if (!bed.inUse())
        counts.outOfService += by;
}

HouseBeds::Bed* HouseBeds::bed(const std::string& id) {
    const auto place = placeOfBed_.find(id);
    return place == placeOfBed_.end() ? nullptr : &beds_[place->second];
}

HouseBeds::Bed* HouseBeds::bedOf(const std::string& stay) {
    const auto place = placeOfStay_.find(stay);
    return place == placeOfStay_.end() ? nullptr : &beds_[place->second];
}

void HouseBeds::vacate(Bed& bed) {
    tally(bed, -1);
    placeOfStay_.erase(bed.stay);
    bed.stay.clear();
    bed.awaited = false;
    tally(bed, 1);
}

void HouseBeds::occupy(Bed& bed, const std::string& stay, bool awaited) {
    tally(bed, -1);
    if (!bed.stay.empty()) placeOfStay_.erase(bed.stay);
    bed.stay = stay;
    bed.awaited = awaited;
    placeOfStay_[stay] = static_cast<std::size_t>(&bed - beds_.data());
    tally(bed, 1);
}

bool HouseBeds::lay(const std::string& id, const std::string& stay, Stay how) {
    auto* taken = bed(id);
    if (taken == nullptr || stay.empty()) return false;
    if (auto* before = bedOf(stay); before != nullptr && before != taken) vacate(*before);
    occupy(*taken, stay, how == Stay::awaited);
    return true;
}

bool HouseBeds::move(const std::string& stay, const std::string& to) {
    auto* from = bedOf(stay);
    auto* taken = bed(to);
    if (from == nullptr || taken == nullptr) return false;
    const bool awaited = from->awaited;
    vacate(*from);
    occupy(*taken, stay, awaited);
    return true;
}

bool HouseBeds::swap(const std::string& stay, const std::string& with) {
    auto* one = bedOf(stay);
    auto* other = bedOf(with);
    if (one == nullptr || other == nullptr) return false;
    const bool oneAwaited = one->awaited;
    const bool otherAwaited = other->awaited;
    vacate(*other);
    occupy(*one, with, otherAwaited);
    occupy(*other, stay, oneAwaited);
    return true;
}

bool HouseBeds::end(const std::string& stay) {
    auto* left = bedOf(stay);
    if (left == nullptr) return false;
    vacate(*left);
    return true;
}

bool HouseBeds::hold(const std::string& id, const std::string& hold) {
    auto* kept = bed(id);
    if (kept == nullptr || hold.empty()) return false;
    tally(*kept, -1);
    kept->hold = hold;
    tally(*kept, 1);
    return true;
}

bool HouseBeds::release(const std::string& id, const std::string& hold) {
    auto* kept = bed(id);
    if (kept == nullptr || hold.empty() || kept->hold != hold) return false;
    tally(*kept, -1);
    kept->hold.clear();
    tally(*kept, 1);
    return true;
}

bool HouseBeds::setState(const std::string& id, const std::string& state) {
    auto* changed = bed(id);
    if (changed == nullptr || !isState(state)) return false;
    tally(*changed, -1);
    changed->state = state;
    tally(*changed, 1);
    return true;
}

void HouseBeds::takeGuestsOf(const HouseBeds& former) {
    for (auto& each : beds_) {
        const auto known = former.placeOfBed_.find(each.id);
        if (known == former.placeOfBed_.end()) continue;
        const auto& before = former.beds_[known->second];
        if (!before.stay.empty()) occupy(each, before.stay, before.awaited);
        if (!before.hold.empty()) hold(each.id, before.hold);
    }
    allowedExtra_ = former.allowedExtra_;
}

bool HouseBeds::isFree(const std::string& id) const {
    const auto place = placeOfBed_.find(id);
    return place != placeOfBed_.end() && beds_[place->second].inUse() && !beds_[place->second].isGiven();
}

std::vector<std::size_t> HouseBeds::extraThere() const {
    const auto given = std::count_if(extras_.begin(), extras_.end(),
                                     [&](std::size_t place) { return beds_[place].isGiven(); });
    auto left = allowedExtra_ - given;
    std::vector<std::size_t> there;
    for (const auto place : extras_) {
        const auto& extra = beds_[place];
        if (extra.isGiven() || (extra.inUse() && left-- > 0)) there.push_back(place);
    }
    return there;
}

std::vector<BedCounts> HouseBeds::counts() const {
    auto counts = counts_;
    for (const auto place : extraThere()) {
        const auto& extra = beds_[place];
        auto& segment = counts[extra.segment];
        ++segment.extra;
        if (extra.isHeld())
            ++segment.held;
        else if (extra.isGiven())
            ++segment.occupied;
    }
    // A segment of nothing but extra beds is there only while one of them is.
    std::erase_if(counts, [](const BedCounts& each) { return each.registered == 0 && each.extra == 0; });
    return counts;
}

std::string HouseBeds::windows() const {
    const auto there = extraThere();
    std::string letters;
    for (std::size_t place = 0; place < beds_.size(); ++place) {
        const auto& each = beds_[place];
        if (each.extra && !std::binary_search(there.begin(), there.end(), place)) continue;
        letters += each.isHeld() ? 'h' : each.isGiven() ? (each.extra ? 'e' : 'o') : each.inUse() ? 'f' : 'x';
    }
    return letters;
}

json::array HouseBeds::toJson() const {
    json::array rows;
    for (const auto& each : beds_) {
        rows.push_back({{"bed", each.id},
                        {"segment", counts_[each.segment].segment},
                        {"extra", each.extra},
                        {"state", each.state},
                        {"stay", each.stay},
                        {"awaited", each.awaited},
                        {"hold", each.hold}});
    }
    return rows;
}

HouseBeds HouseBeds::fromJson(api::Fields& fields, const json::array& rows) {
    HouseBeds told;
    for (const auto& item : rows) {
        api::Fields row(item, "bed");
        const auto id = row.text("bed", 4096);
        const auto stay = row.textOr("stay", {}, 4096);
        const auto hold = row.textOr("hold", {}, 4096);
        const auto how = row.flagOr("awaited", false) ? Stay::awaited : Stay::here;
        const bool whole =
            told.add(id, row.text("segment", 4096), row.flagOr("extra", false), row.text("state")) &&
            (stay.empty() || told.lay(id, stay, how)) && (hold.empty() || told.hold(id, hold));
        if (!whole) row.complain("bed: a bed of a known state was expected, once");
        fields.takeOver(row);
    }
    return told;
}

}  // namespace ostoja::office
