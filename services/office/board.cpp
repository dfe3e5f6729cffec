// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/board.h"

#include <boost/json/serialize.hpp>

#include "api/json_fields.h"
#include "api/time_text.h"
#include "crypto/crypto.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::int64_t signedTownLives = 1'000;
constexpr std::int64_t answeredWithinMs = 60'000;

json::value gapOf(const StationView& view) {
    if (view.highest <= view.receivedThrough) return nullptr;
    return {{"first_missing", view.receivedThrough + 1}, {"highest_stored", view.highest}};
}

json::value conflictsOf(const ConflictCount& conflicts, const Now& now) {
    json::value last = nullptr;
    if (conflicts.count > 0) {
        last = {{"sequence", conflicts.lastSequence},
                {"kind", conflicts.lastKind},
                {"at", api::formatTime(now.onTheWall(conflicts.lastMs))}};
    }
    return {{"count", conflicts.count}, {"last", last}};
}

json::value restoredOf(const StationView& view) {
    if (!view.overlap) return nullptr;
    const auto& overlap = *view.overlap;
    return {{"epoch", overlap.epoch},
            {"first_unknown", overlap.first},
            {"last_unknown", overlap.last},
            {"beds", json::array(overlap.beds.begin(), overlap.beds.end())},
            {"night", overlap.night}};
}

json::value stationDocument(const AllowedStation& station, const StationView& view, const Refusal* refusal,
                            const Now& now) {
    const auto age = ageAt(view.lastContactMs, now.ms);
    json::array strange;
    for (const auto& [type, count] : view.notUnderstood)
        strange.push_back({{"type", type}, {"count", count}});
    json::value refused = nullptr;
    if (refusal != nullptr) {
        refused = {{"code", refusal->code},
                   {"detail", refusal->detail},
                   {"at", api::formatTime(now.onTheWall(refusal->atMs))}};
    }
    return {{"id", station.id},
            {"name", station.name},
            {"state", wordOf(freshnessOf(age))},
            {"last_contact",
             age ? json::value(api::formatTime(now.onTheWall(view.lastContactMs))) : json::value(nullptr)},
            {"age_ms", age ? json::value(*age) : json::value(nullptr)},
            {"epoch", view.epoch},
            {"received_through", view.receivedThrough},
            {"gap", gapOf(view)},
            {"conflicts", conflictsOf(view.conflicts, now)},
            {"restored", restoredOf(view)},
            {"not_understood", std::move(strange)},
            {"refused", refused}};
}

}  // namespace

Board::Board(std::string town, std::string signingKey)
    : town_(std::move(town)), signingKey_(std::move(signingKey)) {}

void Board::update(std::vector<StationView> views) {
    for (auto& view : views) {
        refusals_.erase(view.station);
        auto& known = views_[view.station];
        known = std::move(view);
    }
}

void Board::issueAfter(std::int64_t lastContactMs, std::int64_t nowMs) {
    if (lastContactMs > nowMs) issuedMs_ = std::max(issuedMs_, lastContactMs + answeredWithinMs);
}

std::vector<FacilityNow> Board::facilities(std::int64_t nowMs) const {
    return facilitiesNow(allowed_, views_, nowMs);
}

std::string Board::occupancy(const Now& now) const {
    return json::serialize(occupancyDocument(town_, facilities(now.ms), now));
}

std::string Board::stations(const Now& now) const {
    json::array list;
    for (const auto& station : allowed_.stations()) {
        const auto view = views_.find(station.id);
        const auto refusal = refusals_.find(station.id);
        list.push_back(stationDocument(station, view == views_.end() ? StationView{} : view->second,
                                       refusal == refusals_.end() ? nullptr : &refusal->second, now));
    }
    return json::serialize(
        json::object{{"generated_at", api::formatTime(now.wallMs())}, {"stations", std::move(list)}});
}

std::string Board::mood(std::int64_t nowMs) const {
    std::string mood;
    for (const auto& facility : facilities(nowMs)) {
        mood += wordOf(facility.freshness);
        for (const auto& item : attentionOf(facility, nowMs)) {
            const auto& fields = item.get_object();
            mood += ' ';
            mood += fields.at("code").get_string();
            if (const auto* count = fields.if_contains("count")) mood += std::to_string(count->get_int64());
        }
        mood += '\n';
    }
    return mood;
}

const std::pair<std::string, std::string>& Board::signedTown(const std::string& station, std::int64_t nowMs) {
    static const std::pair<std::string, std::string> nothingNew;
    const bool alive = signedMs_ != 0 && nowMs >= signedMs_ && nowMs - signedMs_ < signedTownLives;
    if (!alive) signTown(nowMs);
    return std::exchange(toldMs_[station], issuedMs_) == issuedMs_ ? nothingNew : signedTown_;
}

void Board::signTown(std::int64_t nowMs) {
    issuedMs_ = std::max(nowMs, issuedMs_ + 1);
    auto text = api::canonicalJson(api::toJson(townPlacesOf(facilities(nowMs), issuedMs_)));
    auto signature = crypto::sign(signingKey_, text);
    signedTown_ =
        signature ? std::pair(std::move(text), std::move(*signature)) : std::pair<std::string, std::string>();
    signedMs_ = nowMs;
}

}  // namespace ostoja::office
