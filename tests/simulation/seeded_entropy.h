// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace ostoja::simulation {

/// From here on libsodium, and with it every new identifier and key of this process, draws from a seed.
void seedEntropy(std::uint64_t seed);

}  // namespace ostoja::simulation
