// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_report.h"

namespace ostoja::station {

Expected<void> recordReportExported(StaffAct& act, const ReportRequest& request) {
    const bool isList = request.what == ReportRequest::What::nightList;
    const bool isCsv = request.form == ReportRequest::Form::csv;
    act.record("pl.ostoja.report.exported.v1",
               {{"report", isList ? "night_list" : "figures"},
                {"form", isCsv ? "csv" : "pdf"},
                {"table", isCsv ? request.table : ""},
                {"from", request.from},
                {"until", request.until}},
               {});
    act.leaveUndo();
    return {};
}

}  // namespace ostoja::station
