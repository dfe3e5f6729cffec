// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "error/error.h"

namespace ostoja::api {

/// "2026-11-22T18:04:05.123Z" and back (RFC 3339, UTC, milliseconds).
std::string formatTime(std::int64_t wallMs);
Expected<std::int64_t> parseTime(const std::string& text);

}  // namespace ostoja::api
