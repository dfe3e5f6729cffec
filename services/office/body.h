// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace ostoja::office {

/// A text of an entry's body; empty when it is missing or not text.
inline std::string textOf(const boost::json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

/// A number of an entry's body; 0 when it is missing or not a whole number.
inline std::int64_t numberOf(const boost::json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

/// A flag of an entry's body; false when it is missing or none.
inline bool flagOf(const boost::json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace ostoja::office
