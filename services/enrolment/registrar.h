// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "crypto/crypto.h"
#include "enrolment/allow_list.h"
#include "error/error.h"

namespace ostoja::enrolment {

/// The files of enrolment in one folder: stations.toml, invitations.toml, and beside them the certificates
/// that were given (box-<key>.pem). Whoever changes something holds the folder's lock; each change is on the
/// disk before it is told.
std::string stationsPath(const std::string& directory);
std::string invitationsPath(const std::string& directory);

struct Wish {
    /// Of a new station; of one that is listed, its own name stays.
    std::string name;
    /// Whose box it will be; empty for a new station.
    std::string station;
    std::int64_t endsMs = 0;
};

/// Writes an invitation and returns the one-time code, which is nowhere kept. Errors: "not_uuid",
/// "town_not_enrolled", "station_unknown", those of the lists and of FolderLock and replaceFile.
Expected<std::string> invite(const std::string& directory, const Wish& wish,
                             const std::string& authorityDigest, const crypto::Key32& cardKey,
                             std::int64_t nowMs);

/// From now on refuses the station's key; its line stays as history. Returns the station. Errors:
/// "station_unknown", "list_unclear", those of the list and its file.
Expected<AllowedStation> revoke(const std::string& directory, const std::string& station, std::int64_t nowMs);

/// With what the office signs boxes: paths of PEM files.
struct BoxAuthority {
    std::string certificate;
    std::string key;
};

struct Enrolled {
    AllowedStation station;
    std::string certificate;
    std::string sealedCardKey;
    /// The same key asked with the same code before: the answer was lost.
    bool again = false;
};

/// Spends an invitation: the key that asks becomes the station's, a key that it had is revoked. Once: the
/// same key with the same token gets the same answer again, any other key "enrolment_refused", whatever the
/// reason. Other errors: "request_malformed", and what keeps the office from writing.
Expected<Enrolled> enrol(const std::string& directory, const BoxAuthority& authority,
                         const std::string& token, const std::string& requestPem, std::int64_t nowMs);

/// The next certificate (PEM) for a key that is allowed. Errors: "request_malformed", "key_other" where
/// another key asks, "certificate".
Expected<std::string> renew(const BoxAuthority& authority, const AllowedStation& station,
                            const std::string& requestPem);

}  // namespace ostoja::enrolment
