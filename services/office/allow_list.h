// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "error/error.h"

namespace ostoja::office {

struct AllowedStation {
    std::string id;
    std::string name;
    /// SHA-256 of its certificate's public key, lower-case hex.
    std::string key;
};

/// The stations that the office listens to (stations.toml). Who isn't in it is refused, however good the
/// certificate.
class AllowList {
  public:
    AllowList() = default;
    explicit AllowList(std::vector<AllowedStation> stations);

    /// Errors as host::Config: each names file, line and key.
    static Expected<AllowList> load(const std::string& path);

    const std::vector<AllowedStation>& stations() const { return stations_; }
    /// Null for a key that isn't in the list.
    const AllowedStation* byKey(const std::string& key) const;

  private:
    std::vector<AllowedStation> stations_;
    std::map<std::string, std::size_t> byKey_;
};

}  // namespace ostoja::office
