// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/projection.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <utility>

#include "api/json_fields.h"
#include "office/body.h"
#include "office/opening_told.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::size_t strangeTypes = 100;
constexpr std::size_t helpRemembered = 20;
constexpr std::size_t refusalsRemembered = 10'000;
constexpr std::size_t placesOfAFacility = 5'000;
/// By how much two synchronised clocks may differ.
constexpr std::int64_t littleAheadMs = 120'000;
constexpr std::string_view typePrefix = "pl.ostoja.";

constexpr std::array<std::string_view, 5> order = {"women", "men", "any", "family", "accessible"};

auto rank(const std::string& segment) {
    return std::find(order.begin(), order.end(), segment) - order.begin();
}

}  // namespace

std::optional<std::int64_t> knownTime(const api::JournalEvent& event, std::int64_t receivedMs) {
    if (!event.synchronised || event.timeMs > receivedMs + littleAheadMs) return std::nullopt;
    return std::min(event.timeMs, receivedMs);
}

void Projection::apply(const api::JournalEvent& event, std::int64_t receivedMs) {
    if (!interpret(event, receivedMs)) countNotUnderstood(event.type);
}

void Projection::countNotUnderstood(const std::string& type) {
    const bool known = notUnderstood_.contains(type) || notUnderstood_.size() < strangeTypes;
    ++notUnderstood_[known ? type : "…"];
}

bool Projection::interpret(const api::JournalEvent& event, std::int64_t receivedMs) {
    using Step = std::function<bool(Projection&, const api::JournalEvent&, std::int64_t)>;
    const auto with = [](bool (Projection::*step)(const json::object&)) {
        return [step](Projection& projection, const api::JournalEvent& entry, std::int64_t) {
            return (projection.*step)(entry.body);
        };
    };
    const auto known = [](Projection&, const api::JournalEvent&, std::int64_t) { return true; };
    static const std::unordered_map<std::string_view, Step> steps = {
        {"epoch.opened.v1", known},
        {"facility.described.v1", with(&Projection::describe)},
        {"night.opened.v1", with(&Projection::openNight)},
        {"night.closed.v1", with(&Projection::closeNight)},
        {"bed.taken.v1", with(&Projection::takeBed)},
        {"stay.seen.v1", known},
        {"stay.away.v1", known},
        {"stay.back.v1", known},
        {"stay.ended.v1", with(&Projection::endStay)},
        {"stay.admitted.v1", with(&Projection::admitStay)},
        {"stay.moved.v1", with(&Projection::moveStay)},
        {"stay.swapped.v1", with(&Projection::swapStays)},
        {"stay.carried.v1", with(&Projection::carryStay)},
        {"stay.kept.v1", known},
        {"round.made.v1", known},
        {"arrival.held.v1", with(&Projection::holdArrival)},
        {"arrival.waits.v1", known},
        {"arrival.lapsed.v1", with(&Projection::lapseArrival)},
        {"arrival.refused.v1", with(&Projection::refuseArrival)},
        {"arrival.turned_away.v1", with(&Projection::turnAway)},
        {"refusal.seen.v1", known},
        {"refusal.settled.v1", with(&Projection::settleRefusal)},
        {"refusal.taken_back.v1", with(&Projection::takeBackRefusal)},
        {"bed.held.v1", with(&Projection::holdBed)},
        {"bed.released.v1", with(&Projection::releaseBed)},
        {"bed.state_changed.v1", with(&Projection::changeBedState)},
        {"winter.began.v1", with(&Projection::beginWinter)},
        {"winter.ended.v1", with(&Projection::endWinter)},
        {"card.unknown.v1", known},
        {"help.asked.v1",
         [](Projection& projection, const api::JournalEvent& entry, std::int64_t received) {
             auto& asked = projection.helpAskedMs_;
             asked.push_back(knownTime(entry, received).value_or(received));
             if (asked.size() > helpRemembered) asked.erase(asked.begin());
             return true;
         }},
        {"visit.began.v1", with(&Projection::beginVisit)},
        {"visit.seen.v1", known},
        {"visit.ended.v1", with(&Projection::endVisit)},
        // Who does what in a house is the house's matter; the office counts places.
        {"person.registered.v1", known},
        {"person.changed.v1", known},
        {"person.erased.v1", known},
        {"person.exported.v1", known},
        {"report.exported.v1", known},
        {"person.linked.v1", known},
        {"health_remark.read.v1", known},
        {"household.changed.v1", known},
        {"suspension.began.v1", known},
        {"suspension.lifted.v1", known},
        {"apart.changed.v1", known},
        {"paper.changed.v1", known},
        {"absence.changed.v1", known},
        {"card.issued.v1", known},
        {"card.lost.v1", known},
        {"card.found.v1", known},
        {"card.returned.v1", known},
        {"card.replaced.v1", known},
        {"card.revoked_seen.v1", known},
        {"card.two_places.v1", known},
        {"call.opened.v1", known},
        {"call.answered.v1", known},
        {"staff.signed_in.v1", known},
        {"staff.signed_out.v1", known},
        {"staff.sign_in_refused.v1", known},
        {"staff.added.v1", known},
        {"staff.changed.v1", known},
        {"alert.seen.v1", known},
        {"undone.v1", known},
        {"override.v1", known},
    };
    if (!event.type.starts_with(typePrefix)) return false;
    const auto step = steps.find(std::string_view(event.type).substr(typePrefix.size()));
    return step != steps.end() && step->second(*this, event, receivedMs);
}

