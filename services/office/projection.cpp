// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/projection.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "api/json_fields.h"
#include "office/body.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::size_t strangeTypes = 100;
constexpr std::size_t helpRemembered = 20;
constexpr std::size_t placesOfAFacility = 5'000;
/// By how much two synchronised clocks may differ.
constexpr std::int64_t littleAheadMs = 120'000;
constexpr std::string_view typePrefix = "pl.ostoja.";

int rank(const std::string& segment) {
    if (segment == "women") return 0;
    if (segment == "men") return 1;
    return segment == "any" ? 2 : 3;
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
        {"arrival.turned_away.v1", with(&Projection::turnAway)},
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
        {"person.linked.v1", known},
        {"health_remark.read.v1", known},
        {"household.changed.v1", known},
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
                  .hours = textOf(body, "hours")};
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
    std::set<std::string> ids;
    for (const auto& row : *rows) {
        const auto* fields = row.if_object();
        if (fields == nullptr || textOf(*fields, "segment").empty()) return false;
        const auto id = textOf(*fields, "bed");
        if (id.empty() || !ids.insert(id).second) return false;
    }
    const auto before = std::exchange(beds_, {});
    const auto placesBefore = std::exchange(placeOfBed_, {});
    counts_.clear();
    placeOfStay_.clear();
    for (const auto& row : *rows) {
        const auto& fields = row.get_object();
        auto id = textOf(fields, "bed");
        const auto known = placesBefore.find(id);
        addBed(id, textOf(fields, "segment"), textOf(fields, "state") != "out_of_service",
               known == placesBefore.end() ? std::string() : before[known->second].stay);
    }
    return true;
}

void Projection::addBed(const std::string& id, const std::string& segment, bool inService, std::string stay) {
    auto counts = std::find_if(counts_.begin(), counts_.end(),
                               [&](const BedCounts& each) { return each.segment == segment; });
    if (counts == counts_.end()) counts = counts_.insert(counts_.end(), BedCounts{.segment = segment});
    ++counts->registered;
    if (!inService) ++counts->outOfService;
    placeOfBed_.try_emplace(id, beds_.size());
    auto& added = beds_.emplace_back(Bed{.id = id,
                                         .segment = static_cast<std::size_t>(counts - counts_.begin()),
                                         .inService = inService,
                                         .stay = {}});
    if (!stay.empty()) layIn(added, std::move(stay));
}

void Projection::layIn(Bed& bed, std::string stay) {
    auto& occupied = counts_[bed.segment].occupied;
    if (!bed.stay.empty()) {
        placeOfStay_.erase(bed.stay);
        --occupied;
    }
    bed.stay = std::move(stay);
    if (bed.stay.empty()) return;
    placeOfStay_[bed.stay] = static_cast<std::size_t>(&bed - beds_.data());
    ++occupied;
}

Projection::Bed* Projection::bed(const std::string& id) {
    const auto place = placeOfBed_.find(id);
    return place == placeOfBed_.end() ? nullptr : &beds_[place->second];
}

bool Projection::isFree(const std::string& bed) const {
    const auto place = placeOfBed_.find(bed);
    return place != placeOfBed_.end() && beds_[place->second].inService && beds_[place->second].stay.empty();
}

bool Projection::openNight(const json::object& body) {
    auto night = textOf(body, "night");
    if (night.empty()) return false;
    night_ = std::move(night);
    nightOpen_ = true;
    turnedAway_.clear();
    helpAskedMs_.clear();
    return true;
}

bool Projection::closeNight(const json::object& body) {
    if (textOf(body, "night").empty()) return false;
    nightOpen_ = false;
    return true;
}

bool Projection::takeBed(const json::object& body) {
    auto stay = textOf(body, "stay");
    auto* taken = bed(textOf(body, "bed"));
    if (taken == nullptr || stay.empty()) return false;
    if (const auto before = placeOfStay_.find(stay); before != placeOfStay_.end())
        layIn(beds_[before->second], {});
    layIn(*taken, std::move(stay));
    return true;
}

bool Projection::endStay(const json::object& body) {
    const auto held = placeOfStay_.find(textOf(body, "stay"));
    if (held == placeOfStay_.end()) return false;
    layIn(beds_[held->second], {});
    return true;
}

