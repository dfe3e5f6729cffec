// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream_base.hpp>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>

#include "error/error.h"
#include "net/tls.h"

namespace ostoja::net {

/// TLS 1.3 for one end. A client's keeps the last session, so that a reconnect needs no full handshake.
class TlsContext {
  public:
    /// Error "tls_files" names the file that can't be used. Without an authority any client certificate is
    /// taken: it then proves the possession of its key and nothing else.
    static Expected<std::shared_ptr<TlsContext>> forServer(const TlsFiles& files);
    /// Without an authority the system's ones are trusted; without a certificate none is shown.
    static Expected<std::shared_ptr<TlsContext>> forClient(const TlsFiles& files);

    explicit TlsContext(boost::asio::ssl::context::method method);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    boost::asio::ssl::context& context() { return context_; }
    /// Before any handshake: by which time the other end's certificate is judged.
    void prepare(SSL* ssl) const;
    /// Before a client's handshake, too: which name the server must prove, and the session to go on with.
    void prepareClient(SSL* ssl, const std::string& host);

  private:
    Expected<void> loadIdentity(const TlsFiles& files);
    Expected<void> loadAuthority(const std::string& path);
    static int keepSession(SSL* ssl, SSL_SESSION* session);
    static int verifyByDigest(X509_STORE_CTX* seen, void* self);

    boost::asio::ssl::context context_;
    SSL_SESSION* session_ = nullptr;
    std::time_t heldSince_ = 0;
    std::string authorityDigest_;
};

/// SHA-256 of the peer's SubjectPublicKeyInfo, lower-case hex; empty without a certificate.
std::string peerPublicKey(SSL* ssl);
/// Milliseconds since 1970; 0 without a certificate.
std::int64_t peerCertificateEndsMs(SSL* ssl);
/// Nothing for an end that merely went away.
std::optional<HandshakeFailure> describeFailure(const boost::system::error_code& failed, SSL* ssl);

}  // namespace ostoja::net
