// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "error/error.h"

namespace ostoja::enrolment {

struct AllowedStation {
    std::string id;
    std::string name;
    /// SHA-256 of its certificate's public key, lower-case hex.
    std::string key;
    /// The digest of the invitation that the key came by; empty for one enrolled by hand.
    std::string invitation;
};

/// What is known of keys that were once allowed.
struct Past {
    /// The key, and when it was revoked in milliseconds since 1970.
    std::map<std::string, std::int64_t> revoked;
    /// The invitations that those keys came by.
    std::set<std::string> invitations;
};

/// The stations that the office listens to (stations.toml). Who isn't in it is refused, however good the
/// certificate. A revoked key stays in the file, as history and so that it is never taken again.
class AllowList {
  public:
    AllowList() = default;
    explicit AllowList(std::vector<AllowedStation> stations, Past past = {});

    /// Errors as host::Config: each names file, line and key.
    static Expected<AllowList> load(const std::string& path);

    const std::vector<AllowedStation>& stations() const { return stations_; }
    /// Null for a key that isn't in the list, or is revoked.
    const AllowedStation* byKey(const std::string& key) const;
    /// Null for a station that isn't in the list.
    const AllowedStation* byId(const std::string& id) const;
    const AllowedStation* byInvitation(const std::string& digest) const;
    /// When that key was revoked; nothing for one that never was.
    std::optional<std::int64_t> revokedMs(const std::string& key) const;
    /// Whether some key, revoked since or not, came by that invitation.
    bool isUsed(const std::string& invitation) const;

  private:
    std::vector<AllowedStation> stations_;
    std::map<std::string, std::size_t> byKey_;
    Past past_;
};

}  // namespace ostoja::enrolment
