// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "api/json_fields.h"
#include "office/opening_told.h"
#include "office/projection.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::int64_t most = INT64_MAX;
constexpr std::size_t helpRemembered = 20;
constexpr std::size_t placesOfAFacility = 5'000;

json::value winterJson(const std::optional<WinterAction>& winter) {
    if (!winter) return nullptr;
    return {{"winter", winter->id},
            {"until", winter->until},
            {"extra", winter->extra},
            {"around_clock", winter->aroundClock},
            {"threshold_c", winter->thresholdC},
            {"approved_by", winter->approvedBy}};
}

WinterAction winterFromJson(const json::value& value, api::Fields& whole) {
    api::Fields fields(value, "winter");
    WinterAction winter{.id = fields.text("winter", 4096),
                        .until = fields.textOr("until", {}, 4096),
                        .extra = fields.number("extra", 0, most),
                        .aroundClock = fields.flagOr("around_clock", false),
                        .thresholdC = fields.number("threshold_c", INT64_MIN, most),
                        .approvedBy = fields.textOr("approved_by", {}, 4096)};
    whole.takeOver(fields);
    return winter;
}

std::optional<api::Position> positionIn(api::Fields& whole) {
    const auto* told = whole.optional("position");
    if (told == nullptr) return std::nullopt;
    const auto position = api::positionFromJson(*told);
    if (position) return *position;
    whole.complain(position.error().message);
    return std::nullopt;
}

domain::OpeningHours openingIn(api::Fields& whole) {
    const auto* told = whole.optional("opening");
    if (told == nullptr) return {};
    auto opening = openingFromJson(*told);
    if (opening) return std::move(*opening);
    whole.complain(opening.error().message);
    return {};
}

}  // namespace

json::value Projection::toJson() const {
    json::array turnedAway;
    for (const auto& [segment, count] : turnedAway_) {
        turnedAway.push_back({{"segment", segment},
                              {"full_house", count.fullHouse},
                              {"no_suitable_bed", count.noSuitableBed},
                              {"refused", count.refused}});
    }
    json::array inFrost;
    for (const auto& [refusal, settled] : inFrost_)
        inFrost.push_back({{"refusal", refusal}, {"settled", settled}});
    json::array notUnderstood;
    for (const auto& [type, count] : notUnderstood_)
        notUnderstood.push_back({{"type", type}, {"count", count}});
    return {{"facility", facility_.id},
            {"name", facility_.name},
            {"kind", facility_.kind},
            {"address", facility_.address},
            {"hours", facility_.hours},
            {"position", facility_.position ? api::toJson(*facility_.position) : json::value(nullptr)},
            {"opening", office::toJson(facility_.opening)},
            {"beds", beds_.toJson()},
            {"seat_segment", seatSegment_},
            {"seats", seats_},
            {"visits", json::array(visits_.begin(), visits_.end())},
            {"night", night_},
            {"night_open", nightOpen_},
            {"turned_away", std::move(turnedAway)},
            {"in_frost", std::move(inFrost)},
            {"winter", winterJson(winter_)},
            {"help_asked_ms", json::array(helpAskedMs_.begin(), helpAskedMs_.end())},
            {"not_understood", std::move(notUnderstood)}};
}

Expected<Projection> Projection::fromJson(const json::value& value) {
    Projection told;
    api::Fields fields(value, "projection");
    told.facility_ = {.id = fields.textOr("facility", {}, 4096),
                      .name = fields.textOr("name", {}, 4096),
                      .kind = fields.textOr("kind", {}, 4096),
                      .address = fields.textOr("address", {}, 4096),
                      .hours = fields.textOr("hours", {}, 4096),
                      .position = positionIn(fields),
                      .opening = openingIn(fields)};
    told.beds_ = HouseBeds::fromJson(fields, fields.array("beds", placesOfAFacility));
    told.seatSegment_ = fields.textOr("seat_segment", {});
    told.seats_ = fields.number("seats", 0, placesOfAFacility);
    for (const auto& item : fields.array("visits", most)) told.visits_.emplace(item.as_string());
    told.night_ = fields.textOr("night", {}, 4096);
    told.nightOpen_ = fields.flagOr("night_open", false);
    for (const auto& item : fields.array("turned_away", most)) {
        api::Fields row(item, "turned_away");
        told.turnedAway_[row.text("segment", 4096)] = {
            .fullHouse = row.number("full_house", 0, most),
            .noSuitableBed = row.number("no_suitable_bed", 0, most),
            .refused = row.number("refused", 0, most)};
    }
    for (const auto& item : fields.array("in_frost", most)) {
        api::Fields row(item, "in_frost");
        told.inFrost_[row.text("refusal", 4096)] = row.flagOr("settled", false);
    }
    if (const auto* winter = fields.optional("winter")) {
        told.winter_ = winterFromJson(*winter, fields);
        told.beds_.allowExtra(told.winter_->extra);
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
