// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include "report/report.h"

namespace ostoja::report {

/// As docs/api/station.yaml describes a Report.
boost::json::object toJson(const Report& report);

}  // namespace ostoja::report
