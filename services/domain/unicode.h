// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ostoja::domain {

/// The code points of a UTF-8 text; none when it is broken (cut short, overlong, a surrogate, beyond
/// Unicode).
std::optional<std::u32string> decodeUtf8(std::string_view text);

/// A character that a name can't have and that nobody sees: control characters, line and paragraph
/// separators.
bool isControl(char32_t character);

/// A mark that turns the direction of writing, or has no width: what is shown would not be what is stored,
/// and two names that look the same would differ. The joiners inside emoji and Persian words are not among
/// them.
bool isInvisibleMark(char32_t character);

}  // namespace ostoja::domain
