// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace ostoja::bench {

/// Writes into `folder` what an ostoja-office needs: an authority, the office's certificate, `stations`
/// enrolled stations (station-<n>.pem and .key, stations.toml), a signing key and office.toml for `port`.
/// Throws with words on failure.
void makeOfficeTown(const std::string& folder, std::size_t stations, unsigned port);

}  // namespace ostoja::bench
