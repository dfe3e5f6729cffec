// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/opening_told.h"

#include <string>

#include "api/json_fields.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::size_t seasonsOfAYear = 64;

Expected<domain::Season> seasonFromJson(const json::value& told) {
    api::Fields fields(told, "opening");
    domain::Season season{.from = fields.text("from", 5), .until = fields.text("until", 5)};
    const auto opens = fields.text("opens", 5);
    const auto closes = fields.text("closes", 5);
    if (const auto& problem = fields.problem()) return tl::make_unexpected(*problem);
    const auto opensAt = domain::parseTimeOfDay(opens);
    if (!opensAt) return tl::make_unexpected(opensAt.error());
    const auto closesAt = domain::parseTimeOfDay(closes);
    if (!closesAt) return tl::make_unexpected(closesAt.error());
    season.opens = *opensAt;
    season.closes = *closesAt;
    return season;
}

}  // namespace

Expected<domain::OpeningHours> openingFromJson(const json::value& told) {
    const auto* rows = told.if_array();
    if (rows == nullptr || rows->size() > seasonsOfAYear)
        return failure("malformed", "opening: a list of seasons was expected");
    domain::OpeningHours opening;
    for (const auto& row : *rows) {
        auto season = seasonFromJson(row);
        if (!season) return tl::make_unexpected(season.error());
        opening.seasons.push_back(std::move(*season));
    }
    if (auto sound = domain::checkOpening(opening); !sound) return tl::make_unexpected(sound.error());
    return opening;
}

json::array toJson(const domain::OpeningHours& opening) {
    json::array rows;
    for (const auto& season : opening.seasons) {
        rows.push_back({{"from", season.from},
                        {"until", season.until},
                        {"opens", domain::formatTimeOfDay(season.opens)},
                        {"closes", domain::formatTimeOfDay(season.closes)}});
    }
    return rows;
}

}  // namespace ostoja::office
