// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"

namespace ostoja::net {

/// Paths of PEM files: one end's identity and the authority that it trusts.
struct TlsFiles {
    std::string certificate;
    std::string key;
    std::string authority;
    /// Of a server: one more authority whose client certificates it takes. It never stands for a server.
    std::string clientAuthority{};
    /// Of a client that has no authority's file yet: the first half, or more, of the SHA-256 of the
    /// authority's certificate, hex. The server must show that authority and be certified by it.
    std::string authorityDigest{};
};

/// Whether a client can use them. Error "tls_files" begins with the path of the file that can't be used.
Expected<void> checkTlsFiles(const TlsFiles& files);

/// A TLS handshake that came to nothing, in words that say what to do.
struct HandshakeFailure {
    /// Where it came from, as in Caller.
    std::string network;
    /// "protocol_too_old", "certificate_untrusted", "server_untrusted" (the other end doesn't trust this one)
    /// or "not_tls".
    std::string code;
    std::string words;
};

}  // namespace ostoja::net
