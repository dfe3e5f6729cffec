// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "crypto/vault.h"
#include "error/error.h"

namespace ostoja::admin {

struct KeyInPlace {
    crypto::MasterKey key;
    bool isNew = false;
};
/// The master key in that file; a new one, where there is no file yet. Errors as MasterKey's.
Expected<KeyInPlace> masterKeyIn(const std::string& path);

/// With which somebody becomes a facility's first administrator, once: "7Q2M-…", 80 random bits, in letters
/// and digits that aren't mistaken for one another.
std::string newSetupCode();

}  // namespace ostoja::admin
