// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::crypto {

using Key32 = std::array<std::uint8_t, 32>;

std::string toHex(std::span<const std::uint8_t> bytes);
/// Error "not_hex" for an odd length or a foreign character.
Expected<std::string> fromHex(std::string_view hex);

/// SHA-256, lower-case hex.
std::string sha256Hex(std::string_view bytes);

/// The keyed hash under which a card travels and rests: "v1:" + hex HMAC-SHA-256(town key, kind ‖ 0x00 ‖
/// number). `kind` is drivers/card's word for the technology ("ntag", "classic", "desfire"), `number` the
/// UID's raw bytes. The number can't be found from it without the town's card key; with the key it can, by
/// trying, so the key stays with the readers and the office.
std::string cardHash(const Key32& townCardKey, std::string_view kind, std::string_view number);

/// A 32-byte key from a file of 64 hex digits; errors "key_unreadable", "key_malformed" name the path, never
/// content.
Expected<Key32> readKeyFile(const std::string& path);
/// Writes 64 hex digits with mode 0600.
Expected<void> writeKeyFile(const std::string& path, std::span<const std::uint8_t> key);

void randomBytes(std::span<std::uint8_t> out);

/// A new UUIDv7 (RFC 9562) for this wall-clock time, lower-case text.
std::string newUuid(std::int64_t wallMs);
/// Lower-case 8-4-4-4-12 hex, any version.
bool isUuid(std::string_view text);

/// Ed25519 over bytes; keys and signatures as raw bytes in hex.
struct SigningPair {
    std::string secretHex;
    std::string publicHex;
};
SigningPair newSigningPair();
/// The public key that belongs to a secret one. Error "key_malformed".
Expected<std::string> signingPublicKey(std::string_view secretHex);
Expected<std::string> sign(std::string_view secretHex, std::string_view message);
bool verify(std::string_view publicHex, std::string_view message, std::string_view signatureHex);

}  // namespace ostoja::crypto
