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

/// Bytes of the longest text that somebody types or is shown: what a person is called, a remark. Whether it
/// is too long for what it is, the rules say.
inline constexpr std::size_t longText = 16'384;

/// Reads an object's members one by one; unknown members are ignored, so that a newer sender still speaks to
/// us. The first complaint is kept: read everything, then ask problem().
class Fields {
  public:
    /// `what` names the record in messages, e.g. "tap".
    Fields(const boost::json::value& value, std::string_view what);

    std::string text(std::string_view key, std::size_t maxBytes = 256);
    std::string textOr(std::string_view key, std::string fallback, std::size_t maxBytes = 256);
    /// Lower-case 8-4-4-4-12 hex.
    std::string uuid(std::string_view key);
    std::string uuidOr(std::string_view key, std::string fallback);
    std::int64_t number(std::string_view key, std::int64_t low, std::int64_t high);
    std::int64_t numberOr(std::string_view key, std::int64_t fallback, std::int64_t low, std::int64_t high);
    bool flagOr(std::string_view key, bool fallback);
    /// A required object or array; a null value (with a complaint) when missing.
    const boost::json::value& member(std::string_view key);
    /// Null when absent or null.
    const boost::json::value* optional(std::string_view key);
    /// A required array; empty (with a complaint) when it is missing or longer than `most`.
    const boost::json::array& array(std::string_view key, std::size_t most);

    /// An array that may be absent, as empty.
    const boost::json::array& arrayOr(std::string_view key, std::size_t most);
    /// An array of texts that may be absent, as empty.
    std::vector<std::string> textsOr(std::string_view key, std::size_t most, std::size_t maxBytes = 256);

    void complain(std::string message);
    /// What an inner object's fields complained of is this one's complaint, too.
    void takeOver(const Fields& inner);
    /// Error "malformed": e.g. `tap.age_ms: a whole number from 0 to 60000 was expected`.
    const std::optional<Error>& problem() const { return problem_; }
    /// The record that was read, unless there is a complaint.
    template <class Record>
    Expected<Record> whole(Record record) const {
        if (problem_) return tl::make_unexpected(*problem_);
        return record;
    }

  private:
    std::string textIn(const boost::json::value& value, std::string_view key, std::string fallback,
                       std::size_t maxBytes);

    const boost::json::object* object_;
    std::string what_;
    std::optional<Error> problem_;
};

}  // namespace ostoja::api
