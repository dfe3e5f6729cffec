// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/roles.h"
#include "error/error.h"
#include "station/desk/desk_session.h"
#include "station/frame/routes.h"

namespace ostoja::station {

/// What a staff terminal's request needs before anything of it is read.
struct Access {
    enum class Session {
        nobody,     ///< it is no staff terminal's business
        notNeeded,  ///< it makes one, or shows that there is none
        any,        ///< locked or not
        unlocked,
    };
    Session session = Session::nobody;
    std::optional<domain::Right> right;
    /// Its body has an `id`: what comes twice is done once and answered twice.
    bool once = true;
    /// Its answer is remembered beyond the session, which it begins or ends.
    bool outlives = false;
};

/// Of the actions of staff terminals.
Access accessOf(Action action);

/// Whether asking for it shows that somebody works at the desk. What is only read a screen asks for by
/// itself, and it gives whichever card is held to the reader when it waits for one.
bool showsUse(Action action);

/// Errors "signed_out", "locked", "not_your_right". `role` only counts where somebody is signed in.
Expected<void> checkAccess(const Access& access, DeskSession::Standing standing, domain::Role role);

}  // namespace ostoja::station
