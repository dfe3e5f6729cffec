// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/json_text.h"

namespace ostoja::simulator {

std::string jsonText(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (code < 0x20) {
            quoted += "\\u00";
            quoted += digits[code >> 4];
            quoted += digits[code & 0x0F];
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

}  // namespace ostoja::simulator
