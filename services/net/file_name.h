// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ostoja::net {

/// The plain file name that a Content-Disposition header gives: `attachment; filename="list-2026-11-22.pdf"`.
/// Letters, digits, `.`, `_` and `-` of ASCII, at most 100, no `.` or `-` in front; anything else, a path
/// above all, is no name: empty.
std::string plainFileName(std::string_view contentDisposition);

}  // namespace ostoja::net
