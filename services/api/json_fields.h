// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.h"

namespace ostoja::api {

/// Parses JSON of bounded depth (32). Error "malformed_json" says where. What is parsed lives in `memory`,
/// which it keeps alive.
Expected<boost::json::value> parseJson(std::string_view text, boost::json::storage_ptr memory = {});

/// A value and the text that it was parsed from.
struct JsonElement {
    boost::json::value value;
    std::string_view text;
};

/// Parses an array whose elements are wanted in their own words, too. Errors as parseJson's, "malformed" for
/// other JSON than an array, "array_too_long" for more than `most` elements, of which no more are read.
/// `memory` has to outlive the values.
Expected<std::vector<JsonElement>> parseArray(std::string_view text, std::size_t most,
                                              const boost::json::storage_ptr& memory = {});

/// RFC 8785 canonical JSON of values made of objects, arrays, strings, integers, booleans and null: members
/// sorted by UTF-16 code units, no white space. What is hashed or signed is always this text. Doubles are a
/// programming error.
std::string canonicalJson(const boost::json::value& value);
std::string canonicalObject(const boost::json::object& object);
/// Appends a string as canonical JSON has it, in quotation marks.
void appendCanonicalText(std::string_view text, std::string& out);

/// Reads an object's members one by one; unknown members are ignored, so that a newer sender still speaks to
/// us. The first complaint is kept: read everything, then ask problem().
class Fields {
  public:
    /// `what` names the record in messages, e.g. "tap".
    Fields(const boost::json::value& value, std::string_view what);

    std::string text(std::string_view key, std::size_t maxBytes = 256);
    std::string textOr(std::string_view key, std::string fallback, std::size_t maxBytes = 256);
    std::int64_t number(std::string_view key, std::int64_t low, std::int64_t high);
    std::int64_t numberOr(std::string_view key, std::int64_t fallback, std::int64_t low, std::int64_t high);
    bool flagOr(std::string_view key, bool fallback);
    /// A required object or array; a null value (with a complaint) when missing.
    const boost::json::value& member(std::string_view key);
    /// Null when absent or null.
    const boost::json::value* optional(std::string_view key);
    /// A required array; empty (with a complaint) when it is missing or longer than `most`.
    const boost::json::array& array(std::string_view key, std::size_t most);

    void complain(std::string message);
    /// Error "malformed": e.g. `tap.age_ms: a whole number from 0 to 60000 was expected`.
    const std::optional<Error>& problem() const { return problem_; }

  private:
    std::string textIn(const boost::json::value& value, std::string_view key, std::string fallback,
                       std::size_t maxBytes);

    const boost::json::object* object_;
    std::string what_;
    std::optional<Error> problem_;
};

}  // namespace ostoja::api
