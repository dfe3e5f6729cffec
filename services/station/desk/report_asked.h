// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "net/http.h"
#include "station/frame/routes.h"
#include "station/recording/report_request.h"

namespace ostoja::station {

/// Whether it asks for a list or figures.
bool isReport(Action action);

/// Of such an action; `openNight` is the night that a night list is of when none is named. Errors:
/// "malformed" (no night, a table that isn't there), "nights_refused" (a day that never was, the last before
/// the first, more than 366).
Expected<ReportRequest> readReportRequest(Action action, const net::Request& request,
                                          const std::string& openNight);

}  // namespace ostoja::station