bool Projection::describe(const json::object& body) {
    Facility told{.id = textOf(body, "facility"),
                  .name = textOf(body, "name"),
                  .kind = textOf(body, "kind"),
                  .address = textOf(body, "address"),
                  .hours = textOf(body, "hours"),
                  .position = std::nullopt,
                  .opening = {}};
    if (const auto* position = body.if_contains("position")) {
        const auto where = api::positionFromJson(*position);
        if (!where) return false;
        told.position = *where;
    }
    if (const auto* opening = body.if_contains("opening")) {
        auto hours = openingFromJson(*opening);
        if (!hours) return false;
        told.opening = std::move(*hours);
    }
    if (told.id.empty() || told.name.empty() || told.kind.empty()) return false;
    if (const auto* beds = body.if_contains("beds"); beds != nullptr && !describeBeds(*beds)) return false;
    seatSegment_.clear();
    seats_ = 0;
    if (const auto* seats = body.if_contains("seats"); seats != nullptr && seats->is_object()) {
        api::Fields fields(*seats, "seats");
        const auto segment = fields.text("segment", 32);
        const auto registered = fields.number("registered", 0, placesOfAFacility);
        if (fields.problem()) return false;
        seatSegment_ = segment;
        seats_ = registered;
    }
    facility_ = std::move(told);
    return true;
}

bool Projection::describeBeds(const json::value& beds) {
    const auto* rows = beds.if_array();
    if (rows == nullptr || rows->size() > placesOfAFacility) return false;
    HouseBeds told;
    for (const auto& row : *rows) {
        const auto* fields = row.if_object();
        if (fields == nullptr) return false;
        auto state = textOf(*fields, "state");
        if (state.empty()) state = "in_use";
        if (!told.add(textOf(*fields, "bed"), textOf(*fields, "segment"), flagOf(*fields, "extra"), state))
            return false;
    }
    told.takeGuestsOf(beds_);
    beds_ = std::move(told);
    return true;
}

bool Projection::openNight(const json::object& body) {
    auto night = textOf(body, "night");
    if (night.empty()) return false;
    night_ = std::move(night);
    nightOpen_ = true;
    turnedAway_.clear();
    std::erase_if(inFrost_, [](const auto& each) { return each.second; });
    helpAskedMs_.clear();
    return true;
}

bool Projection::closeNight(const json::object& body) {
    if (textOf(body, "night").empty()) return false;
    nightOpen_ = false;
    return true;
}

bool Projection::takeBed(const json::object& body) {
    return beds_.lay(textOf(body, "bed"), textOf(body, "stay"), HouseBeds::Stay::here);
}

bool Projection::holdArrival(const json::object& body) {
    return beds_.lay(textOf(body, "bed"), textOf(body, "stay"), HouseBeds::Stay::awaited);
}

/// A carer may give another bed than the one that was held.
bool Projection::admitStay(const json::object& body) {
    return takeBed(body);
}

bool Projection::endStay(const json::object& body) {
    return beds_.end(textOf(body, "stay"));
}

bool Projection::moveStay(const json::object& body) {
    return beds_.move(textOf(body, "stay"), textOf(body, "to"));
}

bool Projection::swapStays(const json::object& body) {
    return beds_.swap(textOf(body, "stay"), textOf(body, "with"));
}

/// Round the clock: a new night's stay in the bed of the one before.
bool Projection::carryStay(const json::object& body) {
    return takeBed(body);
}

bool Projection::holdBed(const json::object& body) {
    return beds_.hold(textOf(body, "bed"), textOf(body, "hold"));
}

bool Projection::releaseBed(const json::object& body) {
    return beds_.release(textOf(body, "bed"), textOf(body, "hold"));
}

bool Projection::changeBedState(const json::object& body) {
    return beds_.setState(textOf(body, "bed"), textOf(body, "state"));
}

bool Projection::turnAway(const json::object& body) {
    const auto reason = textOf(body, "reason");
    const auto segment = textOf(body, "segment");
    if (segment.empty()) return false;
    // A house that its hours keep shut has refused nobody.
    if (reason == "closed") return true;
    if (reason != "full_house" && reason != "no_suitable_bed") return false;
    auto& away = turnedAway_[segment];
    ++(reason == "full_house" ? away.fullHouse : away.noSuitableBed);
    noteRefusal(body);
    return true;
}

