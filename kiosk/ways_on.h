// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QVariantMap>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"

namespace ostoja::kiosk {

/// A place in the town to go to when this house can't help tonight, as the screen tells it.
struct WayOn {
    std::string facility;
    QString name;
    QString kind;
    QString address;
    QString hours;
    /// What `free` counts: "beds", "cabins" or "seats".
    QString unit;
    /// False when nobody has told, or it is older than 15 minutes.
    bool known = false;
    /// Whether it takes people in now.
    bool accepting = false;
    std::int64_t free = 0;
    std::int64_t freeWomen = 0;
    std::int64_t freeMen = 0;
    std::int64_t ageMinutes = 0;
    /// A bed for tonight that anybody can have without a decision.
    bool obtainable = false;
    /// As the crow flies; nothing where nobody knows.
    std::optional<std::int64_t> metres;

    QVariantMap toMap() const;
};

/// The town's other places: the nearest that can admit whoever stands there, if the station knows of one,
/// then obtainable beds, then what else has a fresh figure, then the unknown. `toldMsAgo` is how long ago the
/// office told them. The station has left out its own house.
std::vector<WayOn> waysOn(const api::TownPlaces& town, std::int64_t toldMsAgo,
                          const std::optional<api::NearestPlace>& nearest = {});

/// "350 m", "1,2 km": nobody walks by single metres.
QString distanceIn(const QLocale& locale, std::int64_t metres);

}  // namespace ostoja::kiosk
