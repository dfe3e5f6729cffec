// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/report.h"

namespace ostoja::report {

/// RFC 4180, in UTF-8, with a line of titles. A text that a spreadsheet would take for a formula (it begins
/// with = + - @ or a control character) gets an apostrophe before it.
std::string toCsv(const Table& table);

}  // namespace ostoja::report
