// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace ostoja::station::store {

/// Whose journal, and which stretch of it.
struct JournalOf {
    std::string station;
    std::string epoch;
    std::int64_t epochNumber = 0;
};

}  // namespace ostoja::station::store
