// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/vault.h"

#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>

#include "crypto/crypto.h"

namespace ostoja::crypto {

namespace {

constexpr std::size_t keyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t paddedTo = 32;

using Key = std::span<const std::uint8_t>;

unsigned char* bytesOf(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string seal(Key key, std::string_view where, std::string_view text) {
    std::string padded(text);
    padded.resize((text.size() / paddedTo + 1) * paddedTo);
    std::size_t length = 0;
    sodium_pad(&length, bytesOf(padded), text.size(), paddedTo, padded.size());

    std::string sealed(nonceBytes + padded.size() + tagBytes, '\0');
    auto* const nonce = bytesOf(sealed);
    randomBytes({nonce, nonceBytes});
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonceBytes, nullptr, bytesOf(padded), padded.size(),
                                               bytesOf(where), where.size(), nullptr, nonce, key.data());
    sodium_memzero(padded.data(), padded.size());
    return sealed;
}

tl::unexpected<Error> broken(std::string_view where) {
    return failure(
        "seal_broken",
        std::string(where) + " can't be opened: it isn't what was sealed there, or another key sealed it");
}

Expected<std::string> open(Key key, std::string_view where, std::string_view sealed) {
    if (sealed.size() < nonceBytes + tagBytes + paddedTo) return broken(where);
    const auto cipher = sealed.substr(nonceBytes);
    std::string text(cipher.size() - tagBytes, '\0');
    const bool opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                            bytesOf(text), nullptr, nullptr, bytesOf(cipher), cipher.size(), bytesOf(where),
                            where.size(), bytesOf(sealed), key.data()) == 0;
    std::size_t length = 0;
    if (!opened || sodium_unpad(&length, bytesOf(text), text.size(), paddedTo) != 0) return broken(where);
    text.resize(length);
    return text;
}

std::string placeOf(std::string_view owner) {
    return "person_key:" + std::string(owner) + ":wrapped";
}

constexpr const char* making =
    "'ostoja init --master-key FILE' makes one together with a facility; the operator's guide tells of keys";

Expected<void> checkKeyFile(const std::string& path) {
    if (path.empty()) {
        return failure("key_missing",
                       "no master key is named: [vault] key in the configuration, or systemd's credential "
                       "master-key. " +
                           std::string(making));
    }
    struct stat told {};
    if (::stat(path.c_str(), &told) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return failure("key_missing", path + ": there is no master key. " + making);
        return failure("key_unreadable",
                       path + ": the master key: " + std::generic_category().message(errno));
    }
    if ((told.st_mode & (S_IROTH | S_IWOTH)) != 0) {
        return failure("key_open", path + ": everybody on this machine may read the master key; chmod 600");
    }
    return {};
}

}  // namespace

MasterKey MasterKey::locked() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
    auto* const memory = static_cast<std::uint8_t*>(sodium_malloc(keyBytes));
    if (memory == nullptr) throw std::bad_alloc();
    return MasterKey(Locked(memory, sodium_free));
}

MasterKey MasterKey::make() {
    auto key = locked();
    randomBytes({key.bytes_.get(), keyBytes});
    return key;
}

Expected<MasterKey> MasterKey::read(const std::string& path) {
    if (auto usable = checkKeyFile(path); !usable) return tl::make_unexpected(usable.error());
    auto content = readKeyFile(path);
    if (!content) return tl::make_unexpected(content.error());
    auto key = locked();
    std::copy(content->begin(), content->end(), key.bytes_.get());
    sodium_memzero(content->data(), content->size());
    return key;
}

Expected<void> MasterKey::write(const std::string& path) const {
    return writeKeyFile(path, bytes());
}

std::span<const std::uint8_t> MasterKey::bytes() const {
    return {bytes_.get(), keyBytes};
}

std::string MasterKey::keyedHash(std::string_view purpose, std::string_view text) const {
    Key32 derived{};
    crypto_generichash(derived.data(), derived.size(), bytesOf(purpose), purpose.size(), bytes_.get(),
                       keyBytes);
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> tag{};
    crypto_auth_hmacsha256(tag.data(), bytesOf(text), text.size(), derived.data());
    sodium_memzero(derived.data(), derived.size());
    return toHex(tag);
}

std::string MasterKey::id() const {
    constexpr std::size_t digits = 16;
    return keyedHash("ostoja master key id", "").substr(0, digits);
}

PersonKey PersonKey::make() {
    PersonKey key;
    randomBytes(key.bytes_);
    return key;
}

PersonKey::PersonKey(PersonKey&& other) noexcept : bytes_(other.bytes_) {
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

PersonKey::~PersonKey() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

std::string PersonKey::wrapped(const MasterKey& master, std::string_view owner) const {
    return seal(master.bytes(), placeOf(owner),
                {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()});
}

Expected<PersonKey> PersonKey::unwrap(const MasterKey& master, std::string_view owner,
                                      std::string_view wrapped) {
    auto content = open(master.bytes(), placeOf(owner), wrapped);
    if (!content) return tl::make_unexpected(content.error());
    if (content->size() != keyBytes) return broken(placeOf(owner));
    PersonKey key;
    std::copy(content->begin(), content->end(), key.bytes_.begin());
    sodium_memzero(content->data(), content->size());
    return key;
}

std::string sealField(const PersonKey& key, std::string_view where, std::string_view text) {
    return seal(key.bytes(), where, text);
}

std::string sealField(const MasterKey& key, std::string_view where, std::string_view text) {
    return seal(key.bytes(), where, text);
}

Expected<std::string> openField(const PersonKey& key, std::string_view where, std::string_view sealed) {
    return open(key.bytes(), where, sealed);
}

Expected<std::string> openField(const MasterKey& key, std::string_view where, std::string_view sealed) {
    return open(key.bytes(), where, sealed);
}

}  // namespace ostoja::crypto
