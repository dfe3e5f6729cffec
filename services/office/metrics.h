// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "office/occupancy.h"

namespace ostoja::office {

/// What the office counts since its start. Loop's thread only.
struct Counters {
    std::int64_t batches = 0;
    std::int64_t stored = 0;
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
    std::map<std::string, std::int64_t> refused;
    std::int64_t streams = 0;
};

/// GET /metrics: Prometheus text format 0.0.4.
std::string metricsText(const Counters& counters, const std::vector<FacilityNow>& facilities);

}  // namespace ostoja::office
