// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/suspension.h"

namespace ostoja::domain {

bool holdsOn(const Suspension& suspension, Night night) {
    const auto day = formatNight(night);
    return suspension.from <= day && day <= suspension.until;
}

}  // namespace ostoja::domain
