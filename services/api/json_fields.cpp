// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/json_fields.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>
#include <functional>
#include <limits>
#include <stdexcept>

namespace ostoja::api {

namespace json = boost::json;

namespace {

/// UTF-16 code units sort otherwise than UTF-8 bytes only where a character beyond U+FFFF meets one above
/// U+DFFF.
bool utf16Less(std::string_view left, std::string_view right) {
    const auto rank = [](unsigned char lead) -> unsigned {
        // Leads F0..F4 are surrogate pairs (D800..DFFF in UTF-16), which sort before EE and EF
        // (U+E000..U+FFFF).
        if (lead >= 0xF0) return 0xED'80U + lead;
        return static_cast<unsigned>(lead) << 8U;
    };
    const auto difference = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (difference.first == left.end()) return difference.second != right.end();
    if (difference.second == right.end()) return false;
    return rank(static_cast<unsigned char>(*difference.first)) <
           rank(static_cast<unsigned char>(*difference.second));
}

void writeCanonical(const json::value& value, std::string& out);

template <class Members>
void writeMembers(const Members& members, std::string& out) {
    out += '{';
    bool first = true;
    for (const json::key_value_pair& member : members) {
        if (!first) out += ',';
        first = false;
        appendCanonicalText(member.key(), out);
        out += ':';
        writeCanonical(member.value(), out);
    }
    out += '}';
}

void writeCanonical(const json::object& object, std::string& out) {
    const auto inOrder = [](const auto& a, const auto& b) { return utf16Less(a.key(), b.key()); };
    if (std::is_sorted(object.begin(), object.end(), inOrder)) {
        writeMembers(object, out);
        return;
    }
    std::vector<std::reference_wrapper<const json::key_value_pair>> members(object.begin(), object.end());
    std::sort(members.begin(), members.end(),
              [&](const auto& a, const auto& b) { return inOrder(a.get(), b.get()); });
    writeMembers(members, out);
}

void writeCanonical(const json::value& value, std::string& out) {
    switch (value.kind()) {
        case json::kind::object:
            return writeCanonical(value.get_object(), out);
        case json::kind::string:
            return appendCanonicalText(value.get_string(), out);
        case json::kind::array: {
            out += '[';
            bool first = true;
            for (const auto& element : value.get_array()) {
                if (!first) out += ',';
                first = false;
                writeCanonical(element, out);
            }
            out += ']';
            return;
        }
        case json::kind::int64:
            out += std::to_string(value.get_int64());
            return;
        case json::kind::double_:
            throw std::logic_error("canonical JSON holds no doubles");
        default:
            out += json::serialize(value);
    }
}

const json::value nullValue;
const json::array emptyArray;

constexpr std::size_t mostDepth = 32;

json::parse_options noDeeperThan(std::size_t depth) {
    json::parse_options options;
    options.max_depth = depth;
    return options;
}

tl::unexpected<Error> notJson(const std::string& why) {
    return failure("malformed_json", "the body is not JSON: " + why);
}

/// Goes over the white space from `at` on and says what stands behind it; 0 for nothing.
char nextMark(std::string_view text, std::size_t& at) {
    at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
    return at < text.size() ? text[at] : '\0';
}

bool isUuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (hyphen ? text[i] != '-' : !digit) return false;
    }
    return true;
}

}  // namespace

Expected<json::value> parseJson(std::string_view text, json::storage_ptr memory) {
    json::error_code error;
    auto value = json::parse(json::string_view(text.data(), text.size()), error, std::move(memory),
                             noDeeperThan(mostDepth));
    if (error) return notJson(error.message());
    return value;
}

Expected<std::vector<JsonElement>> parseArray(std::string_view text, std::size_t most,
                                              const json::storage_ptr& memory) {
    std::size_t at = 0;
    if (nextMark(text, at) != '[') {
        if (auto other = parseJson(text); !other) return tl::make_unexpected(other.error());
        return failure("malformed", "the body: an array was expected");
    }
    std::vector<JsonElement> elements;
    json::parser parser({}, noDeeperThan(mostDepth - 1));
    char mark = nextMark(text, ++at);
    if (mark == ']') ++at;
    while (mark != ']') {
        if (elements.size() == most) {
            return failure("array_too_long",
                           "the body: at most " + std::to_string(most) + " elements were expected");
        }
        json::error_code error;
        nextMark(text, at);
        parser.reset(memory);
        const auto length = parser.write_some(text.data() + at, text.size() - at, error);
        if (error) return notJson(error.message());
        const auto element = text.substr(at, length);
        elements.push_back({parser.release(), element.substr(0, element.find_last_not_of(" \t\r\n") + 1)});
        at += length;
        mark = nextMark(text, at);
        if (mark != ',' && mark != ']') return notJson("a comma or the array's end was expected");
        ++at;
    }
    if (nextMark(text, at) != '\0' || at < text.size()) return notJson("something follows the array");
    return elements;
}

