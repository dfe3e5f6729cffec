// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_town.h"

namespace ostoja::station {

Expected<bool> recordTown(store::WriteStore& store, const store::Town& told) {
    const auto known = store.town();
    if (known && known->issuedMs > told.issuedMs) {
        return failure("town_older", "places that the office told later are known already");
    }
    const bool isNew = !known || known->issuedMs < told.issuedMs;
    if (isNew) store.keepTown(told);
    return isNew;
}

}  // namespace ostoja::station
