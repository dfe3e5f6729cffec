// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/every_command.h"

#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>

#include "api/json_fields.h"

namespace ostoja::fault {

using boost::json::value;
using station::freshId;
using station::pin;
using station::tapOf;
using station::textOf;

namespace {

Command tapAt(const std::string& door, int card) {
    return {.socket = door + ".reader",
            .method = "POST",
            .target = "/v1/taps",
            .body = api::toJson(tapOf(card)).as_object()};
}

Command touch(const value& visit, const std::string& what) {
    const api::ScreenCommand command{freshId(), textOf(visit, "id"), what};
    return {.socket = "door-1.screen",
            .method = "POST",
            .target = "/v1/commands",
            .body = api::toJson(command).as_object()};
}

Command townsPlaces(HouseAtWork& house) {
    static std::int64_t issuedMs = 1'000;
    const auto places =
        api::canonicalJson(api::toJson(api::TownPlaces{.issuedMs = ++issuedMs, .places = {}}));
    const api::SignedTown town{places, crypto::sign(house.open().office.secretHex, places).value()};
    return {.socket = "uplink", .method = "PUT", .target = "/v1/town", .body = api::toJson(town).as_object()};
}

Command delivery(HouseAtWork& house) {
    const auto epoch = house.open().house.read()->facility().epoch;
    return {.socket = "uplink",
            .method = "PUT",
            .target = "/v1/delivery",
            .body = {{"epoch", epoch}, {"received_through", 1}, {"linked", true}}};
}

Command ofPerson(HouseAtWork& house, const std::string& what, object body) {
    return house.atDesk("/v1/people/" + house.person() + "/" + what, std::move(body));
}

std::string colleague(HouseAtWork& house) {
    const auto answer = house.desk().get("/v1/staff");
    for (const auto& each : answer.json.at("members").as_array()) {
        if (textOf(each, "name") == "Ewa Dudek" || textOf(each, "name").starts_with("Ewa "))
            return textOf(each, "member");
    }
    throw std::runtime_error("nobody of the staff is called Ewa");
}

std::vector<CommandRow> atTheDoor() {
    return {
        {"POST /v1/taps", "takes a bed",
         [](HouseAtWork& house) {
             house.nobodyInBed();
             return tapAt("door-1", 1);
         }},
        {"POST /v1/taps", "ends a stay",
         [](HouseAtWork& house) {
             house.ask(touch(house.visit(), "leave"));
             return tapAt("door-1", 1);
         }},
        {"POST /v1/taps", "of a card that nobody has",
         [](HouseAtWork& house) {
             house.alert();
             return tapAt("door-1", house.freshCard());
         }},
        {"PUT /v1/reader", "",
         [](HouseAtWork&) -> Command {
             return {"door-1.reader", "PUT", "/v1/reader", {{"state", "hold_still"}}};
         }},
        {"POST /v1/commands", "help", [](HouseAtWork& house) { return touch(house.visit(), "help"); }},
        {"POST /v1/commands", "away", [](HouseAtWork& house) { return touch(house.visit(), "away"); }},
        {"POST /v1/commands", "no card",
         [](HouseAtWork& house) -> Command {
             house.noCalls();
             return {"door-2.screen",
                     "POST",
                     "/v1/commands",
                     {{"id", freshId()}, {"visit", ""}, {"command", "no_card"}}};
         }},
        // It is one row, whatever comes: told to a house that had none.
        {"PUT /v1/town", "", townsPlaces, HouseAtWork::Staff::noneYet},
        {"PUT /v1/delivery", "", delivery},
        {"POST /v1/terminals/{name}/restart-reader", "",
         [](HouseAtWork&) -> Command {
             return {"admin", "POST", "/v1/terminals/door-1/restart-reader", {}};
         }},
    };
}

std::vector<CommandRow> sessions() {
    return {
        {.route = "POST /v1/session",
         .what = "unlocks",
         .ready =
             [](HouseAtWork& house) {
                 house.desk().post("/v1/session/lock");
                 return house.atDesk("/v1/session", {{"pin", pin}});
             },
         .hashes = true},
        {.route = "POST /v1/session/setup",
         .what = "",
         .ready =
             [](HouseAtWork& house) {
                 const auto tap = house.desk().hold(house.freshCard());
                 return house.atDesk("/v1/session/setup", {{"tap", tap}, {"code", setupCode}, {"pin", pin}});
             },
         .staff = HouseAtWork::Staff::noneYet,
         .hashes = true},
        {"POST /v1/session/use", "", [](HouseAtWork& house) { return house.atDesk("/v1/session/use"); }},
        {.route = "POST /v1/session/lock",
         .what = "",
         .ready = [](HouseAtWork& house) { return house.atDesk("/v1/session/lock"); },
         .endsSession = true},
        {.route = "POST /v1/session/end",
         .what = "",
         .ready = [](HouseAtWork& house) { return house.atDesk("/v1/session/end"); },
         .endsSession = true},
        {.route = "POST /v1/shift/end",
         .what = "",
         .ready = [](HouseAtWork& house) { return house.atDesk("/v1/shift/end"); },
         .endsSession = true},
        {.route = "POST /v1/session/pin",
         .what = "",
         .ready =
             [](HouseAtWork& house) {
                 return house.atDesk("/v1/session/pin", {{"old", pin}, {"new", pin}});
             },
         .hashes = true},
        {.route = "POST /v1/staff",
         .what = "",
         .ready =
             [](HouseAtWork& house) {
                 const auto tap = house.desk().hold(house.freshCard());
                 return house.atDesk("/v1/staff", {{"member", freshId()},
                                                   {"name", house.freshName()},
                                                   {"role", "carer"},
                                                   {"tap", tap},
                                                   {"pin", pin},
                                                   {"own_pin", pin}});
             },
         .hashes = true},
        {"POST /v1/staff/{member}", "another name",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/staff/" + colleague(house), {{"name", "Ewa " + house.freshName()}});
         }},
        {.route = "POST /v1/staff/{member}",
         .what = "another card",
         .ready =
             [](HouseAtWork& house) {
                 const auto tap = house.desk().hold(house.freshCard());
                 return house.atDesk("/v1/staff/" + colleague(house), {{"tap", tap}, {"own_pin", pin}});
             },
         .hashes = true},
    };
}

std::vector<CommandRow> people() {
    return {
        {"POST /v1/people/search", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/people/search", {{"query", "imi"}});
         }},
        {"POST /v1/people/duplicates", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/people/duplicates", {{"details", object{{"name", "Imię Nazwisko"}}}});
         }},
        {"POST /v1/people", "",
         [](HouseAtWork& house) {
             const object details{{"name", house.freshName()}};
             return house.atDesk("/v1/people",
                                 {{"person", freshId()}, {"kind", "resident"}, {"details", details}});
         }},
        {"POST /v1/people/{person}/details", "",
         [](HouseAtWork& house) {
             return ofPerson(house, "details", {{"version", 1}, {"details", object{{"greeting", "witaj"}}}});
         }},
        {"POST /v1/people/{person}/health-remark", "",
         [](HouseAtWork& house) {
             return ofPerson(house, "health-remark", {{"why", "care"}});
         }},
        {"POST /v1/people/{person}/household", "joins",
         [](HouseAtWork& house) {
             return ofPerson(house, "household", {{"with", house.person()}, {"kind", "family"}});
         }},
        {"POST /v1/people/{person}/household", "leaves",
         [](HouseAtWork& house) {
             auto leaving = ofPerson(house, "household", {{"with", house.person()}, {"kind", "family"}});
             house.ask(leaving);
             return house.atDesk(leaving.target, {{"leave", true}});
         }},
        {"POST /v1/people/{person}/link", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/people/" + house.guest() + "/link", {{"to", house.person()}});
         }},
        {.route = "POST /v1/people/{person}/erase",
         .what = "",
         .ready =
             [](HouseAtWork& house) {
                 return ofPerson(house, "erase", {{"pin", pin}, {"why", "other"}});
             },
         .hashes = true},
        {"POST /v1/undo", "",
         [](HouseAtWork& house) {
             house.desk().registered({{"name", house.freshName()}});
             return house.atDesk("/v1/undo", {{"undo", house.desk().session().at("undo").at("undo")}});
         }},
    };
}

