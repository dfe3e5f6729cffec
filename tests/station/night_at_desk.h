// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

#include "api/time_text.h"
#include "tests/station/staffed_house.h"

namespace ostoja::station {

using boost::json::array;
using boost::json::object;
using boost::json::value;

/// A tap "admits", or "arrives" until a carer's word.
inline const House& houseWhere(const std::string& tap) {
    if (tap == "admits") return staffedHouse();
    static const House house = [] {
        auto setup = staffedShelter();
        setup.rules.tap = "arrives";
        return House(setup);
    }();
    return house;
}

/// A carer at the desk of the small shelter: men's beds 1 and 2, women's 3, mixed 4, and 5 out of service.
struct Night {
    explicit Night(int who = anna, const std::string& tap = "admits") : open(houseWhere(tap)) {
        if (at.signIn(who).status != 200) throw std::runtime_error("nobody could sign in");
    }

    void comes(int resident) {
        const auto answer = open.tap(resident);
        if (textOf(answer.json, "outcome") != "bed") throw std::runtime_error("no bed: " + answer.text);
    }
    value board() { return at.get("/v1/board").json; }
    object bed(const std::string& number) {
        const auto shown = board();
        for (const auto& room : shown.at("rooms").as_array()) {
            for (const auto& each : room.at("beds").as_array()) {
                if (each.at("number") == number.c_str()) return each.as_object();
            }
        }
        throw std::runtime_error("no bed has the number " + number);
    }
    std::string of(const std::string& number, const char* member) {
        return bed(number).at(member).as_string().c_str();
    }
    std::string state(const std::string& number) { return of(number, "state"); }
    std::string stayIn(const std::string& number) { return of(number, "stay"); }
    std::string idOf(const std::string& number) { return of(number, "bed"); }
    Answer move(const std::string& stay, const std::string& number, array despite = {}) {
        return at.post("/v1/stays/" + stay + "/move",
                       {{"bed", idOf(number)}, {"despite", std::move(despite)}});
    }
    Answer swap(const std::string& stay, const std::string& with, array despite = {}) {
        return at.post("/v1/stays/" + stay + "/swap", {{"with", with}, {"despite", std::move(despite)}});
    }
    Answer stay(const std::string& stay, const std::string& what, object body = {}) {
        return at.post("/v1/stays/" + stay + "/" + what, std::move(body));
    }
    Answer hold(const std::string& number, std::int64_t forMs = hourMs, const std::string& person = "") {
        return at.post("/v1/beds/" + idOf(number) + "/hold",
                       {{"until", api::formatTime(open.house.clock.wallMs + forMs)}, {"person", person}});
    }
    Answer put(const std::string& number, const std::string& state) {
        return at.post("/v1/beds/" + idOf(number) + "/state", {{"state", state}});
    }
    value offered() { return at.session().at("undo"); }
    Answer undo() { return at.post("/v1/undo", {{"undo", offered().at("undo")}}); }
    std::int64_t number() { return at.state().at("board").as_int64(); }
    std::string last() { return open.house.story().back(); }

    OpenHouse open;
    AtDesk at{open};
};

inline array groundsIn(const Answer& answer) {
    array grounds;
    for (const auto& each : answer.json.at("grounds").as_array()) grounds.push_back(each.at("ground"));
    return grounds;
}

}  // namespace ostoja::station
