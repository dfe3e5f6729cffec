// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"

namespace ostoja::crypto {

/// A town's own certificate authority and what it signs (P-256 keys, X.509). Files are PEM; keys have mode
/// 0600.

/// Error "hosts_unusable" says which of `hosts` (separated by commas) is neither a host's name nor an
/// address.
Expected<void> checkHosts(const std::string& hosts);
/// Makes `<directory>/ca.pem` and `ca.key` if they are missing.
Expected<void> makeAuthority(const std::string& directory, const std::string& townName);
/// Makes `<prefix>.pem` and `<prefix>.key`, signed by the authority in `directory`; `name` is the common name
/// and, for a server, `hosts` its subject alternative names ("localhost,127.0.0.1"). A failure leaves
/// neither file behind. Errors: "hosts_unusable", "certificate".
Expected<void> issueCertificate(const std::string& directory, const std::string& prefix,
                                const std::string& name, const std::string& hosts);
/// SHA-256 of the certificate's SubjectPublicKeyInfo, lower-case hex: what an allow-list names.
Expected<std::string> publicKeyOf(const std::string& certificatePath);

}  // namespace ostoja::crypto
