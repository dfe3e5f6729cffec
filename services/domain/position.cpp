// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/position.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>

namespace ostoja::domain {

namespace {

constexpr double millionths = 1'000'000;
constexpr std::int64_t mostNorth = 90'000'000;
constexpr std::int64_t mostEast = 180'000'000;

std::optional<std::int64_t> degrees(std::string_view text) {
    const auto isSpace = [](char c) { return c == ' '; };
    text.remove_prefix(
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isSpace) - text.begin()));
    double value = 0;
    const auto* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value, std::chars_format::fixed);
    const bool whole = error == std::errc{} && std::all_of(end, last, isSpace) && std::abs(value) <= 180;
    if (!whole) return std::nullopt;
    return std::llround(value * millionths);
}

double radians(std::int64_t angle) {
    constexpr double halfCircle = 180;
    return static_cast<double>(angle) / millionths * std::numbers::pi / halfCircle;
}

double squaredSineOfHalf(double angle) {
    const auto sine = std::sin(angle / 2);
    return sine * sine;
}

}  // namespace

bool isOnEarth(const Position& position) {
    return std::abs(position.latitude) <= mostNorth && std::abs(position.longitude) <= mostEast;
}

Expected<Position> parsePosition(std::string_view text) {
    const auto comma = text.find(',');
    if (comma != std::string_view::npos) {
        const auto latitude = degrees(text.substr(0, comma));
        const auto longitude = degrees(text.substr(comma + 1));
        if (latitude && longitude && isOnEarth({*latitude, *longitude}))
            return Position{*latitude, *longitude};
    }
    return failure("malformed",
                   "a position is written like 53.4289, 14.5530: degrees of latitude (-90 to 90) "
                   "and of longitude (-180 to 180)");
}

std::int64_t metresBetween(const Position& one, const Position& other) {
    // The haversine formula, which keeps its figures where two places are near each other.
    constexpr double meanRadius = 6'371'008.8;
    const auto north = radians(other.latitude - one.latitude);
    const auto east = radians(other.longitude - one.longitude);
    const auto haversine = squaredSineOfHalf(north) + std::cos(radians(one.latitude)) *
                                                          std::cos(radians(other.latitude)) *
                                                          squaredSineOfHalf(east);
    return std::llround(2 * meanRadius * std::asin(std::sqrt(std::min(1.0, haversine))));
}

}  // namespace ostoja::domain