std::vector<CommandRow> cardsAndCalls() {
    const auto card = [](HouseAtWork& house) { return "/v1/cards/" + house.cardOf(house.person()); };
    return {
        {"POST /v1/people/{person}/cards", "",
         [](HouseAtWork& house) {
             const auto tap = house.desk().hold(house.freshCard());
             return ofPerson(house, "cards", {{"tap", tap}, {"use", "own"}});
         }},
        {"POST /v1/cards/{card}/lost", "",
         [card](HouseAtWork& house) { return house.atDesk(card(house) + "/lost"); }},
        {"POST /v1/cards/{card}/found", "",
         [card](HouseAtWork& house) {
             const auto lost = card(house);
             house.ask(house.atDesk(lost + "/lost"));
             return house.atDesk(lost + "/found");
         }},
        {"POST /v1/cards/{card}/returned", "",
         [card](HouseAtWork& house) { return house.atDesk(card(house) + "/returned"); }},
        {"POST /v1/calls/{call}/answer", "done",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/calls/" + house.call() + "/answer", {{"done", true}});
         }},
        {"POST /v1/alerts/{alert}/seen", "",
         [](HouseAtWork& house) { return house.atDesk("/v1/alerts/" + house.alert() + "/seen"); }},
    };
}

std::vector<CommandRow> bedsAndStays() {
    const auto ofStay = [](HouseAtWork& house, const std::string& what, object body = {}) {
        return house.atDesk("/v1/stays/" + house.stay() + "/" + what, std::move(body));
    };
    return {
        {"POST /v1/stays/{stay}/move", "",
         [](HouseAtWork& house) {
             const auto stay = house.stay();
             return house.atDesk("/v1/stays/" + stay + "/move", {{"bed", house.freeBed()}});
         }},
        {"POST /v1/stays/{stay}/swap", "",
         [](HouseAtWork& house) {
             const auto stay = house.stay();
             return house.atDesk("/v1/stays/" + stay + "/swap", {{"with", house.anotherStay(stay)}});
         }},
        {"POST /v1/stays/{stay}/away", "", [ofStay](HouseAtWork& house) { return ofStay(house, "away"); }},
        {"POST /v1/stays/{stay}/back", "",
         [ofStay](HouseAtWork& house) {
             auto away = ofStay(house, "away");
             house.ask(away);
             return house.atDesk(away.target.substr(0, away.target.rfind('/')) + "/back");
         }},
        {"POST /v1/stays/{stay}/end", "", [ofStay](HouseAtWork& house) { return ofStay(house, "end"); }},
        {"POST /v1/stays/{stay}/keep", "", [ofStay](HouseAtWork& house) { return ofStay(house, "keep"); }},
        {"POST /v1/rounds", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/rounds", {{"seen", boost::json::array{house.stay()}}});
         }},
        {"POST /v1/rounds/unseen", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/rounds/unseen", {{"stays", boost::json::array{house.stay()}}});
         }},
        {"POST /v1/beds/{bed}/hold", "",
         [](HouseAtWork& house) {
             const auto until = inAnHour(house.open());
             return house.atDesk("/v1/beds/" + house.freeBed() + "/hold", {{"until", until}});
         }},
        {"POST /v1/holds/{hold}/release", "",
         [](HouseAtWork& house) { return house.atDesk("/v1/holds/" + house.heldBed() + "/release"); }},
        {"POST /v1/beds/{bed}/state", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/beds/" + house.freeBed() + "/state", {{"state", "out_of_service"}});
         }},
        {"POST /v1/people/{person}/absences", "",
         [](HouseAtWork& house) {
             return ofPerson(house, "absences", {{"from", "2026-12-24"}, {"until", "2026-12-26"}});
         }},
    };
}

