// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/report_request.h"

namespace ostoja::station {

std::string ReportRequest::fileName() const {
    const std::string ending = form == Form::csv ? ".csv" : ".pdf";
    if (what == What::nightList) return "lista-nocna-" + from + ending;
    const auto which = form == Form::csv ? "-" + table : std::string();
    return "dane-placowki" + which + "-" + from + "-" + until + ending;
}

}  // namespace ostoja::station
