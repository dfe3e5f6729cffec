// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "error/error.h"

namespace ostoja::crypto {

/// A box's own key and the certificate that it asks for (PKCS #10). The key never leaves the box; what is
/// asked for is the key's alone, the name and all rights come from whoever signs.

/// Makes `<directory>/boxes.pem` and `boxes.key`: an authority that can sign boxes and no server. No box
/// trusts it; whoever gets hold of it can't pose as the office.
Expected<void> makeBoxAuthority(const std::string& directory, const std::string& townName);

/// A new P-256 key, mode 0600, on the disk. Error "certificate" where the file exists.
Expected<void> makeBoxKey(const std::string& path);
/// PEM. Errors: "certificate".
Expected<std::string> makeRequest(const std::string& keyPath);

/// SHA-256 of the key that asks, lower-case hex, once the request has proved that it owns the key. Error
/// "request_malformed": not PEM of a request for one P-256 key.
Expected<std::string> keyOfRequest(const std::string& requestPem);
/// A box's certificate, PEM, signed by `<authorityCertificate>` with `<authorityKey>`. Errors:
/// "request_malformed", "certificate".
Expected<std::string> signRequest(const std::string& requestPem, const std::string& name,
                                  const std::string& authorityCertificate, const std::string& authorityKey);

/// Whether one can sign with these files. Error "certificate" begins with the path of the one that can't be
/// used.
Expected<void> checkBoxAuthority(const std::string& authorityCertificate, const std::string& authorityKey);

/// What a certificate in PEM says of itself.
struct CertificateFacts {
    /// As publicKeyOf().
    std::string publicKey;
    /// SHA-256 of the whole, lower-case hex.
    std::string digest;
    std::int64_t beginsMs = 0;
    std::int64_t endsMs = 0;
};
/// Error "certificate".
Expected<CertificateFacts> readFacts(const std::string& pem);

}  // namespace ostoja::crypto
