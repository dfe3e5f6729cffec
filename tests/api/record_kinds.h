// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/serialize.hpp>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "api/json_fields.h"

/// Whole examples of records, each with the way there and back.
namespace ostoja::records {

namespace json = boost::json;

inline const std::string uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
inline const std::string other = "01890a5d-ac96-774b-bcce-b302099a8058";

/// A record's JSON, read and written again; the error's words where it can't be read.
template <class Record>
std::function<std::string(const json::value&)> with(Expected<Record> (*read)(const json::value&)) {
    return [read](const json::value& value) {
        const auto record = read(value);
        return record ? json::serialize(toJson(*record)) : record.error().message;
    };
}

struct Kind {
    const char* name;
    std::function<std::string(const json::value&)> again;
    const char* whole;
};

inline json::value exampleOf(const Kind& kind) {
    std::string text = kind.whole;
    for (const auto& [mark, id] : {std::pair{"$id", uuid}, std::pair{"$other", other}}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
            text.replace(at, std::string_view(mark).size(), id);
        }
    }
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') i = text.find_first_not_of(" \n", i);
        line += text[i];
    }
    return api::parseJson(line).value();
}

/// Each way to one of the members, however deep; a list's first element stands for all.
inline void eachMember(json::value& value, const std::function<void(json::value&)>& visit) {
    if (auto* object = value.if_object()) {
        for (auto& member : *object) {
            visit(member.value());
            eachMember(member.value(), visit);
        }
    }
    if (auto* array = value.if_array(); array != nullptr && !array->empty()) {
        visit(array->front());
        eachMember(array->front(), visit);
    }
}

/// The example called so among `kinds`.
inline const Kind& kindCalled(const std::vector<Kind>& kinds, const std::string& name) {
    for (const auto& kind : kinds) {
        if (name == kind.name) return kind;
    }
    throw std::out_of_range(name);
}

}  // namespace ostoja::records
