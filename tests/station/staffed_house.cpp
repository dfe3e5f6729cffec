// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/station/staffed_house.h"

#include <stdexcept>

namespace ostoja::station {

store::FacilitySetup staffedShelter() {
    using domain::Role;
    auto setup = smallShelter();
    const auto join = [&](const std::string& name, Role role, int card) {
        setup.staff.push_back({.id = "",
                               .name = name,
                               .role = role,
                               .card = store::CardSetup{.hash = cardHash(card), .kind = "ntag"},
                               .pin = pin,
                               .setupCode = ""});
    };
    join("Anna Kowalska", Role::carer, anna);
    join("Sara Lis", Role::socialWorker, sara);
    join("Marta Wójcik", Role::manager, marta);
    join("Adam Nowak", Role::administrator, adam);
    join("Olek Żak", Role::outreachWorker, olek);
    join("Ewa Dudek", Role::carer, ewa);
    return setup;
}

int cardOf(domain::Role role) {
    switch (role) {
        case domain::Role::carer:
            return anna;
        case domain::Role::socialWorker:
            return sara;
        case domain::Role::manager:
            return marta;
        case domain::Role::administrator:
            return adam;
        case domain::Role::outreachWorker:
            break;
    }
    return olek;
}

const House& staffedHouse() {
    static const House house(staffedShelter());
    return house;
}

std::string AtDesk::hold(int card) {
    const auto tap = tapOf(card, 4'500);
    const auto answer = open_.ask(desk_ + ".reader", "POST", "/v1/taps", api::toJson(tap));
    if (answer.status != 200) throw std::runtime_error("a card at the desk: " + answer.text);
    return tap.id;
}

Answer AtDesk::signIn(int card, const std::string& withPin) {
    return post("/v1/session", {{"tap", hold(card)}, {"pin", withPin}});
}

Answer AtDesk::post(const std::string& target, boost::json::object body) {
    if (!body.contains("id")) body["id"] = freshId();
    return open_.ask(desk_ + ".screen", "POST", target, boost::json::value(std::move(body)));
}

Answer AtDesk::get(const std::string& target) {
    return open_.ask(desk_ + ".screen", "GET", target);
}

boost::json::value AtDesk::state() {
    return Follower(open_.loop, open_.socket(desk_ + ".screen")).next().data;
}

std::string AtDesk::registered(boost::json::object details, const std::string& kind) {
    auto id = freshId();
    const auto answer = post("/v1/people", {{"person", id}, {"kind", kind}, {"details", std::move(details)}});
    if (answer.status != 200) throw std::runtime_error("registering: " + answer.text);
    return id;
}

std::string AtDesk::given(const std::string& person, int card, const std::string& use) {
    const auto answer = post("/v1/people/" + person + "/cards", {{"tap", hold(card)}, {"use", use}});
    if (answer.status != 200) throw std::runtime_error("issuing: " + answer.text);
    return textOf(answer.json, "card");
}

std::string textOf(const boost::json::value& json, std::string_view member) {
    return std::string(json.at(boost::json::string_view(member.data(), member.size())).as_string());
}

}  // namespace ostoja::station
