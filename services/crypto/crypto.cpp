// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/crypto.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace ostoja::crypto {

namespace {

void startSodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
}

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::span<const std::uint8_t> spanOf(std::string_view text) {
    return {bytesOf(text), text.size()};
}

}  // namespace

std::string toHex(std::span<const std::uint8_t> bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    return hex;
}

Expected<std::string> fromHex(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    const bool read = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                                     hex.size(), nullptr, &length, nullptr) == 0;
    if (!read || length * 2 != hex.size())
        return failure("not_hex", "an even number of hex digits was expected");
    return bytes;
}

std::string sha256Hex(std::string_view bytes) {
    // OpenSSL's uses the processor's own instructions; libsodium's is several times as slow.
    static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                       &EVP_MD_CTX_free);
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
    const bool hashed = EVP_DigestInit_ex(context.get(), sha256, nullptr) == 1 &&
                        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                        EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
    if (!hashed) throw std::runtime_error("OpenSSL has no SHA-256");
    return toHex(digest);
}

std::string cardHash(const Key32& townCardKey, std::string_view kind, std::string_view number) {
    std::string message(kind);
    message += '\0';
    message += number;
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> tag{};
    crypto_auth_hmacsha256(tag.data(), bytesOf(message), message.size(), townCardKey.data());
    sodium_memzero(message.data(), message.size());
    return "v1:" + toHex(tag);
}

Expected<Key32> readKeyFile(const std::string& path) {
    std::ifstream file(path);
    std::string text;
    if (!file || !(file >> text)) {
        return failure("key_unreadable",
                       path + ": a file with a key of 64 hex digits was expected, it can't be read");
    }
    auto bytes = fromHex(text);
    sodium_memzero(text.data(), text.size());
    if (!bytes || bytes->size() != std::tuple_size_v<Key32>) {
        return failure("key_malformed", path + ": a key of 64 hex digits was expected");
    }
    Key32 key{};
    std::copy(bytes->begin(), bytes->end(), key.begin());
    sodium_memzero(bytes->data(), bytes->size());
    return key;
}

Expected<void> writeKeyFile(const std::string& path, std::span<const std::uint8_t> key) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return failure("key_unwritable", path + ": " + std::strerror(errno));
    const auto text = toHex(key) + "\n";
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) return failure("key_unwritable", path + ": the key could not be written whole");
    return {};
}

void randomBytes(std::span<std::uint8_t> out) {
    startSodium();
    randombytes_buf(out.data(), out.size());
}

std::string newUuid(std::int64_t wallMs) {
    std::array<std::uint8_t, 16> bytes{};
    randomBytes(bytes);
    for (std::size_t i = 0; i < 6; ++i) {
        bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(wallMs) >> (40 - 8 * i));
    }
    bytes[6] = static_cast<std::uint8_t>(0x70U | (bytes[6] & 0x0FU));
    bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3FU));
    auto text = toHex(bytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
    return text;
}

bool isUuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

SigningPair newSigningPair() {
    startSodium();
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> publicKey{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secretKey{};
    crypto_sign_keypair(publicKey.data(), secretKey.data());
    // The seed is the secret: 32 bytes, from which the rest follows.
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
    crypto_sign_ed25519_sk_to_seed(seed.data(), secretKey.data());
    return {toHex(seed), toHex(publicKey)};
}

Expected<std::string> signingPublicKey(std::string_view secretHex) {
    const auto seed = fromHex(secretHex);
    if (!seed || seed->size() != crypto_sign_SEEDBYTES) {
        return failure("key_malformed", "a signing key of 64 hex digits was expected");
    }
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> publicKey{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secretKey{};
    crypto_sign_seed_keypair(publicKey.data(), secretKey.data(), bytesOf(*seed));
    sodium_memzero(secretKey.data(), secretKey.size());
    return toHex(publicKey);
}

Expected<std::string> sign(std::string_view secretHex, std::string_view message) {
    auto seed = fromHex(secretHex);
    if (!seed || seed->size() != crypto_sign_SEEDBYTES) {
        return failure("key_malformed", "a signing key of 64 hex digits was expected");
    }
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> publicKey{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secretKey{};
    crypto_sign_seed_keypair(publicKey.data(), secretKey.data(), bytesOf(*seed));
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, bytesOf(message), message.size(), secretKey.data());
    sodium_memzero(secretKey.data(), secretKey.size());
    return toHex(signature);
}

bool verify(std::string_view publicHex, std::string_view message, std::string_view signatureHex) {
    const auto key = fromHex(publicHex);
    const auto signature = fromHex(signatureHex);
    return key && signature && key->size() == crypto_sign_PUBLICKEYBYTES &&
           signature->size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(spanOf(*signature).data(), bytesOf(message), message.size(),
                                       spanOf(*key).data()) == 0;
}

}  // namespace ostoja::crypto
