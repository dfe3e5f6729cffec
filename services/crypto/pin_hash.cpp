// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/pin_hash.h"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

namespace ostoja::crypto {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memoryBytes = std::size_t{19} * 1'024 * 1'024;

void startSodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
}

}  // namespace

std::string hashPin(const std::string& pin) {
    startSodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), passes, memoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return hash.data();
}

bool pinMatches(const std::string& hash, const std::string& pin) {
    startSodium();
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace ostoja::crypto
