// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "error/error.h"

namespace ostoja::crypto {

/// The key of a facility's box, under which the keys of its people are wrapped. Its memory is locked: never
/// swapped out, left out of a core dump, wiped when the last copy of this handle goes.
class MasterKey {
  public:
    static MasterKey make();
    /// From a file of 64 hex digits. Errors: "key_missing" (no path, or no such file), "key_unreadable",
    /// "key_open" (others may read it), "key_malformed"; each says what to do, none holds content.
    static Expected<MasterKey> read(const std::string& path);
    /// Into a new file of mode 0600, on the disk. Error "key_unwritable", also where there is a file.
    Expected<void> write(const std::string& path) const;

    /// A name for the key by which people tell one from another; nothing of the key follows from it.
    std::string id() const;
    /// HMAC-SHA-256 under a key derived for `purpose`, hex.
    std::string keyedHash(std::string_view purpose, std::string_view text) const;

    std::span<const std::uint8_t> bytes() const;

  private:
    using Locked = std::shared_ptr<std::uint8_t>;
    explicit MasterKey(Locked bytes) : bytes_(std::move(bytes)) {}
    static MasterKey locked();
    Locked bytes_;
};

/// The key of one person; whoever destroys its wrapped form destroys what is sealed with it. Wiped at its
/// end.
class PersonKey {
  public:
    static PersonKey make();
    /// What wrapped() made for this owner. Error "seal_broken".
    static Expected<PersonKey> unwrap(const MasterKey& master, std::string_view owner,
                                      std::string_view wrapped);
    PersonKey(const PersonKey&) = delete;
    PersonKey& operator=(const PersonKey&) = delete;
    PersonKey(PersonKey&& other) noexcept;
    PersonKey& operator=(PersonKey&&) = delete;
    ~PersonKey();

    std::string wrapped(const MasterKey& master, std::string_view owner) const;
    std::span<const std::uint8_t> bytes() const { return bytes_; }

  private:
    PersonKey() = default;
    std::array<std::uint8_t, 32> bytes_{};
};

/// Text encrypted and authenticated (XChaCha20-Poly1305, a random nonce), bound to the place where it rests,
/// `where` = "table:row:column": moved to another row or column it can't be opened. Its length tells the
/// text's only in steps of 32 bytes. Raw bytes.
std::string sealField(const PersonKey& key, std::string_view where, std::string_view text);
std::string sealField(const MasterKey& key, std::string_view where, std::string_view text);
/// Error "seal_broken" names the place: another key, another place, or not what was sealed.
Expected<std::string> openField(const PersonKey& key, std::string_view where, std::string_view sealed);
Expected<std::string> openField(const MasterKey& key, std::string_view where, std::string_view sealed);

}  // namespace ostoja::crypto