std::string canonicalJson(const json::value& value) {
    std::string out;
    writeCanonical(value, out);
    return out;
}

std::string canonicalObject(const json::object& object) {
    std::string out;
    writeCanonical(object, out);
    return out;
}

void appendCanonicalText(std::string_view text, std::string& out) {
    const auto needsEscape = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    };
    if (std::any_of(text.begin(), text.end(), needsEscape)) {
        out += json::serialize(json::string_view(text.data(), text.size()));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

Fields::Fields(const json::value& value, std::string_view what) : object_(value.if_object()), what_(what) {
    if (object_ == nullptr) problem_ = Error{"malformed", what_ + ": an object was expected"};
}

void Fields::complain(std::string message) {
    if (!problem_) problem_ = Error{"malformed", what_ + "." + std::move(message)};
}

const json::value* Fields::optional(std::string_view key) {
    if (object_ == nullptr) return nullptr;
    const auto* value = object_->if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::string Fields::text(std::string_view key, std::size_t maxBytes) {
    const auto* value = optional(key);
    if (value == nullptr) {
        complain(std::string(key) + ": text was expected, it is missing");
        return {};
    }
    return textIn(*value, key, {}, maxBytes);
}

std::string Fields::textOr(std::string_view key, std::string fallback, std::size_t maxBytes) {
    const auto* value = optional(key);
    return value == nullptr ? fallback : textIn(*value, key, std::move(fallback), maxBytes);
}

std::string Fields::textIn(const json::value& value, std::string_view key, std::string fallback,
                           std::size_t maxBytes) {
    const auto* string = value.if_string();
    if (string == nullptr || string->size() > maxBytes) {
        complain(std::string(key) + ": text of at most " + std::to_string(maxBytes) + " bytes was expected");
        return fallback;
    }
    return {string->data(), string->size()};
}

std::string Fields::uuid(std::string_view key) {
    auto id = text(key, 36);
    if (!isUuid(id)) complain(std::string(key) + ": a UUID was expected");
    return id;
}

std::string Fields::uuidOr(std::string_view key, std::string fallback) {
    return optional(key) == nullptr ? std::move(fallback) : uuid(key);
}

std::int64_t Fields::number(std::string_view key, std::int64_t low, std::int64_t high) {
    if (optional(key) == nullptr) {
        complain(std::string(key) + ": a whole number was expected, it is missing");
        return low;
    }
    return numberOr(key, low, low, high);
}

std::int64_t Fields::numberOr(std::string_view key, std::int64_t fallback, std::int64_t low,
                              std::int64_t high) {
    const auto* value = optional(key);
    if (value == nullptr) return fallback;
    json::error_code error;
    const auto number =
        value->is_double() ? (error = json::error::not_exact, 0) : value->to_number<std::int64_t>(error);
    if (error || number < low || number > high) {
        complain(std::string(key) + ": a whole number from " + std::to_string(low) + " to " +
                 std::to_string(high) + " was expected");
        return fallback;
    }
    return number;
}

bool Fields::flagOr(std::string_view key, bool fallback) {
    const auto* value = optional(key);
    if (value == nullptr) return fallback;
    const auto* flag = value->if_bool();
    if (flag == nullptr) {
        complain(std::string(key) + ": true or false was expected");
        return fallback;
    }
    return *flag;
}

const json::value& Fields::member(std::string_view key) {
    const auto* value = optional(key);
    if (value == nullptr || !(value->is_object() || value->is_array())) {
        complain(std::string(key) + ": an object or array was expected");
        return nullValue;
    }
    return *value;
}

const json::array& Fields::array(std::string_view key, std::size_t most) {
    const auto* value = optional(key);
    const auto* array = value == nullptr ? nullptr : value->if_array();
    if (array == nullptr || array->size() > most) {
        complain(std::string(key) + ": an array of at most " + std::to_string(most) + " was expected");
        return emptyArray;
    }
    return *array;
}

const json::array& Fields::arrayOr(std::string_view key, std::size_t most) {
    return optional(key) == nullptr ? emptyArray : array(key, most);
}

std::vector<std::string> Fields::textsOr(std::string_view key, std::size_t most, std::size_t maxBytes) {
    std::vector<std::string> texts;
    for (const auto& element : arrayOr(key, most)) {
        const auto* text = element.if_string();
        if (text == nullptr || text->size() > maxBytes) {
            complain(std::string(key) + ": texts of at most " + std::to_string(maxBytes) +
                     " bytes were expected");
            return {};
        }
        texts.emplace_back(text->data(), text->size());
    }
    return texts;
}

void Fields::takeOver(const Fields& inner) {
    if (inner.problem_ && !problem_) problem_ = Error{"malformed", what_ + "." + inner.problem_->message};
}

}  // namespace ostoja::api
