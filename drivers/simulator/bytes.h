// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ostoja::simulator {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;
using ByteView = std::span<const Byte>;

/// Capital letters, no separators.
std::string toHex(ByteView bytes);
/// Nothing if a character is no hex digit or their number is odd. Colons between bytes are allowed.
std::optional<Bytes> fromHex(std::string_view text);

}  // namespace ostoja::simulator
