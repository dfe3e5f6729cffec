// SPDX-License-Identifier: GPL-3.0-or-later
#include "door_states.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ostoja::kiosk::test {

namespace json = boost::json;

namespace {

const json::object& book() {
    static const json::object read = [] {
        std::ifstream file(OSTOJA_DOOR_STATES);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return json::parse(text).as_object();
    }();
    return read;
}

/// What a state doesn't say itself, `below` says; an object within is merged, anything else replaced.
json::object over(json::object below, const json::object& above) {
    for (const auto& [key, value] : above) {
        auto* under = below.if_contains(key);
        if (under && under->is_object() && value.is_object()) {
            *under = over(under->as_object(), value.as_object());
        } else {
            below[key] = value;
        }
    }
    return below;
}

json::object compose(const std::string& name) {
    const auto& own = book().at("screens").at(name).as_object();
    auto state = over(book().at("base").as_object(), own);
    if (own.contains("town")) state["town"] = book().at("town");
    if (const auto* visit = own.if_contains("visit")) {
        auto whole = over(book().at("visit").as_object(), visit->as_object());
        if (const auto* bed = visit->as_object().if_contains("bed")) {
            whole["bed"] = over(book().at("bed").as_object(), bed->as_object());
        }
        state["visit"] = std::move(whole);
    }
    return state;
}

}  // namespace

std::vector<std::string> stateNames() {
    std::vector<std::string> names;
    for (const auto& [name, state] : book().at("screens").as_object()) names.emplace_back(name);
    return names;
}

std::string stateJson(const std::string& name) {
    return json::serialize(compose(name));
}

api::ScreenState state(const std::string& name) {
    auto read = api::screenStateFromJson(compose(name));
    if (!read) throw std::runtime_error(name + ": " + read.error().message);
    return *read;
}

}  // namespace ostoja::kiosk::test
