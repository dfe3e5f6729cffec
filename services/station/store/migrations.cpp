// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/migrations.h"

namespace ostoja::station::store {

const sqlite::Kind& databaseKind() {
    static constexpr const char* small[] = {
        "station",    "epoch",       "facility", "room",     "bed",         "card",         "resident",
        "night",      "town",        "vault",    "staff",    "person_key",  "household",    "staff_card",
        "setup_code", "house_rules", "opening",  "contract", "bed_feature", "winter_action"};
    static constexpr std::int64_t rebuilt[] = {3};
    static constexpr std::int64_t ostj = 0x4F53544A;
    static const sqlite::Kind kind{.whose = "a station's",
                                   .applicationId = ostj,
                                   .migrations = migrations(),
                                   .smallTables = small,
                                   .rebuilt = rebuilt};
    return kind;
}

}  // namespace ostoja::station::store
