// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"

namespace ostoja::crypto {

/// A PIN as it is kept: argon2id (19 MiB, two passes) with a salt of its own. It takes tens of milliseconds,
/// so never on the writer's thread. Which PINs are good enough is domain's question.
std::string hashPin(const std::string& pin);
/// Whether that PIN was hashed; false, too, for what hashPin didn't make.
bool pinMatches(const std::string& hash, const std::string& pin);

}  // namespace ostoja::crypto
