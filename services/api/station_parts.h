// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include "api/json_fields.h"
#include "api/station.h"

/// Parts of more than one record's JSON.
namespace ostoja::api {

boost::json::value toJson(const BedPlace& bed);
/// Complaints go to `outer`.
BedPlace bedFromJson(const boost::json::value& value, Fields& outer);

}  // namespace ostoja::api
