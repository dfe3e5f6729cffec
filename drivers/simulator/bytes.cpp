// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/bytes.h"

namespace ostoja::simulator {

std::string toHex(ByteView bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const Byte byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 0x0F];
    }
    return text;
}

namespace {

int digitValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<Bytes> fromHex(std::string_view text) {
    Bytes bytes;
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 1 >= text.size()) return std::nullopt;
        const int high = digitValue(text[at]);
        const int low = digitValue(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes.push_back(static_cast<Byte>(high * 16 + low));
        at += 2;
        if (at < text.size() && text[at] == ':') {
            ++at;
            if (at == text.size()) return std::nullopt;
        }
    }
    return bytes;
}

}  // namespace ostoja::simulator