/// Whoever waited without a bed has no stay.
bool Projection::lapseArrival(const json::object& body) {
    const auto stay = textOf(body, "stay");
    return (stay.empty() && !textOf(body, "arrival").empty()) || beds_.end(stay);
}

bool Projection::refuseArrival(const json::object& body) {
    const auto segment = textOf(body, "segment");
    const auto stay = textOf(body, "stay");
    if (segment.empty() || textOf(body, "why").empty()) return false;
    if (!stay.empty() && !beds_.end(stay)) return false;
    ++turnedAway_[segment].refused;
    noteRefusal(body);
    return true;
}

void Projection::noteRefusal(const json::object& body) {
    const auto refusal = textOf(body, "refusal");
    const bool inFrost = flagOf(body, "frost") && !refusal.empty() && inFrost_.size() < refusalsRemembered;
    if (inFrost) inFrost_.emplace(refusal, false);
}

/// Without an outcome the one before was taken back.
bool Projection::settleRefusal(const json::object& body) {
    const auto refusal = textOf(body, "refusal");
    const auto* outcome = body.if_contains("outcome");
    if (refusal.empty() || outcome == nullptr || !outcome->is_string()) return false;
    if (const auto known = inFrost_.find(refusal); known != inFrost_.end())
        known->second = !outcome->get_string().empty();
    return true;
}

/// It was none; that the arrival waits again is told by the next entry.
bool Projection::takeBackRefusal(const json::object& body) {
    const auto refusal = textOf(body, "refusal");
    const auto segment = textOf(body, "segment");
    if (refusal.empty() || segment.empty()) return false;
    inFrost_.erase(refusal);
    const auto away = turnedAway_.find(segment);
    if (away == turnedAway_.end() || away->second.refused == 0) return false;
    --away->second.refused;
    return true;
}

std::int64_t Projection::openInFrost() const {
    return std::count_if(inFrost_.begin(), inFrost_.end(), [](const auto& each) { return !each.second; });
}

bool Projection::beginWinter(const json::object& body) {
    WinterAction told{.id = textOf(body, "winter"),
                      .until = textOf(body, "until"),
                      .extra = numberOf(body, "extra"),
                      .aroundClock = flagOf(body, "around_clock"),
                      .thresholdC = numberOf(body, "threshold_c"),
                      .approvedBy = textOf(body, "approved_by")};
    if (told.id.empty() || told.extra < 0) return false;
    winter_ = std::move(told);
    beds_.allowExtra(winter_->extra);
    return true;
}

bool Projection::endWinter(const json::object& body) {
    if (!winter_ || textOf(body, "winter") != winter_->id) return false;
    winter_.reset();
    beds_.allowExtra(0);
    return true;
}

bool Projection::beginVisit(const json::object& body) {
    auto visit = textOf(body, "visit");
    return !visit.empty() && visits_.insert(std::move(visit)).second;
}

bool Projection::endVisit(const json::object& body) {
    return visits_.erase(textOf(body, "visit")) == 1;
}

std::vector<api::Segment> Projection::segments() const {
    std::vector<api::Segment> told;
    for (const auto& beds : beds_.counts()) {
        told.push_back({.name = beds.segment,
                        .registered = beds.registered,
                        .outOfService = beds.outOfService,
                        .extra = beds.extra,
                        .occupied = beds.occupied,
                        .held = beds.held});
    }
    if (seats_ > 0) {
        auto counts = std::find_if(told.begin(), told.end(),
                                   [&](const api::Segment& each) { return each.name == seatSegment_; });
        if (counts == told.end()) counts = told.insert(told.end(), api::Segment{.name = seatSegment_});
        counts->registered += seats_;
        counts->occupied += static_cast<std::int64_t>(visits_.size());
    }
    // Of whom somebody was turned away the house may have no room.
    for (const auto& [name, away] : turnedAway_) {
        const auto isThis = [&segment = name](const api::Segment& each) { return each.name == segment; };
        if (away.all() > 0 && std::none_of(told.begin(), told.end(), isThis))
            told.push_back(api::Segment{.name = name});
    }
    std::sort(told.begin(), told.end(), [](const api::Segment& left, const api::Segment& right) {
        return std::pair(rank(left.name), std::string_view(left.name)) <
               std::pair(rank(right.name), std::string_view(right.name));
    });
    for (auto& counts : told) {
        counts.actual = counts.registered - counts.outOfService + counts.extra;
        counts.free = std::max<std::int64_t>(0, counts.actual - counts.occupied - counts.held);
        counts.accepting = beds_.empty() || nightOpen_;
        if (const auto away = turnedAway_.find(counts.name); away != turnedAway_.end()) {
            counts.turnedAway = away->second.all();
        }
    }
    return told;
}

std::string Projection::windows() const {
    auto letters = beds_.windows();
    const auto inside = std::min(seats_, static_cast<std::int64_t>(visits_.size()));
    letters.append(static_cast<std::size_t>(inside), 'o');
    letters.append(static_cast<std::size_t>(seats_ - inside), 'f');
    return letters;
}

}  // namespace ostoja::office
