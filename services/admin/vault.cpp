// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/vault.h"

#include <array>
#include <string_view>

#include "crypto/crypto.h"

namespace ostoja::admin {

Expected<KeyInPlace> masterKeyIn(const std::string& path) {
    auto key = crypto::MasterKey::read(path);
    if (key) return KeyInPlace{std::move(*key), false};
    if (path.empty() || key.error().code != "key_missing") return tl::make_unexpected(key.error());
    auto made = crypto::MasterKey::make();
    return made.write(path).map([&] { return KeyInPlace{made, true}; });
}

std::string newSetupCode() {
    // Crockford's base 32.
    static constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static_assert(digits.size() == 32);
    std::array<std::uint8_t, 16> bytes{};
    crypto::randomBytes(bytes);
    std::string code;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += digits[bytes[i] % digits.size()];
    }
    return code;
}

}  // namespace ostoja::admin
