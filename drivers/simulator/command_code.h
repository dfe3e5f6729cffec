// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "drivers/simulator/bytes.h"
#include "error/error.h"

namespace ostoja::simulator {

/// What the chip's manual calls the command of that code; "unknown" for one that this chip hasn't.
std::string_view commandName(Byte code);
/// "unknown_code": no command of this chip is called so.
Expected<Byte> commandCode(std::string_view name);

}  // namespace ostoja::simulator
