// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace ostoja::host {

/// All that is in the file, byte by byte; empty where it can't be read.
std::string contentOf(const std::string& path);

}  // namespace ostoja::host
