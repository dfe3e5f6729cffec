// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen_clock.h"

namespace ostoja::kiosk {

host::Moment ScreenClock::now() const {
    auto moment = house_->now();
    moment.monotonicMs = machine_.monotonicMs();
    return moment;
}

}  // namespace ostoja::kiosk
