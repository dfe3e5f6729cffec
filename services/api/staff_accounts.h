// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "error/error.h"

/// Staff: how they sign in, and their accounts. Each record has toJson and a fromJson that tolerates unknown
/// members.
namespace ostoja::api {

/// POST /v1/session. Without a tap it unlocks the session that is there.
struct SignInRequest {
    std::string id;
    std::string tap;
    std::string pin;
};

/// POST /v1/session/setup: the first administrator.
struct SetupRequest {
    std::string id;
    std::string tap;
    /// As `ostoja init` printed it.
    std::string code;
    std::string pin;
    /// Empty keeps the one that was given to `ostoja init`.
    std::string name;
};

/// POST /v1/session/pin
struct PinChange {
    std::string id;
    std::string old;
    std::string fresh;  ///< "new" in JSON
};

struct StaffMember {
    std::string member;
    std::string name;
    std::string role;
    std::string state;  ///< "active", "left"
    bool hasCard = false;
};

/// GET /v1/staff
struct StaffList {
    std::vector<StaffMember> members;
};

/// POST /v1/staff
struct NewMember {
    std::string id;
    /// UUID, made by the caller.
    std::string member;
    std::string name;
    std::string role;
    /// The tap of the member's card at this terminal's reader.
    std::string tap;
    /// The first one; the member changes it.
    std::string pin;
    /// Of whoever asks for it.
    std::string ownPin;
};

/// POST /v1/staff/{member}: what is there changes.
struct MemberChange {
    std::string id;
    std::optional<std::string> role;
    std::optional<std::string> name;
    std::optional<std::string> pin;
    std::optional<std::string> tap;
    std::optional<std::string> state;
    /// Of whoever asks for it; for another role, PIN or card.
    std::optional<std::string> ownPin;
};

boost::json::value toJson(const SignInRequest&);
boost::json::value toJson(const SetupRequest&);
boost::json::value toJson(const PinChange&);
boost::json::value toJson(const StaffMember&);
boost::json::value toJson(const StaffList&);
boost::json::value toJson(const NewMember&);
boost::json::value toJson(const MemberChange&);

Expected<SignInRequest> signInRequestFromJson(const boost::json::value&);
Expected<SetupRequest> setupRequestFromJson(const boost::json::value&);
Expected<PinChange> pinChangeFromJson(const boost::json::value&);
Expected<StaffMember> staffMemberFromJson(const boost::json::value&);
Expected<StaffList> staffListFromJson(const boost::json::value&);
Expected<NewMember> newMemberFromJson(const boost::json::value&);
Expected<MemberChange> memberChangeFromJson(const boost::json::value&);

}  // namespace ostoja::api
