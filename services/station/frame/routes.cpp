// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/frame/routes.h"

#include <algorithm>
#include <optional>

namespace ostoja::station {

namespace {

/// What stood in the braces' place (empty when the pattern has none), or nothing when the path is another
/// one.
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
        case Role::staff:
            return "staff";
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
        {"GET", "/v1/events", {Role::reader, Role::screen, Role::staff}, Action::events},
        {"POST", "/v1/commands", {Role::screen}, Action::command},
        {"GET", "/v1/journal", {Role::uplink}, Action::journal},
        {"GET", "/v1/snapshot", {Role::uplink}, Action::snapshot},
        {"PUT", "/v1/town", {Role::uplink}, Action::town},
        {"PUT", "/v1/delivery", {Role::uplink}, Action::delivery},
        {"GET", "/v1/beds", {Role::admin}, Action::beds},
        {"GET", "/v1/health", {Role::admin}, Action::health},
        {"POST", "/v1/terminals/{name}/restart-reader", {Role::admin}, Action::restartReader},
        {"POST", "/v1/session", {Role::staff}, Action::signIn},
        {"POST", "/v1/session/setup", {Role::staff}, Action::setUp},
        {"POST", "/v1/session/use", {Role::staff}, Action::useSession},
        {"POST", "/v1/session/lock", {Role::staff}, Action::lockSession},
        {"POST", "/v1/session/end", {Role::staff}, Action::endSession},
        {"POST", "/v1/session/pin", {Role::staff}, Action::changePin},
        {"POST", "/v1/shift/end", {Role::staff}, Action::endShift},
        {"POST", "/v1/undo", {Role::staff}, Action::undo},
        {"POST", "/v1/people/search", {Role::staff}, Action::searchPeople},
        {"POST", "/v1/people/duplicates", {Role::staff}, Action::findDuplicates},
        {"POST", "/v1/people", {Role::staff}, Action::registerPerson},
        {"GET", "/v1/people/{person}", {Role::staff}, Action::showPerson},
        {"POST", "/v1/people/{person}/details", {Role::staff}, Action::changeDetails},
        {"POST", "/v1/people/{person}/health-remark", {Role::staff}, Action::readHealthRemark},
        {"POST", "/v1/people/{person}/household", {Role::staff}, Action::changeHousehold},
        {"POST", "/v1/people/{person}/link", {Role::staff}, Action::linkGuest},
        {"POST", "/v1/people/{person}/erase", {Role::staff}, Action::erasePerson},
        {"POST", "/v1/people/{person}/cards", {Role::staff}, Action::issueCard},
        {"POST", "/v1/cards/{card}/lost", {Role::staff}, Action::loseCard},
        {"POST", "/v1/cards/{card}/found", {Role::staff}, Action::findCard},
        {"POST", "/v1/cards/{card}/returned", {Role::staff}, Action::takeBackCard},
        {"POST", "/v1/calls/{call}/answer", {Role::staff}, Action::answerCall},
        {"POST", "/v1/alerts/{alert}/seen", {Role::staff}, Action::seeAlert},
        {"GET", "/v1/staff", {Role::staff}, Action::listStaff},
        {"POST", "/v1/staff", {Role::staff}, Action::addStaff},
        {"POST", "/v1/staff/{member}", {Role::staff}, Action::changeStaff},
        {"GET", "/v1/record", {Role::staff}, Action::readRecord},
        {"GET", "/v1/board", {Role::staff}, Action::showBoard},
        {"POST", "/v1/stays/{stay}/move", {Role::staff}, Action::moveStay},
        {"POST", "/v1/stays/{stay}/swap", {Role::staff}, Action::swapStays},
        {"POST", "/v1/stays/{stay}/away", {Role::staff}, Action::sendAway},
        {"POST", "/v1/stays/{stay}/back", {Role::staff}, Action::bringBack},
        {"POST", "/v1/stays/{stay}/end", {Role::staff}, Action::endStay},
        {"POST", "/v1/stays/{stay}/keep", {Role::staff}, Action::keepStay},
        {"POST", "/v1/rounds", {Role::staff}, Action::makeRound},
        {"POST", "/v1/rounds/unseen", {Role::staff}, Action::endUnseen},
        {"POST", "/v1/beds/{bed}/hold", {Role::staff}, Action::holdBed},
        {"POST", "/v1/holds/{hold}/release", {Role::staff}, Action::releaseHold},
        {"POST", "/v1/beds/{bed}/state", {Role::staff}, Action::setBedState},
        {"POST", "/v1/people/{person}/absences", {Role::staff}, Action::tellAbsence},
        {"POST", "/v1/arrivals", {Role::staff}, Action::arrive},
        {"POST", "/v1/arrivals/{arrival}/admit", {Role::staff}, Action::admitArrival},
        {"POST", "/v1/arrivals/{arrival}/refuse", {Role::staff}, Action::refuseArrival},
        {"POST", "/v1/refusals/{refusal}/outcome", {Role::staff}, Action::settleRefusal},
        {"POST", "/v1/people/{person}/suspensions", {Role::staff}, Action::suspendPerson},
        {"POST", "/v1/suspensions/{suspension}/lift", {Role::staff}, Action::liftSuspension},
        {"POST", "/v1/people/{person}/apart", {Role::staff}, Action::keepApart},
        {"POST", "/v1/people/{person}/papers", {Role::staff}, Action::tellPaper},
        {"POST", "/v1/papers/{paper}/end", {Role::staff}, Action::endPaper},
        {"POST", "/v1/winter", {Role::staff}, Action::beginWinter},
        {"POST", "/v1/winter/end", {Role::staff}, Action::endWinter},
        {"GET", "/v1/night-list", {Role::staff}, Action::showNightList},
        {"GET", "/v1/night-list.csv", {Role::staff}, Action::nightListAsCsv},
        {"GET", "/v1/night-list.pdf", {Role::staff}, Action::nightListAsPdf},
        {"GET", "/v1/figures", {Role::staff}, Action::showFigures},
        {"GET", "/v1/figures.csv", {Role::staff}, Action::figuresAsCsv},
        {"GET", "/v1/figures.pdf", {Role::staff}, Action::figuresAsPdf},
    };
    return table;
}

Match matchRoute(std::string_view method, std::string_view path, Role role) {
    bool known = false;
    std::string allow;
    // "/v1/people/search" is no person's.
    const bool literal =
        std::any_of(routes().begin(), routes().end(), [&](const Route& route) { return route.path == path; });
    for (const auto& route : routes()) {
        auto parameter = literal && route.path != path ? std::nullopt : fits(route.path, path);
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
