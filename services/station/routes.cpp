// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/routes.h"

#include <algorithm>
#include <optional>

namespace ostoja::station {

namespace {

/// What stood for "{name}" (empty when the pattern has none), or nothing when the path is another one.
std::optional<std::string> fits(std::string_view pattern, std::string_view path) {
    const auto open = pattern.find('{');
    if (open == std::string_view::npos)
        return pattern == path ? std::optional<std::string>("") : std::nullopt;
    const auto before = pattern.substr(0, open);
    const auto after = pattern.substr(pattern.find('}') + 1);
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after)) {
        return std::nullopt;
    }
    const auto part = path.substr(before.size(), path.size() - before.size() - after.size());
    if (part.find('/') != std::string_view::npos) return std::nullopt;
    return std::string(part);
}

}  // namespace

std::string_view name(Role role) {
    switch (role) {
        case Role::reader:
            return "reader";
        case Role::screen:
            return "screen";
        case Role::uplink:
            return "uplink";
        case Role::admin:
            break;
    }
    return "admin";
}

std::span<const Route> routes() {
    static const std::vector<Route> table = {
        {"POST", "/v1/taps", {Role::reader}, Action::tap},
        {"PUT", "/v1/reader", {Role::reader}, Action::readerState},
        {"GET", "/v1/events", {Role::reader, Role::screen}, Action::events},
        {"POST", "/v1/commands", {Role::screen}, Action::command},
        {"GET", "/v1/journal", {Role::uplink}, Action::journal},
        {"GET", "/v1/snapshot", {Role::uplink}, Action::snapshot},
        {"PUT", "/v1/town", {Role::uplink}, Action::town},
        {"PUT", "/v1/delivery", {Role::uplink}, Action::delivery},
        {"GET", "/v1/beds", {Role::admin}, Action::beds},
        {"GET", "/v1/health", {Role::admin}, Action::health},
        {"POST", "/v1/terminals/{name}/restart-reader", {Role::admin}, Action::restartReader},
    };
    return table;
}

Match matchRoute(std::string_view method, std::string_view path, Role role) {
    bool known = false;
    std::string allow;
    for (const auto& route : routes()) {
        auto parameter = fits(route.path, path);
        if (!parameter) continue;
        known = true;
        if (std::find(route.roles.begin(), route.roles.end(), role) == route.roles.end()) continue;
        if (route.method == method) return Allowed{route.action, std::move(*parameter)};
        if (!allow.empty()) allow += ", ";
        allow += route.method;
    }
    if (!allow.empty()) return WrongMethod{std::move(allow)};
    if (known) return Forbidden{};
    return UnknownPath{};
}

}  // namespace ostoja::station
