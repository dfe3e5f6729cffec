// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/invitation.h"

#include <array>
#include <cstdint>

#include "crypto/sealing.h"

namespace ostoja::enrolment {

namespace {

/// Crockford's: nothing that looks like something else.
constexpr std::string_view signs = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t secretBytes = 16;
constexpr std::size_t codeBytes = 32;
constexpr std::size_t codeSigns = (codeBytes * 8 + 4) / 5;
constexpr std::size_t groupSigns = 4;

std::string encode(std::string_view bytes) {
    std::string text;
    unsigned waiting = 0;
    int bits = 0;
    for (const char byte : bytes) {
        waiting = (waiting << 8U) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += signs[(waiting >> (bits - 5)) & 31U];
    }
    if (bits > 0) text += signs[(waiting << (5 - bits)) & 31U];
    return text;
}

/// The value of a sign, or none of 0 to 31.
std::size_t valueOf(char sign) {
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    if (sign == 'o') return 0;
    if (sign == 'i' || sign == 'l') return 1;
    return signs.find(sign);
}

bool isBetweenGroups(char sign) {
    return sign == '-' || sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n';
}

}  // namespace

Code newCode(std::string_view authorityDigest) {
    std::array<std::uint8_t, secretBytes> secret{};
    crypto::randomBytes(secret);
    return {{reinterpret_cast<const char*>(secret.data()), secret.size()},
            std::string(authorityDigest.substr(0, 2 * (codeBytes - secretBytes)))};
}

std::string codeText(const Code& code) {
    const auto text = encode(code.secret + crypto::fromHex(code.authorityDigest).value_or(""));
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % groupSigns == 0) grouped += '-';
        grouped += text[i];
    }
    return grouped;
}

Expected<Code> readCode(std::string_view text) {
    const auto malformed =
        failure("code_malformed",
                "the code: " + std::to_string(codeSigns) +
                    " letters and digits in groups of four were expected, as `ostoja invite` gave them.");
    std::string bytes;
    unsigned waiting = 0;
    int bits = 0;
    std::size_t read = 0;
    for (const char sign : text) {
        if (isBetweenGroups(sign)) continue;
        const auto value = valueOf(sign);
        if (value >= signs.size() || ++read > codeSigns) return malformed;
        waiting = (waiting << 5U) | static_cast<unsigned>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((waiting >> bits) & 0xFFU);
    }
    const bool padded = (waiting & ((1U << bits) - 1U)) == 0;
    if (read != codeSigns || bytes.size() != codeBytes || !padded) return malformed;
    const auto digest = std::string_view(bytes).substr(secretBytes);
    return Code{bytes.substr(0, secretBytes),
                crypto::toHex({reinterpret_cast<const std::uint8_t*>(digest.data()), digest.size()})};
}

std::string tokenOf(const Code& code) {
    return crypto::toHex(crypto::deriveKey(code.secret, "ostoja enrolment token v1"));
}

std::string digestOfToken(std::string_view token) {
    return crypto::sha256Hex(token);
}

crypto::Key32 sealKeyOf(const Code& code) {
    return crypto::deriveKey(code.secret, "ostoja enrolment card key v1");
}

}  // namespace ostoja::enrolment
