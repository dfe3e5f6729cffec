// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ostoja::simulator {

/// The text as a JSON string, with its quotes.
std::string jsonText(std::string_view text);

}  // namespace ostoja::simulator
