// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificates.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "crypto/certificates_impl.h"
#include "crypto/crypto.h"

namespace ostoja::crypto {

tl::unexpected<Error> opensslFailure(const std::string& what) {
    char text[256] = "unknown";
    if (const auto code = ERR_get_error()) ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return failure("certificate", what + ": " + text);
}

Expected<void> writePem(const std::string& path, mode_t mode, const std::function<bool(BIO*)>& write) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file < 0) return failure("certificate", path + ": " + std::strerror(errno));
    const Bio bio(BIO_new_fd(file, BIO_CLOSE));
    if (!bio || !write(bio.get())) {
        ::unlink(path.c_str());
        return opensslFailure(path);
    }
    return {};
}

Expected<void> writePair(const std::string& prefix, X509* certificate, EVP_PKEY* key) {
    auto written = writePem(prefix + ".key", 0600, [&](BIO* bio) {
        return PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
    });
    if (!written) return written;
    written =
        writePem(prefix + ".pem", 0644, [&](BIO* bio) { return PEM_write_bio_X509(bio, certificate) == 1; });
    if (!written) ::unlink((prefix + ".key").c_str());
    return written;
}

Expected<Key> readKey(const std::string& path) {
    const Bio bio(BIO_new_file(path.c_str(), "r"));
    Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key) return opensslFailure(path);
    return key;
}

Expected<Certificate> readCertificate(const std::string& path) {
    const Bio bio(BIO_new_file(path.c_str(), "r"));
    Certificate certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate) return opensslFailure(path);
    return certificate;
}

bool addExtension(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

Certificate blank(const std::string& name, EVP_PKEY* key, long validDays) {
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::uint64_t serial = 0;
    randomBytes({reinterpret_cast<std::uint8_t*>(&serial), sizeof serial});
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1U);
    // A box whose clock is an hour behind still accepts a certificate that was made just now.
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validDays * day);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.data()),
                               static_cast<int>(name.size()), -1, 0);
    return certificate;
}

bool makeAuthorityOf(X509* certificate, EVP_PKEY* key, const std::string& usage) {
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    const auto add = [&](int nid, const std::string& value) {
        return addExtension(certificate, certificate, nid, value);
    };
    return add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
           add(NID_key_usage, "critical,keyCertSign,cRLSign") &&
           (usage.empty() || add(NID_ext_key_usage, usage)) && add(NID_subject_key_identifier, "hash") &&
           X509_sign(certificate, key, EVP_sha256()) != 0;
}

bool makeLeafOf(X509* certificate, X509* issuer, const std::string& usage) {
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    const auto add = [&](int nid, const std::string& value) {
        return addExtension(certificate, issuer, nid, value);
    };
    return add(NID_basic_constraints, "critical,CA:FALSE") &&
           add(NID_key_usage, "critical,digitalSignature") && add(NID_ext_key_usage, usage) &&
           add(NID_subject_key_identifier, "hash") && add(NID_authority_key_identifier, "keyid:always");
}

Expected<std::string> digestOfKey(X509_PUBKEY* key) {
    unsigned char* der = nullptr;
    const int length = i2d_X509_PUBKEY(key, &der);
    if (length <= 0) return opensslFailure("reading a public key");
    auto digest = sha256Hex({reinterpret_cast<const char*>(der), static_cast<std::size_t>(length)});
    OPENSSL_free(der);
    return digest;
}

namespace {

std::vector<std::string> splitHosts(const std::string& hosts) {
    std::vector<std::string> split;
    for (std::size_t from = 0; from <= hosts.size();) {
        const auto to = std::min(hosts.find(',', from), hosts.size());
        split.push_back(hosts.substr(from, to - from));
        from = to + 1;
    }
    return split;
}

bool isAddress(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> parsed{};
    return ::inet_pton(AF_INET, host.c_str(), parsed.data()) == 1 ||
           ::inet_pton(AF_INET6, host.c_str(), parsed.data()) == 1;
}

bool isLabel(const std::string& label) {
    static constexpr const char* letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           label.find_first_not_of(letters) == std::string::npos;
}

/// RFC 1123; a name doesn't end in a number, so "300.1.2.3" is none.
bool isHostName(const std::string& host) {
    std::string label;
    for (std::size_t from = 0; from <= host.size(); from += label.size() + 1) {
        label = host.substr(from, host.find('.', from) - from);
        if (!isLabel(label)) return false;
    }
    return host.size() <= 253 && label.find_first_not_of("0123456789") != std::string::npos;
}

std::string alternativeNames(const std::string& hosts) {
    std::string names;
    for (const auto& host : splitHosts(hosts)) {
        names += (names.empty() ? "" : ",") + std::string(isAddress(host) ? "IP:" : "DNS:") + host;
    }
    return names;
}

}  // namespace

Expected<void> checkHosts(const std::string& hosts) {
    for (const auto& host : splitHosts(hosts)) {
        if (!isAddress(host) && !isHostName(host)) {
            return failure("hosts_unusable", "\"" + host +
                                                 "\" is no host; names or addresses separated by commas were "
                                                 "expected, like \"office.example,192.0.2.1\".");
        }
    }
    return {};
}

Expected<void> makeAuthority(const std::string& directory, const std::string& townName) {
    const auto prefix = directory + "/ca";
    if (std::filesystem::exists(prefix + ".pem") && std::filesystem::exists(prefix + ".key")) return {};
    const Key key(EVP_EC_gen("P-256"));
    if (!key) return opensslFailure("making the authority's key");
    const auto certificate = blank("Ostoja " + townName, key.get(), authorityDays);
    if (!makeAuthorityOf(certificate.get(), key.get(), "")) return opensslFailure("making the authority");
    return writePair(prefix, certificate.get(), key.get());
}

Expected<void> issueCertificate(const std::string& directory, const std::string& prefix,
                                const std::string& name, const std::string& hosts) {
    if (!hosts.empty()) {
        if (auto usable = checkHosts(hosts); !usable) return usable;
    }
    const auto authorityKey = readKey(directory + "/ca.key");
    if (!authorityKey) return tl::make_unexpected(authorityKey.error());
    const auto authority = readCertificate(directory + "/ca.pem");
    if (!authority) return tl::make_unexpected(authority.error());
    const Key key(EVP_EC_gen("P-256"));
    if (!key) return opensslFailure("making a key for " + name);
    const auto certificate = blank(name, key.get(), certificateDays);
    bool made = makeLeafOf(certificate.get(), authority->get(), hosts.empty() ? "clientAuth" : "serverAuth");
    if (made && !hosts.empty()) {
        made =
            addExtension(certificate.get(), authority->get(), NID_subject_alt_name, alternativeNames(hosts));
    }
    made = made && X509_sign(certificate.get(), authorityKey->get(), EVP_sha256()) != 0;
    if (!made) return opensslFailure("signing the certificate of " + name);
    return writePair(prefix, certificate.get(), key.get());
}

Expected<std::string> publicKeyOf(const std::string& certificatePath) {
    const auto certificate = readCertificate(certificatePath);
    if (!certificate) return tl::make_unexpected(certificate.error());
    return digestOfKey(X509_get_X509_PUBKEY(certificate->get()));
}

}  // namespace ostoja::crypto
