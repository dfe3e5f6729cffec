// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ostoja::domain {

namespace {

struct Lead {
    std::size_t length = 0;
    char32_t bits = 0;
    char32_t least = 0;  ///< what needs so many bytes
};

Lead leadOf(unsigned char byte) {
    if (byte < 0x80U) return {1, byte, 0};
    if ((byte & 0xE0U) == 0xC0U) return {2, byte & 0x1FU, 0x80};
    if ((byte & 0xF0U) == 0xE0U) return {3, byte & 0x0FU, 0x800};
    if ((byte & 0xF8U) == 0xF0U) return {4, byte & 0x07U, 0x10000};
    return {};
}

bool isCodePoint(char32_t point) {
    return point <= 0x10FFFF && !(point >= 0xD800 && point <= 0xDFFF);
}

}  // namespace

std::optional<std::u32string> decodeUtf8(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    while (!text.empty()) {
        const auto lead = leadOf(static_cast<unsigned char>(text.front()));
        if (lead.length == 0 || lead.length > text.size()) return std::nullopt;
        char32_t point = lead.bits;
        for (const char next : text.substr(1, lead.length - 1)) {
            const auto byte = static_cast<unsigned char>(next);
            if ((byte & 0xC0U) != 0x80U) return std::nullopt;
            point = (point << 6U) | (byte & 0x3FU);
        }
        if (point < lead.least || !isCodePoint(point)) return std::nullopt;
        points.push_back(point);
        text.remove_prefix(lead.length);
    }
    return points;
}

bool isControl(char32_t character) {
    return character < 0x20 || (character >= 0x7F && character <= 0x9F) || character == 0x2028 ||
           character == 0x2029;
}

bool isInvisibleMark(char32_t character) {
    constexpr std::array<char32_t, 7> single = {0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF};
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
           std::find(single.begin(), single.end(), character) != single.end();
}

}  // namespace ostoja::domain
