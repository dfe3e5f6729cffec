// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "report/report.h"

namespace ostoja::report {

/// A PDF in A4, upright or across as its tables need, with the tables one below the other, their heads on
/// every page and each page's number. Names in any script, as far as the machine has letters for it. Error
/// "pdf_failed".
Expected<std::string> toPdf(const Report& report);

}  // namespace ostoja::report
