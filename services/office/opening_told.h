// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "domain/opening.h"
#include "error/error.h"

namespace ostoja::office {

/// A house's hours as its description tells them: seasons with days "10-01" and times "18:00". Errors
/// "malformed", "seasons_overlap".
Expected<domain::OpeningHours> openingFromJson(const boost::json::value& told);
boost::json::array toJson(const domain::OpeningHours& opening);

}  // namespace ostoja::office
