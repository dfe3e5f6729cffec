// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/report.h"

namespace ostoja::report {

/// As a Polish office's Excel opens it by a double click: UTF-8 with a byte order mark, without which it
/// reads another alphabet, and semicolons, since there a comma is part of a number; in all else RFC 4180,
/// with a line of titles. A text that a spreadsheet would take for a formula (it begins with = + - @ or a
/// control character) gets an apostrophe before it.
std::string toCsv(const Table& table);

}  // namespace ostoja::report
