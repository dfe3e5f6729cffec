// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/vault.h"
#include "error/error.h"
#include "sqlite/connection.h"

namespace ostoja::station::store {

/// A facility's database with its key: opens and seals what rests in it. Inside the store only; throws what
/// SQLite throws, and for a key that can't be opened as for a damaged database.
class Vault {
  public:
    /// Locks a database that has no vault yet with this key, for its facility.
    static Vault make(sqlite::Connection& connection, const crypto::MasterKey& key);
    /// Errors: "key_other" (another facility's database, or another box's key), "database_damaged" (the
    /// signing pair isn't one).
    static Expected<Vault> open(sqlite::Connection& connection, const crypto::MasterKey& key);

    const crypto::MasterKey& master() const { return key_; }
    crypto::PersonKey makeKey(sqlite::Connection& connection, const std::string& owner) const;
    /// Nothing when it was destroyed.
    std::optional<crypto::PersonKey> keyOf(sqlite::Connection& connection, const std::string& owner) const;
    crypto::PersonKey unwrap(const std::string& owner, const std::string& wrapped) const;
    /// Whatever was sealed with it can't be opened from here on.
    static void destroyKey(sqlite::Connection& connection, const std::string& owner);

    /// With the station's signing key, hex.
    std::string sign(std::string_view message) const;

  private:
    Vault(crypto::MasterKey key, std::string sealedSecret)
        : key_(std::move(key)), sealedSecret_(std::move(sealedSecret)) {}

    crypto::MasterKey key_;
    /// Opened only while something is signed.
    std::string sealedSecret_;
};

/// What can't be opened though it should: told as a damaged database, by its place.
std::string opened(Expected<std::string> field);

}  // namespace ostoja::station::store
