// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <ctime>
#include <span>

#include "net/tls_impl.h"
#include "net/tls_time.h"

namespace ostoja::net {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

namespace {

int contextIndex() {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

auto unusable(const std::string& path, const error_code& ec) {
    return failure("tls_files",
                   path + " can't be used: " + ec.message() + ". Give the path of a readable PEM file.");
}

std::string toHex(std::span<const unsigned char> bytes) {
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    for (const auto byte : bytes) {
        out += hex[byte >> 4U];
        out += hex[byte & 0xFU];
    }
    return out;
}

std::string digestOf(X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
    return toHex(std::span(digest).first(size));
}

/// An expired certificate is let in, so that its box can ask for the next one; who may do what with it is
/// decided above, by Caller::certificateEndsMs.
int tolerateExpired(int good, X509_STORE_CTX* seen) {
    if (good == 1) return 1;
    const bool own = X509_STORE_CTX_get_error_depth(seen) == 0;
    if (!own || X509_STORE_CTX_get_error(seen) != X509_V_ERR_CERT_HAS_EXPIRED) return 0;
    X509_STORE_CTX_set_error(seen, X509_V_OK);
    return 1;
}

using PeerCertificate = std::unique_ptr<X509, decltype(&X509_free)>;

PeerCertificate peerCertificate(SSL* connection) {
    return {SSL_get1_peer_certificate(connection), &X509_free};
}

bool isNoTls(int reason) {
    return reason == SSL_R_HTTP_REQUEST || reason == SSL_R_HTTPS_PROXY_REQUEST ||
           reason == SSL_R_WRONG_VERSION_NUMBER || reason == SSL_R_UNEXPECTED_MESSAGE ||
           reason == SSL_R_BAD_RECORD_TYPE || reason == SSL_R_PACKET_LENGTH_TOO_LONG;
}

bool isDistrust(int reason) {
    return reason == SSL_R_TLSV1_ALERT_UNKNOWN_CA || reason == SSL_R_SSLV3_ALERT_BAD_CERTIFICATE ||
           reason == SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN || reason == SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED;
}

}  // namespace

TlsContext::TlsContext(ssl::context::method method) : context_(method) {
    SSL_CTX_set_min_proto_version(context_.native_handle(), TLS1_3_VERSION);
    SSL_CTX_set_ex_data(context_.native_handle(), contextIndex(), this);
}

TlsContext::~TlsContext() {
    // Connections may hold OpenSSL's own part for longer than this.
    SSL_CTX_set_ex_data(context_.native_handle(), contextIndex(), nullptr);
    SSL_SESSION_free(session_);
}

Expected<void> TlsContext::loadIdentity(const TlsFiles& files) {
    error_code ec;
    context_.use_certificate_chain_file(files.certificate, ec);
    if (ec) return unusable(files.certificate, ec);
    context_.use_private_key_file(files.key, ssl::context::pem, ec);
    if (ec) return unusable(files.key, ec);
    return {};
}

Expected<void> TlsContext::loadAuthority(const std::string& path) {
    error_code ec;
    context_.load_verify_file(path, ec);
    if (ec) return unusable(path, ec);
    return {};
}

Expected<std::shared_ptr<TlsContext>> TlsContext::forServer(const TlsFiles& files) {
    auto made = std::make_shared<TlsContext>(ssl::context::tls_server);
    auto* handle = made->context_.native_handle();
    if (auto loaded = made->loadIdentity(files); !loaded) return tl::make_unexpected(loaded.error());
    SSL_CTX_set_verify(handle, SSL_VERIFY_PEER, &tolerateExpired);
    if (files.authority.empty()) {
        SSL_CTX_set_cert_verify_callback(
            handle, [](X509_STORE_CTX*, void*) { return 1; }, nullptr);
    } else if (auto loaded = made->loadAuthority(files.authority); !loaded) {
        return tl::make_unexpected(loaded.error());
    }
    if (!files.clientAuthority.empty()) {
        if (auto loaded = made->loadAuthority(files.clientAuthority); !loaded)
            return tl::make_unexpected(loaded.error());
    }
    static constexpr std::array<unsigned char, 6> name{'o', 's', 't', 'o', 'j', 'a'};
    SSL_CTX_set_session_id_context(handle, name.data(), name.size());
    made->heldSince_ = heldSince(handle);
    return made;
}

Expected<std::shared_ptr<TlsContext>> TlsContext::forClient(const TlsFiles& files) {
    auto made = std::make_shared<TlsContext>(ssl::context::tls_client);
    auto* handle = made->context_.native_handle();
    if (!files.certificate.empty()) {
        if (auto loaded = made->loadIdentity(files); !loaded) return tl::make_unexpected(loaded.error());
    }
    if (!files.authorityDigest.empty()) {
        made->authorityDigest_ = files.authorityDigest;
        SSL_CTX_set_cert_verify_callback(handle, &TlsContext::verifyByDigest, made.get());
    } else if (files.authority.empty()) {
        made->context_.set_default_verify_paths();
    } else if (auto loaded = made->loadAuthority(files.authority); !loaded) {
        return tl::make_unexpected(loaded.error());
    }
    made->context_.set_verify_mode(ssl::verify_peer);
    SSL_CTX_set_session_cache_mode(handle, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(handle, &TlsContext::keepSession);
    made->heldSince_ = heldSince(handle);
    return made;
}

int TlsContext::keepSession(SSL* connection, SSL_SESSION* session) {
    auto* self = static_cast<TlsContext*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(connection), contextIndex()));
    if (self == nullptr) return 0;
    SSL_SESSION_free(self->session_);
    self->session_ = session;
    return 1;
}

void TlsContext::prepare(SSL* connection) const {
    X509_VERIFY_PARAM_set_time(SSL_get0_param(connection),
                               timeForCertificates(std::time(nullptr), heldSince_));
}

/// The authority is taken from what the server shows, if its digest is the one that was told.
int TlsContext::verifyByDigest(X509_STORE_CTX* seen, void* self) {
    const auto& told = static_cast<TlsContext*>(self)->authorityDigest_;
    auto* shown = X509_STORE_CTX_get0_untrusted(seen);
    const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509)*)> trusted(
        sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
    for (int i = 0; told.size() >= 32 && i < sk_X509_num(shown); ++i) {
        auto* certificate = sk_X509_value(shown, i);
        if (digestOf(certificate).starts_with(told)) sk_X509_push(trusted.get(), certificate);
    }
    X509_STORE_CTX_set0_trusted_stack(seen, trusted.get());
    const int good = X509_verify_cert(seen);
    X509_STORE_CTX_set0_trusted_stack(seen, nullptr);
    return good;
}

