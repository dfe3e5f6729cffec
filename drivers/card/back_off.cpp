// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/back_off.h"

#include <algorithm>
#include <utility>

namespace ostoja::card {

std::chrono::milliseconds BackOff::next() {
    return std::exchange(wait_, std::min(wait_ * 2, longest));
}

}  // namespace ostoja::card
