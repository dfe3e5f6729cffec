// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "api/json_fields.h"
#include "error/error.h"

namespace ostoja::station {

/// A body as one of the API's records. Errors "malformed_json", "malformed".
template <class Record>
Expected<Record> bodyOf(const std::string& body, Expected<Record> (*fromJson)(const boost::json::value&)) {
    const auto value = api::parseJson(body);
    if (!value) return tl::make_unexpected(value.error());
    return fromJson(*value);
}

}  // namespace ostoja::station
