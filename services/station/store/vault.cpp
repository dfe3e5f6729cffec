// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/vault.h"

#include <sodium.h>
#include <sqlite3.h>

#include "crypto/crypto.h"
#include "station/store/register_statements.h"
#include "station/store/statements.h"

namespace ostoja::station::store {

namespace {

constexpr const char* secretPlace = "vault:1:signing_secret";

/// Of which facility a vault is: another facility's row in its place is not opened.
std::string proofPlace(const std::string& facility) {
    return "vault:1:proof:" + facility;
}

std::string facilityId(sqlite::Connection& connection) {
    auto row = connection.query(sql::facilityId);
    if (!row.next()) throw SQLite::Exception("no facility stands in it", SQLITE_CORRUPT);
    return row.text(0);
}

[[noreturn]] void throwBroken(const Error& error) {
    throw SQLite::Exception(error.message, SQLITE_CORRUPT);
}

}  // namespace

std::string opened(Expected<std::string> field) {
    if (!field) throwBroken(field.error());
    return std::move(*field);
}

Vault Vault::make(sqlite::Connection& connection, const crypto::MasterKey& key) {
    auto pair = crypto::newSigningPair();
    const auto proof = crypto::sealField(key, proofPlace(facilityId(connection)), "this facility's");
    auto secret = crypto::sealField(key, secretPlace, pair.secretHex);
    sodium_memzero(pair.secretHex.data(), pair.secretHex.size());
    connection.query(sql::insertVault, key.id(), sqlite::Bytes{proof}, pair.publicHex, sqlite::Bytes{secret})
        .run();
    return {key, std::move(secret)};
}

Expected<Vault> Vault::open(sqlite::Connection& connection, const crypto::MasterKey& key) {
    auto row = connection.query(sql::vault);
    if (!row.next()) throw SQLite::Exception("no vault stands in it", SQLITE_CORRUPT);
    if (row.text(0) != key.id()) {
        return failure("key_other",
                       connection.path() + " is sealed with the master key " + row.text(0) +
                           ", the one given is " + key.id() +
                           ": it is another facility's database, or this is another box's key. Give the key "
                           "that belongs to it, or the right file; nothing was changed");
    }
    if (!crypto::openField(key, proofPlace(facilityId(connection)), row.text(1))) {
        return failure("key_other", connection.path() +
                                        ": its vault is another facility's than the rest of it: it was put "
                                        "together from two files. Restore a backup; nothing was changed");
    }
    Vault vault{key, row.text(3)};
    auto secret = opened(crypto::openField(key, secretPlace, vault.sealedSecret_));
    const auto open = crypto::signingPublicKey(secret);
    sodium_memzero(secret.data(), secret.size());
    if (open != row.text(2)) {
        return failure("database_damaged", connection.path() +
                                               ": the public key of its checkpoints isn't this station's: "
                                               "somebody put another one there. Restore a backup");
    }
    return vault;
}

crypto::PersonKey Vault::makeKey(sqlite::Connection& connection, const std::string& owner) const {
    auto key = crypto::PersonKey::make();
    connection.query(sql::insertPersonKey, owner, sqlite::Bytes{key.wrapped(key_, owner)}).run();
    return key;
}

std::optional<crypto::PersonKey> Vault::keyOf(sqlite::Connection& connection,
                                              const std::string& owner) const {
    auto row = connection.query(sql::personKey, owner);
    if (!row.next()) return std::nullopt;
    return unwrap(owner, row.text(0));
}

crypto::PersonKey Vault::unwrap(const std::string& owner, const std::string& wrapped) const {
    auto key = crypto::PersonKey::unwrap(key_, owner, wrapped);
    if (!key) throwBroken(key.error());
    return std::move(*key);
}

void Vault::destroyKey(sqlite::Connection& connection, const std::string& owner) {
    connection.query(sql::deletePersonKey, owner).run();
}

std::string Vault::sign(std::string_view message) const {
    auto secret = opened(crypto::openField(key_, secretPlace, sealedSecret_));
    auto signature = crypto::sign(secret, message);
    sodium_memzero(secret.data(), secret.size());
    if (!signature) throwBroken(signature.error());
    return std::move(*signature);
}

}  // namespace ostoja::station::store
