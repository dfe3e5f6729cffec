// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "error/error.h"

namespace ostoja::host {

/// Keeps what the program has in memory, and will have, out of the swap space. Error "memory_unlocked" tells
/// the limit that stands against it; the program can go on, and what it knows may then be written to the
/// disk.
Expected<void> lockMemory();

}  // namespace ostoja::host
