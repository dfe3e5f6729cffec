// SPDX-License-Identifier: GPL-3.0-or-later
#include "staff_boards.h"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace ostoja::kiosk::test {

namespace json = boost::json;

namespace {

constexpr int bedsOfARoom = 10;

struct Door {
    const char* segment;
    const char* colour;
    const char* sign;
};
constexpr std::array<Door, bedsOfARoom> doors{{{"men", "#9CC9F2", "anchor"},
                                               {"men", "#FFC66B", "sun"},
                                               {"women", "#5CC8A8", "tree"},
                                               {"men", "#B79CF0", "boat"},
                                               {"any", "#F28B74", "star"},
                                               {"men", "#F1E58C", "mountain"},
                                               {"family", "#9BDCA8", "bell"},
                                               {"women", "#E3A5C7", "key"},
                                               {"accessible", "#CDD8E4", "moon"},
                                               {"men", "#D79A52", "heart"}}};

json::array templateBeds() {
    json::array all;
    const auto board = staffBoard();
    for (const auto& room : board.at("rooms").as_array()) {
        for (const auto& bed : room.at("beds").as_array()) all.push_back(bed);
    }
    return all;
}

}  // namespace

json::object staffBoard() {
    static const json::object read = [] {
        std::ifstream file(OSTOJA_STAFF_BOARD);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return json::parse(text).as_object();
    }();
    return read;
}

json::object boardOf(int beds) {
    const auto samples = templateBeds();
    auto board = staffBoard();
    json::array rooms;
    for (int index = 0; index < beds; ++index) {
        if (index % bedsOfARoom == 0) {
            const auto& door = doors[static_cast<std::size_t>(index / bedsOfARoom) % doors.size()];
            rooms.push_back(json::object{{"room", std::to_string(index / bedsOfARoom + 1)},
                                         {"segment", door.segment},
                                         {"colour", door.colour},
                                         {"colour_name", ""},
                                         {"sign", door.sign},
                                         {"beds", json::array()}});
        }
        auto bed = samples[static_cast<std::size_t>(index) % samples.size()].as_object();
        bed["bed"] = "bed-" + std::to_string(index);
        bed["number"] = std::to_string(index + 1);
        if (!bed["stay"].as_string().empty()) bed["stay"] = "stay-" + std::to_string(index);
        rooms.back().as_object()["beds"].as_array().push_back(bed);
    }
    board["rooms"] = rooms;
    return board;
}

json::object& bedOf(json::object& board, const char* number) {
    for (auto& room : board["rooms"].as_array()) {
        for (auto& bed : room.as_object()["beds"].as_array()) {
            if (bed.as_object()["number"] == number) return bed.as_object();
        }
    }
    throw std::runtime_error(std::string("no bed ") + number);
}

}  // namespace ostoja::kiosk::test