void TlsContext::prepareClient(SSL* connection, const std::string& host) {
    error_code notAnAddress;
    boost::asio::ip::make_address(host, notAnAddress);
    if (notAnAddress) {
        SSL_set_tlsext_host_name(connection, host.c_str());
        SSL_set_hostflags(connection, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        SSL_set1_host(connection, host.c_str());
    } else {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(connection), host.c_str());
    }
    if (session_ != nullptr) SSL_set_session(connection, session_);
}

std::string peerPublicKey(SSL* connection) {
    const auto certificate = peerCertificate(connection);
    if (!certificate) return {};
    unsigned char* der = nullptr;
    const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    if (length <= 0) return {};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(der, static_cast<std::size_t>(length), digest.data(), &size, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    return toHex(std::span(digest).first(size));
}

std::int64_t peerCertificateEndsMs(SSL* connection) {
    const auto certificate = peerCertificate(connection);
    std::tm ends{};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &ends) != 1) return 0;
    return static_cast<std::int64_t>(::timegm(&ends)) * 1'000;
}

std::optional<HandshakeFailure> describeFailure(const error_code& failed, SSL* connection) {
    if (failed.category() != boost::asio::error::get_ssl_category()) return std::nullopt;
    const int reason = ERR_GET_REASON(static_cast<unsigned long>(failed.value()));
    if (reason == SSL_R_UNSUPPORTED_PROTOCOL || reason == SSL_R_VERSION_TOO_LOW) {
        return HandshakeFailure{
            {}, "protocol_too_old", "it doesn't speak TLS 1.3; its program has to be brought up to date"};
    }
    if (reason == SSL_R_CERTIFICATE_VERIFY_FAILED) {
        const std::string why = X509_verify_cert_error_string(SSL_get_verify_result(connection));
        return HandshakeFailure{{},
                                "certificate_untrusted",
                                "its certificate isn't one of this town's (" + why +
                                    "); if it is a box of ours, invite it and enrol it again"};
    }
    if (isDistrust(reason)) {
        return HandshakeFailure{
            {},
            "server_untrusted",
            "it doesn't trust this server's certificate (" + failed.message() +
                "); see that it has the town's ca.pem and asks for a name that the certificate "
                "has, and that the certificate hasn't expired"};
    }
    if (isNoTls(reason)) return HandshakeFailure{{}, "not_tls", "what it sends isn't TLS; ask with https"};
    return std::nullopt;
}

Expected<void> checkTlsFiles(const TlsFiles& files) {
    const auto made = TlsContext::forClient(files);
    if (!made) return tl::make_unexpected(made.error());
    return {};
}

}  // namespace ostoja::net
