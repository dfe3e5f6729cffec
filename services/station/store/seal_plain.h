// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/vault.h"
#include "host/clock.h"
#include "sqlite/migrations.h"

namespace ostoja::station::store {

/// What version 2 needs beyond its SQL: makes the vault with this key, seals what version 1 kept plain,
/// and takes the plain columns away. Names and greetings are kept as they are, however odd.
sqlite::Convert sealingWith(const crypto::MasterKey& key);

}  // namespace ostoja::station::store