bool Projection::turnAway(const json::object& body) {
    const auto reason = textOf(body, "reason");
    const auto segment = textOf(body, "segment");
    if (segment.empty() || (reason != "full_house" && reason != "closed")) return false;
    auto& count = turnedAway_[segment];
    ++(reason == "full_house" ? count.fullHouse : count.closed);
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
    told.reserve(counts_.size() + 1);
    for (const auto& beds : counts_) {
        told.push_back({.name = beds.segment,
                        .registered = beds.registered,
                        .outOfService = beds.outOfService,
                        .occupied = beds.occupied});
    }
    if (seats_ > 0) {
        auto counts = std::find_if(told.begin(), told.end(),
                                   [&](const api::Segment& each) { return each.name == seatSegment_; });
        if (counts == told.end()) counts = told.insert(told.end(), api::Segment{.name = seatSegment_});
        counts->registered += seats_;
        counts->occupied += static_cast<std::int64_t>(visits_.size());
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
            counts.turnedAway = away->second.fullHouse + away->second.closed;
        }
    }
    return told;
}

std::string Projection::windows() const {
    std::string letters;
    for (const auto& place : beds_) letters += !place.stay.empty() ? 'o' : place.inService ? 'f' : 'x';
    const auto inside = std::min(seats_, static_cast<std::int64_t>(visits_.size()));
    letters.append(static_cast<std::size_t>(inside), 'o');
    letters.append(static_cast<std::size_t>(seats_ - inside), 'f');
    return letters;
}

json::value Projection::toJson() const {
    json::array beds;
    for (const auto& each : beds_) {
        beds.push_back({{"bed", each.id},
                        {"segment", counts_[each.segment].segment},
                        {"in_service", each.inService},
                        {"stay", each.stay}});
    }
    json::array turnedAway;
    for (const auto& [segment, count] : turnedAway_) {
        turnedAway.push_back(
            {{"segment", segment}, {"full_house", count.fullHouse}, {"closed", count.closed}});
    }
    json::array notUnderstood;
    for (const auto& [type, count] : notUnderstood_)
        notUnderstood.push_back({{"type", type}, {"count", count}});
    return {{"facility", facility_.id},
            {"name", facility_.name},
            {"kind", facility_.kind},
            {"address", facility_.address},
            {"hours", facility_.hours},
            {"beds", std::move(beds)},
            {"seat_segment", seatSegment_},
            {"seats", seats_},
            {"visits", json::array(visits_.begin(), visits_.end())},
            {"night", night_},
            {"night_open", nightOpen_},
            {"turned_away", std::move(turnedAway)},
            {"help_asked_ms", json::array(helpAskedMs_.begin(), helpAskedMs_.end())},
            {"not_understood", std::move(notUnderstood)}};
}

Expected<Projection> Projection::fromJson(const json::value& value) {
    Projection told;
    api::Fields fields(value, "projection");
    constexpr std::int64_t most = INT64_MAX;
    told.facility_ = {.id = fields.textOr("facility", {}, 4096),
                      .name = fields.textOr("name", {}, 4096),
                      .kind = fields.textOr("kind", {}, 4096),
                      .address = fields.textOr("address", {}, 4096),
                      .hours = fields.textOr("hours", {}, 4096)};
    for (const auto& item : fields.array("beds", placesOfAFacility)) {
        api::Fields row(item, "bed");
        told.addBed(row.text("bed", 4096), row.text("segment", 4096), row.flagOr("in_service", true),
                    row.textOr("stay", {}, 4096));
    }
    told.seatSegment_ = fields.textOr("seat_segment", {});
    told.seats_ = fields.number("seats", 0, placesOfAFacility);
    for (const auto& item : fields.array("visits", most)) told.visits_.emplace(item.as_string());
    told.night_ = fields.textOr("night", {}, 4096);
    told.nightOpen_ = fields.flagOr("night_open", false);
    for (const auto& item : fields.array("turned_away", most)) {
        api::Fields row(item, "turned_away");
        told.turnedAway_[row.text("segment", 4096)] = {.fullHouse = row.number("full_house", 0, most),
                                                       .closed = row.number("closed", 0, most)};
    }
    for (const auto& item : fields.array("help_asked_ms", helpRemembered)) {
        told.helpAskedMs_.push_back(item.as_int64());
    }
    for (const auto& item : fields.array("not_understood", most)) {
        api::Fields row(item, "not_understood");
        told.notUnderstood_[row.text("type", 4096)] = row.number("count", 0, most);
    }
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    return told;
}

}  // namespace ostoja::office
