// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"

#include <sodium.h>

#include <span>

namespace ostoja::crypto {

namespace {

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Key32 deriveKey(std::string_view secret, std::string_view purpose) {
    Key32 key{};
    static_assert(std::tuple_size_v<Key32> == crypto_generichash_BYTES);
    crypto_generichash(key.data(), key.size(), bytesOf(purpose), purpose.size(), bytesOf(secret),
                       secret.size());
    return key;
}

std::string seal(const Key32& key, std::string_view content) {
    std::string made(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + content.size(), '\0');
    auto* nonce = reinterpret_cast<unsigned char*>(made.data());
    randomBytes({nonce, crypto_secretbox_NONCEBYTES});
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytesOf(content), content.size(), nonce,
                          key.data());
    return toHex({nonce, made.size()});
}

Expected<std::string> unseal(const Key32& key, std::string_view sealedHex) {
    constexpr auto overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    const auto broken = failure("seal_broken", "what was sealed can't be opened with this key");
    const auto bytes = fromHex(sealedHex);
    if (!bytes || bytes->size() < overhead) return broken;
    std::string content(bytes->size() - overhead, '\0');
    const bool opened = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(content.data()),
                                                   bytesOf(*bytes) + crypto_secretbox_NONCEBYTES,
                                                   bytes->size() - crypto_secretbox_NONCEBYTES,
                                                   bytesOf(*bytes), key.data()) == 0;
    if (!opened) return broken;
    return content;
}

}  // namespace ostoja::crypto
