// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "crypto/crypto.h"
#include "error/error.h"

namespace ostoja::crypto {

/// A 32-byte key for one purpose, from a secret of at least 128 random bits. What is derived for one purpose
/// tells nothing of what is derived for another.
Key32 deriveKey(std::string_view secret, std::string_view purpose);

/// Encrypted and authenticated under `key` (XSalsa20-Poly1305 with a random nonce), hex.
std::string seal(const Key32& key, std::string_view content);
/// Error "seal_broken": another key, or not what seal() made.
Expected<std::string> unseal(const Key32& key, std::string_view sealedHex);

}  // namespace ostoja::crypto
