// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "domain/night.h"

namespace ostoja::domain {

/// "2026-11-22 18:04" in UTC, in milliseconds.
std::int64_t utc(const std::string& text);

Night night(const std::string& text);

}  // namespace ostoja::domain
