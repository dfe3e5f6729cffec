// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/absences.h"
#include "station/store/records.h"
#include "station/store/terms.h"

namespace ostoja::station::store {

/// What the night and its rules have to do with one person.
struct PersonTonight {
    struct Place {
        Stay stay;
        std::string bed;   ///< number on its plate
        std::string room;  ///< number on the door
        std::int64_t sinceMs = 0;
    };
    std::optional<Place> place;
    /// Empty: they don't wait at admission.
    std::string arrival;
    std::vector<SuspensionKept> suspensions;
    std::vector<PaperKept> papers;
    std::vector<Absence> absences;
    /// Identifiers of those who get no bed in one room with them.
    std::vector<std::string> apart;
};

/// Inside the store only; throws what SQLite throws.
PersonTonight readPersonTonight(sqlite::Connection& connection, const Vault& vault, const std::string& night,
                                const std::string& person);

}  // namespace ostoja::station::store
