// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls.h"

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <boost/asio/ip/address.hpp>

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

Expected<void> TlsContext::loadAuthority(const TlsFiles& files) {
    error_code ec;
    context_.load_verify_file(files.authority, ec);
    if (ec) return unusable(files.authority, ec);
    return {};
}

Expected<std::shared_ptr<TlsContext>> TlsContext::forServer(const TlsFiles& files) {
    auto made = std::make_shared<TlsContext>(ssl::context::tls_server);
    auto* handle = made->context_.native_handle();
    if (auto loaded = made->loadIdentity(files); !loaded) return tl::make_unexpected(loaded.error());
    made->context_.set_verify_mode(ssl::verify_peer);
    if (files.authority.empty()) {
        SSL_CTX_set_cert_verify_callback(
            handle, [](X509_STORE_CTX*, void*) { return 1; }, nullptr);
    } else if (auto loaded = made->loadAuthority(files); !loaded) {
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
    if (files.authority.empty()) {
        made->context_.set_default_verify_paths();
    } else if (auto loaded = made->loadAuthority(files); !loaded) {
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
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(connection),
                                                                  &X509_free);
    if (!certificate) return {};
    unsigned char* der = nullptr;
    const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    if (length <= 0) return {};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(der, static_cast<std::size_t>(length), digest.data(), &size, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
        out += hex[digest[i] >> 4U];
        out += hex[digest[i] & 0xFU];
    }
    return out;
}

}  // namespace ostoja::net
