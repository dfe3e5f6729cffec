// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>
#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>

#include "error/error.h"

/// What the two files about certificates share; nobody else needs OpenSSL's types.
namespace ostoja::crypto {

template <auto Free>
struct Release {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;

inline constexpr long day = 24L * 3600;
inline constexpr long authorityDays = 3650;
inline constexpr long certificateDays = 397;

/// Error "certificate", with what OpenSSL says.
tl::unexpected<Error> opensslFailure(const std::string& what);
/// Makes the file; what exists is never overwritten.
Expected<void> writePem(const std::string& path, mode_t mode, const std::function<bool(BIO*)>& write);
Expected<void> writePair(const std::string& prefix, X509* certificate, EVP_PKEY* key);
Expected<Key> readKey(const std::string& path);
Expected<Certificate> readCertificate(const std::string& path);
bool addExtension(X509* certificate, X509* issuer, int nid, const std::string& value);
/// Named and dated, without extensions and unsigned.
Certificate blank(const std::string& name, EVP_PKEY* key, long validDays);
/// Everything that makes a self-signed authority of it, and "extendedKeyUsage" where `usage` isn't empty.
bool makeAuthorityOf(X509* certificate, EVP_PKEY* key, const std::string& usage);
/// The issuer's name, what a leaf may do (`usage`: "clientAuth" or "serverAuth"), and no signature yet.
bool makeLeafOf(X509* certificate, X509* issuer, const std::string& usage);
/// SHA-256 of a SubjectPublicKeyInfo, lower-case hex.
Expected<std::string> digestOfKey(X509_PUBKEY* key);

}  // namespace ostoja::crypto