std::vector<CommandRow> arrivalsAndTerms() {
    return {
        {"POST /v1/arrivals", "",
         [](HouseAtWork& house) {
             house.emptyHouse();
             return house.atDesk("/v1/arrivals", {{"person", house.man()}});
         }},
        {"POST /v1/arrivals/{arrival}/admit", "",
         [](HouseAtWork& house) { return house.atDesk("/v1/arrivals/" + house.arrival() + "/admit"); }},
        {"POST /v1/arrivals/{arrival}/refuse", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/arrivals/" + house.arrival() + "/refuse", {{"why", "house_rules"}});
         }},
        {"POST /v1/refusals/{refusal}/outcome", "",
         [](HouseAtWork& house) {
             return house.atDesk("/v1/refusals/" + house.refusal() + "/outcome", {{"outcome", "police"}});
         }},
        {"POST /v1/people/{person}/suspensions", "",
         [](HouseAtWork& house) {
             return ofPerson(house, "suspensions", {{"from", "2026-12-24"}, {"until", "2026-12-26"}});
         }},
        {"POST /v1/suspensions/{suspension}/lift", "",
         [](HouseAtWork& house) { return house.atDesk("/v1/suspensions/" + house.suspension() + "/lift"); }},
        {"POST /v1/people/{person}/apart", "",
         [](HouseAtWork& house) {
             return ofPerson(house, "apart", {{"from", house.person()}});
         }},
        {"POST /v1/people/{person}/papers", "",
         [](HouseAtWork& house) {
             return ofPerson(house, "papers", {{"kind", "interview"}, {"from", "2026-11-20"}});
         }},
        {"POST /v1/papers/{paper}/end", "",
         [](HouseAtWork& house) { return house.atDesk("/v1/papers/" + house.paper() + "/end"); }},
        {"POST /v1/winter", "",
         [](HouseAtWork& house) {
             house.winterIs(false);
             return house.atDesk("/v1/winter", winterOfAnHour(house.open()));
         }},
        {"POST /v1/winter/end", "",
         [](HouseAtWork& house) {
             house.winterIs(true);
             return house.atDesk("/v1/winter/end");
         }},
    };
}

}  // namespace

const std::vector<CommandRow>& commandRows() {
    static const std::vector<CommandRow> all = [] {
        std::vector<CommandRow> rows;
        for (const auto& part :
             {atTheDoor(), sessions(), people(), cardsAndCalls(), bedsAndStays(), arrivalsAndTerms()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return all;
}

std::vector<std::string> commandsOf(const std::string& page) {
    std::ifstream file(page);
    std::vector<std::string> commands;
    std::string path;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("  /")) path = line.substr(2, line.find(':') - 2);
        if (path.empty()) continue;
        if (line == "    post:") commands.push_back("POST " + path);
        if (line == "    put:") commands.push_back("PUT " + path);
        if (!line.empty() && line.front() != ' ') path.clear();
    }
    return commands;
}

}  // namespace ostoja::fault
