// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "office/allow_list.h"
#include "office/ledger.h"
#include "office/occupancy.h"

namespace ostoja::office {

/// Why a station's last refused batch was refused.
struct Refusal {
    std::string code;
    std::string detail;
    std::int64_t atMs = 0;
};

/// What the office may say at this moment: the last committed view of every station. Used on the loop's
/// thread only.
class Board {
  public:
    /// `signingKey`: Ed25519 secret in hex.
    Board(std::string town, std::string signingKey);

    void allow(AllowList allowed) { allowed_ = std::move(allowed); }
    const AllowList& allowed() const { return allowed_; }
    void update(std::vector<StationView> views);
    void refused(const std::string& station, Refusal refusal) { refusals_[station] = std::move(refusal); }

    /// GET /v1/occupancy.
    std::string occupancy(const Now& now) const;
    /// GET /v1/stations.
    std::string stations(const Now& now) const;
    /// Changes whenever time alone changes what the page shows (freshness, attention), but not with each
    /// second.
    std::string mood(std::int64_t nowMs) const;
    /// Canonical JSON of api::TownPlaces and its signature, made anew at most once a second. Empty for a
    /// station that was told of this one before: a town's places are long, and some stations send event after
    /// event.
    const std::pair<std::string, std::string>& signedTown(const std::string& station, std::int64_t nowMs);
    /// A station keeps to the places that were issued last: what an office told by a clock that was ahead
    /// must not outlive it. `lastContactMs` is the latest that is stored.
    void issueAfter(std::int64_t lastContactMs, std::int64_t nowMs);
    std::vector<FacilityNow> facilities(std::int64_t nowMs) const;
    const std::map<std::string, StationView>& views() const { return views_; }

  private:
    void signTown(std::int64_t nowMs);

    std::string town_;
    std::string signingKey_;
    AllowList allowed_;
    std::map<std::string, StationView> views_;
    std::map<std::string, Refusal> refusals_;
    std::pair<std::string, std::string> signedTown_;
    std::int64_t signedMs_ = 0;
    std::int64_t issuedMs_ = 0;
    /// issuedMs_ of what each station was told last.
    std::map<std::string, std::int64_t> toldMs_;
};

}  // namespace ostoja::office
