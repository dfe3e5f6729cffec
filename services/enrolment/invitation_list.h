// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "error/error.h"

namespace ostoja::enrolment {

/// What is kept of an invitation: nothing that opens anything.
struct Invitation {
    /// SHA-256 of the token, hex.
    std::string digest;
    std::string station;
    std::string name;
    /// When it expires, in milliseconds since 1970.
    std::int64_t endsMs = 0;
    /// The town's card key, sealed with the code; hex.
    std::string sealedCardKey;
};

/// invitations.toml; a file that isn't there holds none. Errors as host::Config.
Expected<std::vector<Invitation>> loadInvitations(const std::string& path);
std::string invitationsText(const std::vector<Invitation>& invitations);

/// A quoted TOML string of a one-line text.
std::string tomlText(const std::string& text);
/// Milliseconds, and what they mean behind a "#".
std::string momentText(std::int64_t ms);

}  // namespace ostoja::enrolment
