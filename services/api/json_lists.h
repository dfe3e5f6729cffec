// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/array.hpp>
#include <string>
#include <vector>

/// Lists of texts and of records, as JSON.
namespace ostoja::api {

inline boost::json::array arrayOf(const std::vector<std::string>& texts) {
    return boost::json::array(texts.begin(), texts.end());
}

/// Each as `tell` tells it.
template <class Record, class Tell>
boost::json::array listOf(const std::vector<Record>& records, Tell tell) {
    boost::json::array array;
    array.reserve(records.size());
    for (const auto& record : records) array.push_back(tell(record));
    return array;
}

/// Each as the record's own toJson tells it.
template <class Record>
boost::json::array listOf(const std::vector<Record>& records) {
    return listOf(records, [](const Record& record) { return toJson(record); });
}

}  // namespace ostoja::api
