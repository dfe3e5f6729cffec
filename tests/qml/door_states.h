// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "api/station.h"

namespace ostoja::kiosk::test {

/// The states of a station that the door's tests show, by name: tests/qml/door_states.json. A name begins
/// with the screen that it leads to.
std::vector<std::string> stateNames();
/// As the station would send it.
std::string stateJson(const std::string& name);
api::ScreenState state(const std::string& name);

}  // namespace ostoja::kiosk::test
