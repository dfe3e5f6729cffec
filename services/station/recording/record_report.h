// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "error/error.h"
#include "station/recording/report_request.h"
#include "station/recording/staff_act.h"

namespace ostoja::station {

/// A list or figures leave the box as a file: which, of which nights, in which form. Nothing of it can be
/// taken back, and what was done before still can.
Expected<void> recordReportExported(StaffAct& act, const ReportRequest& request);

}  // namespace ostoja::station
