// SPDX-License-Identifier: GPL-3.0-or-later
#include "house_model.h"

#include <algorithm>
#include <utility>

namespace ostoja::office {

HouseModel::HouseModel(unsigned seed) : random_(seed) {
    const char* const segments[] = {"men", "women", "any", "family", "accessible"};
    for (int i = 0; i < 15; ++i)
        beds_.push_back({.id = "bed-" + std::to_string(i), .segment = segments[i % 5], .extra = i % 4 == 3});
}

std::vector<MadeBed> HouseModel::beds() const {
    std::vector<MadeBed> made;
    made.reserve(beds_.size());
    for (const auto& bed : beds_) made.push_back({bed.id, bed.segment, bed.state, bed.extra});
    return made;
}

HouseModel::Bed* HouseModel::any(bool (*suits)(const Bed&)) {
    std::vector<Bed*> found;
    for (auto& bed : beds_) {
        if (suits(bed)) found.push_back(&bed);
    }
    return found.empty() ? nullptr : found[below(found.size())];
}

HouseModel::Happened HouseModel::next() {
    using Step = Happened (HouseModel::*)();
    constexpr Step steps[] = {&HouseModel::arrive,    &HouseModel::arrive,         &HouseModel::admit,
                              &HouseModel::leave,     &HouseModel::refuse,         &HouseModel::settle,
                              &HouseModel::changeBed, &HouseModel::hold,           &HouseModel::release,
                              &HouseModel::move,      &HouseModel::swap,           &HouseModel::carry,
                              &HouseModel::winter,    &HouseModel::takeBackRefusal};
    for (;;) {
        auto happened = (this->*steps[below(std::size(steps))])();
        if (!happened.type.empty()) return happened;
    }
}

HouseModel::Happened HouseModel::arrive() {
    auto* bed =
        any([](const Bed& each) { return each.stay.empty() && each.hold.empty() && each.state == "in_use"; });
    if (bed == nullptr) return {};
    bed->stay = named("stay-");
    bed->awaited = likely();
    return {bed->awaited ? "arrival.held" : "bed.taken", {{"bed", bed->id}, {"stay", bed->stay}}};
}

HouseModel::Happened HouseModel::admit() {
    auto* bed = any([](const Bed& each) { return each.awaited; });
    if (bed == nullptr) return {};
    auto* other = any([](const Bed& each) { return each.stay.empty() && each.hold.empty(); });
    const auto stay = bed->stay;
    if (other != nullptr && likely()) {
        bed->stay.clear();
        bed->awaited = false;
        other->stay = stay;
        return {"stay.admitted", {{"bed", other->id}, {"stay", stay}}};
    }
    bed->awaited = false;
    return {"stay.admitted", {{"bed", bed->id}, {"stay", stay}}};
}

HouseModel::Happened HouseModel::leave() {
    auto* bed = any([](const Bed& each) { return !each.stay.empty(); });
    if (bed == nullptr) return {};
    Happened happened{bed->awaited ? "arrival.lapsed" : "stay.ended",
                      {{"bed", bed->id}, {"stay", bed->stay}}};
    bed->stay.clear();
    bed->awaited = false;
    return happened;
}

HouseModel::Happened HouseModel::refuse() {
    // A door that is shut by its hours has refused nobody.
    if (below(4) == 0) return {"arrival.turned_away", {{"segment", "men"}, {"reason", "closed"}}};
    ++turnedAway_;
    const bool frost = likely();
    const auto refusal = named("refusal-");
    if (frost) inFrost_.insert(refusal);
    if (likely()) {
        const char* const reasons[] = {"full_house", "no_suitable_bed"};
        return {"arrival.turned_away",
                {{"segment", "men"}, {"reason", reasons[below(2)]}, {"refusal", refusal}, {"frost", frost}}};
    }
    refused_ = refusal;
    auto* bed = any([](const Bed& each) { return each.awaited; });
    Happened happened{"arrival.refused",
                      {{"segment", "men"},
                       {"stay", bed == nullptr ? "" : bed->stay},
                       {"why", "other"},
                       {"refusal", refusal},
                       {"frost", frost}}};
    if (bed != nullptr) {
        bed->stay.clear();
        bed->awaited = false;
    }
    return happened;
}

HouseModel::Happened HouseModel::settle() {
    if (inFrost_.empty()) return {};
    const auto refusal = *inFrost_.begin();
    inFrost_.erase(refusal);
    if (refusal == refused_) refused_.clear();
    return {"refusal.settled", {{"refusal", refusal}, {"outcome", "arrived_elsewhere"}}};
}

HouseModel::Happened HouseModel::takeBackRefusal() {
    if (refused_.empty()) return {};
    --turnedAway_;
    inFrost_.erase(refused_);
    return {"refusal.taken_back", {{"refusal", std::exchange(refused_, {})}, {"segment", "men"}}};
}

HouseModel::Happened HouseModel::changeBed() {
    const char* const states[] = {"in_use", "in_use", "cleaning", "out_of_service"};
    auto& bed = beds_[below(beds_.size())];
    bed.state = states[below(4)];
    return {"bed.state_changed", {{"bed", bed.id}, {"state", bed.state}}};
}

HouseModel::Happened HouseModel::hold() {
    auto* bed = any([](const Bed& each) { return each.stay.empty() && each.hold.empty(); });
    if (bed == nullptr) return {};
    bed->hold = named("hold-");
    return {"bed.held", {{"bed", bed->id}, {"hold", bed->hold}}};
}

HouseModel::Happened HouseModel::release() {
    auto* bed = any([](const Bed& each) { return !each.hold.empty(); });
    if (bed == nullptr) return {};
    Happened happened{"bed.released", {{"bed", bed->id}, {"hold", bed->hold}}};
    bed->hold.clear();
    return happened;
}

HouseModel::Happened HouseModel::move() {
    auto* from = any([](const Bed& each) { return !each.stay.empty(); });
    auto* to = any([](const Bed& each) { return each.stay.empty() && each.hold.empty(); });
    if (from == nullptr || to == nullptr) return {};
    std::swap(from->stay, to->stay);
    std::swap(from->awaited, to->awaited);
    return {"stay.moved", {{"stay", to->stay}, {"from", from->id}, {"to", to->id}}};
}

HouseModel::Happened HouseModel::swap() {
    auto* one = any([](const Bed& each) { return !each.stay.empty(); });
    auto* other = any([](const Bed& each) { return !each.stay.empty(); });
    if (one == nullptr || one == other) return {};
    Happened happened{
        "stay.swapped",
        {{"stay", one->stay}, {"with", other->stay}, {"bed", other->id}, {"with_bed", one->id}}};
    std::swap(one->stay, other->stay);
    std::swap(one->awaited, other->awaited);
    return happened;
}

HouseModel::Happened HouseModel::carry() {
    auto* bed = any([](const Bed& each) { return !each.stay.empty() && !each.awaited; });
    if (bed == nullptr) return {};
    const auto former = bed->stay;
    bed->stay = named("stay-");
    return {"stay.carried", {{"bed", bed->id}, {"stay", bed->stay}, {"former", former}}};
}

HouseModel::Happened HouseModel::winter() {
    if (!winter_.empty()) {
        allowed_ = 0;
        return {"winter.ended", {{"winter", std::exchange(winter_, {})}}};
    }
    winter_ = named("winter-");
    allowed_ = static_cast<std::int64_t>(below(5));
    return {"winter.began",
            {{"winter", winter_}, {"extra", allowed_}, {"until", "2026-12-01T07:00:00.000Z"}}};
}

/// Of the extra beds: those in use, and free ones as far as the winter action's number goes.
bool HouseModel::isThere(const Bed& bed) const {
    const auto given = [](const Bed& each) { return !each.stay.empty() || !each.hold.empty(); };
    if (!bed.extra || given(bed)) return true;
    if (bed.state != "in_use") return false;
    std::int64_t before = 0;
    for (const auto& each : beds_) {
        if (each.extra && given(each)) ++before;
    }
    for (const auto& each : beds_) {
        if (&each == &bed) break;
        if (each.extra && !given(each) && each.state == "in_use") ++before;
    }
    return before < allowed_;
}

std::string HouseModel::windows() const {
    std::string letters;
    for (const auto& bed : beds_) {
        if (!isThere(bed)) continue;
        if (bed.awaited || (bed.stay.empty() && !bed.hold.empty()))
            letters += 'h';
        else if (!bed.stay.empty())
            letters += bed.extra ? 'e' : 'o';
        else
            letters += bed.state == "in_use" ? 'f' : 'x';
    }
    return letters;
}

std::vector<api::Segment> HouseModel::segments() const {
    std::vector<api::Segment> segments;
    for (const auto* name : {"women", "men", "any", "family", "accessible"}) {
        api::Segment counts{.name = name};
        std::int64_t there = 0;
        for (const auto& bed : beds_) {
            if (bed.segment != name || !isThere(bed)) continue;
            ++there;
            if (bed.extra)
                ++counts.extra;
            else
                ++counts.registered;
            if (bed.awaited || (bed.stay.empty() && !bed.hold.empty()))
                ++counts.held;
            else if (!bed.stay.empty())
                ++counts.occupied;
            else if (bed.state == "in_use")
                ++counts.free;
            else
                ++counts.outOfService;
        }
        counts.actual = there - counts.outOfService;
        if (counts.name == "men") counts.turnedAway = turnedAway_;
        segments.push_back(counts);
    }
    return segments;
}

}  // namespace ostoja::office
