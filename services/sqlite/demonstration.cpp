// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/demonstration.h"

namespace ostoja::sqlite {

Expected<void> checkTime(const std::string& path, bool isDemonstration, bool isSimulated) {
    if (isDemonstration == isSimulated) return {};
    if (isSimulated) {
        return failure("database_time", path +
                                            " is no demonstration's: simulated time would write moments into "
                                            "it that never were. Take [demo] out of the configuration");
    }
    return failure("database_time",
                   path +
                       " was made for a demonstration, under simulated time: nothing real may "
                       "follow upon it. Name its clock in [demo], or make another database");
}

}  // namespace ostoja::sqlite
