// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificate_requests.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <string_view>

#include "crypto/certificates_impl.h"
#include "crypto/crypto.h"

namespace ostoja::crypto {

namespace {

using Request = std::unique_ptr<X509_REQ, Release<X509_REQ_free>>;

Bio memory(const std::string& text) {
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string contentOf(BIO* bio) {
    char* text = nullptr;
    const auto length = BIO_get_mem_data(bio, &text);
    return {text, static_cast<std::size_t>(length)};
}

bool isOnP256(const EVP_PKEY* key) {
    std::array<char, 32> group{};
    return key != nullptr && EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size(),
                                          nullptr) == 1 &&
           std::string_view(group.data()) == "prime256v1";
}

Expected<Request> readRequest(const std::string& pem) {
    const auto bio = memory(pem);
    Request request(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
    auto* key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    const bool good = isOnP256(key) && X509_REQ_verify(request.get(), key) == 1;
    ERR_clear_error();
    if (!good) {
        return failure("request_malformed",
                       "request: a certificate request (PEM) for a P-256 key, signed with it, was expected");
    }
    return request;
}

std::int64_t milliseconds(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return 0;
    return static_cast<std::int64_t>(::timegm(&parts)) * 1'000;
}

}  // namespace

Expected<void> makeBoxAuthority(const std::string& directory, const std::string& townName) {
    const Key key(EVP_EC_gen("P-256"));
    if (!key) return opensslFailure("making the boxes' authority's key");
    const auto certificate = blank("Ostoja boxes " + townName, key.get(), authorityDays);
    if (!makeAuthorityOf(certificate.get(), key.get(), "clientAuth")) {
        return opensslFailure("making the boxes' authority");
    }
    return writePair(directory + "/boxes", certificate.get(), key.get());
}

Expected<void> makeBoxKey(const std::string& path) {
    const Key key(EVP_EC_gen("P-256"));
    if (!key) return opensslFailure("making a key");
    return writePem(path, 0600, [&](BIO* bio) {
        int file = -1;
        return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
               BIO_flush(bio) == 1 && BIO_get_fd(bio, &file) >= 0 && ::fsync(file) == 0;
    });
}

Expected<std::string> makeRequest(const std::string& keyPath) {
    const auto key = readKey(keyPath);
    if (!key) return tl::make_unexpected(key.error());
    const Request request(X509_REQ_new());
    const Bio bio(BIO_new(BIO_s_mem()));
    const bool made = request && bio && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
                      X509_REQ_set_pubkey(request.get(), key->get()) == 1 &&
                      X509_REQ_sign(request.get(), key->get(), EVP_sha256()) != 0 &&
                      PEM_write_bio_X509_REQ(bio.get(), request.get()) == 1;
    if (!made) return opensslFailure("making a certificate request with " + keyPath);
    return contentOf(bio.get());
}

Expected<std::string> keyOfRequest(const std::string& requestPem) {
    return readRequest(requestPem).and_then([](const Request& request) {
        return digestOfKey(X509_REQ_get_X509_PUBKEY(request.get()));
    });
}

Expected<std::string> signRequest(const std::string& requestPem, const std::string& name,
                                  const std::string& authorityCertificate, const std::string& authorityKey) {
    const auto request = readRequest(requestPem);
    if (!request) return tl::make_unexpected(request.error());
    const auto signer = readKey(authorityKey);
    if (!signer) return tl::make_unexpected(signer.error());
    const auto authority = readCertificate(authorityCertificate);
    if (!authority) return tl::make_unexpected(authority.error());
    const auto certificate = blank(name, X509_REQ_get0_pubkey(request->get()), certificateDays);
    const Bio bio(BIO_new(BIO_s_mem()));
    const bool made = bio && makeLeafOf(certificate.get(), authority->get(), "clientAuth") &&
                      X509_sign(certificate.get(), signer->get(), EVP_sha256()) != 0 &&
                      PEM_write_bio_X509(bio.get(), certificate.get()) == 1;
    if (!made) return opensslFailure("signing a box's certificate");
    return contentOf(bio.get());
}

Expected<void> checkBoxAuthority(const std::string& authorityCertificate, const std::string& authorityKey) {
    const auto authority = readCertificate(authorityCertificate);
    if (!authority) return tl::make_unexpected(authority.error());
    const auto signer = readKey(authorityKey);
    if (!signer) return tl::make_unexpected(signer.error());
    const bool pair = X509_check_private_key(authority->get(), signer->get()) == 1;
    ERR_clear_error();
    if (pair) return {};
    return failure("certificate",
                   authorityKey + ": the key of the authority " + authorityCertificate + " was expected");
}

Expected<CertificateFacts> readFacts(const std::string& pem) {
    const auto bio = memory(pem);
    const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) return opensslFailure("reading a certificate");
    auto publicKey = digestOfKey(X509_get_X509_PUBKEY(certificate.get()));
    if (!publicKey) return tl::make_unexpected(publicKey.error());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1) {
        return opensslFailure("reading a certificate");
    }
    return CertificateFacts{.publicKey = std::move(*publicKey),
                            .digest = toHex(std::span(digest).first(size)),
                            .beginsMs = milliseconds(X509_get0_notBefore(certificate.get())),
                            .endsMs = milliseconds(X509_get0_notAfter(certificate.get()))};
}

}  // namespace ostoja::crypto
