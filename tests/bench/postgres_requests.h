// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/journals.h"
#include "tests/bench/postgres_load.h"

namespace ostoja::bench {

/// What one request to PostgreSQL carries.
struct PostgresRequest {
    /// A statement's parameters in binary form, or the one piece of a COPY.
    std::vector<std::string> values;
    std::int64_t entries = 0;
    std::int64_t lastSequence = 0;
};

/// Of `count` entries from `first` on, as `way` sends them. `epoch`: the row of table epoch that ready rows
/// are of.
PostgresRequest requestOf(PostgresWay way, std::int64_t epoch, const std::vector<Entry>& journal,
                          std::size_t first, std::size_t count);

}  // namespace ostoja::bench
