// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "error/error.h"
#include "net/http.h"
#include "station/routes.h"

namespace ostoja::station {

/// Which list or figures somebody asks for, and in which form.
struct ReportRequest {
    enum class What { nightList, figures };
    enum class Form { table, csv, pdf };

    What what = What::figures;
    Form form = Form::table;
    /// First and last night, "2026-11-22".
    std::string from;
    std::string until;
    /// Which table a CSV holds.
    std::string table;

    bool isFile() const { return form != Form::table; }
    /// "lista-nocna-2026-11-22.pdf".
    std::string fileName() const;
};

/// Whether it asks for a list or figures.
bool isReport(Action action);

/// Of such an action; `openNight` is the night that a night list is of when none is named. Errors:
/// "malformed" (no night, a table that isn't there), "nights_refused" (a day that never was, the last before
/// the first, more than 366).
Expected<ReportRequest> readReportRequest(Action action, const net::Request& request,
                                          const std::string& openNight);

}  // namespace ostoja::station
