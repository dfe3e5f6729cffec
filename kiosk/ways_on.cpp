// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/ways_on.h"

#include <algorithm>

namespace ostoja::kiosk {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t staleMs = 15 * minuteMs;

WayOn wayOn(const api::TownPlace& place, std::int64_t toldMsAgo) {
    WayOn way;
    way.facility = place.facilityId;
    way.name = QString::fromStdString(place.name);
    way.kind = QString::fromStdString(place.kind);
    way.address = QString::fromStdString(place.address);
    way.hours = QString::fromStdString(place.hours);
    const auto ageMs = std::max<std::int64_t>(0, place.ageMs) + std::max<std::int64_t>(0, toldMsAgo);
    way.ageMinutes = ageMs / minuteMs;
    way.known = ageMs <= staleMs && !place.segments.empty();
    for (const auto& segment : place.segments) {
        const auto free = segment.accepting ? std::max<std::int64_t>(0, segment.free) : 0;
        way.free += free;
        if (segment.name == "women") way.freeWomen += free;
        if (segment.name == "men") way.freeMen += free;
        const auto unit = segment.name == "cabins" || segment.name == "seats" ? segment.name : "beds";
        way.unit = QString::fromStdString(unit);
    }
    way.accepting = std::any_of(place.segments.begin(), place.segments.end(),
                                [](const api::Segment& segment) { return segment.accepting; });
    way.obtainable = way.known && way.free > 0 && way.kind == QLatin1String("night_shelter");
    return way;
}

int rank(const WayOn& way) {
    if (way.obtainable) return 0;
    if (way.known && way.free > 0) return 1;
    if (way.known && way.accepting) return 2;
    return way.known ? 3 : 4;
}

}  // namespace

QVariantMap WayOn::toMap() const {
    return {{QStringLiteral("name"), name},
            {QStringLiteral("kind"), kind},
            {QStringLiteral("address"), address},
            {QStringLiteral("hours"), hours},
            {QStringLiteral("unit"), unit},
            {QStringLiteral("known"), known},
            {QStringLiteral("accepting"), accepting},
            {QStringLiteral("free"), static_cast<int>(free)},
            {QStringLiteral("freeWomen"), static_cast<int>(freeWomen)},
            {QStringLiteral("freeMen"), static_cast<int>(freeMen)},
            {QStringLiteral("ageMinutes"), static_cast<int>(ageMinutes)},
            {QStringLiteral("obtainable"), obtainable}};
}

QString distanceIn(const QLocale& locale, std::int64_t metres) {
    constexpr std::int64_t step = 50;
    constexpr std::int64_t kilometre = 1'000;
    const auto rounded = std::max(step, (metres + step / 2) / step * step);
    if (rounded < kilometre) return locale.toString(static_cast<qlonglong>(rounded)) + QStringLiteral(" m");
    return locale.toString(static_cast<double>(metres) / kilometre, 'f', 1) + QStringLiteral(" km");
}

std::vector<WayOn> waysOn(const api::TownPlaces& town, std::int64_t toldMsAgo,
                          const std::optional<api::NearestPlace>& nearest) {
    std::vector<WayOn> ways;
    ways.reserve(town.places.size());
    for (const auto& place : town.places) ways.push_back(wayOn(place, toldMsAgo));
    std::stable_sort(ways.begin(), ways.end(), [](const WayOn& left, const WayOn& right) {
        if (rank(left) != rank(right)) return rank(left) < rank(right);
        return left.obtainable && left.free > right.free;
    });
    const auto told = [&](const WayOn& way) { return way.facility == nearest->facilityId; };
    const auto first = nearest ? std::find_if(ways.begin(), ways.end(), told) : ways.end();
    if (first == ways.end()) return ways;
    first->metres = nearest->metres;
    std::rotate(ways.begin(), first, std::next(first));
    return ways;
}

}  // namespace ostoja::kiosk
