// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/town_file.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "admin/town_people.h"
#include "host/config.h"

namespace ostoja::admin {
namespace {

using host::ConfigTable;

std::string oneOf(ConfigTable& table, std::string_view key, std::initializer_list<std::string_view> words) {
    std::string expected;
    for (const std::string_view word : words) {
        expected += (expected.empty() ? "one of " : ", ") + std::string(word);
    }
    std::string value = table.text(key, expected);
    if (!value.empty() && std::find(words.begin(), words.end(), value) == words.end()) {
        table.complain(key, "expected " + expected);
    }
    return value;
}

bool isWayStep(std::string_view step) {
    for (const std::string_view plain : {"enter", "left", "right", "straight", "room"}) {
        if (step == plain) return true;
    }
    for (const std::string_view counted : {"up:", "down:", "door:"}) {
        if (!step.starts_with(counted)) continue;
        const std::string_view count = step.substr(counted.size());
        return (count.size() == 1 || count.size() == 2) && count.front() != '0' &&
               std::all_of(count.begin(), count.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    return false;
}

station::store::RoomSetup readRoom(ConfigTable& table) {
    station::store::RoomSetup room;
    room.number = table.text("number", "the room's number");
    room.segment = oneOf(table, "segment", {"women", "men", "any"});
    room.colour = table.text("colour", "a colour as #RRGGBB");
    room.colourName = table.text("colour_name", "the colour's name");
    room.sign = table.text("sign", "a Material Icons name");
    room.way = table.texts("way", "steps", {});
    if (room.way.size() > 4 || !std::all_of(room.way.begin(), room.way.end(), isWayStep)) {
        table.complain("way",
                       "expected at most four of enter, left, right, straight, up:N, down:N, door:N, room");
    }
    for (ConfigTable& place : table.tables("beds")) {
        station::store::BedSetup bed;
        bed.number = place.text("number", "the bed's number");
        bed.position = oneOf(place, "position", {"lower", "upper", "single"});
        bed.state = oneOf(place, "state", {"in_use", "out_of_service"});
        room.beds.push_back(std::move(bed));
    }
    return room;
}

station::store::FacilitySetup readPlace(ConfigTable& table, std::string key) {
    station::store::FacilitySetup facility;
    facility.key = std::move(key);
    facility.name = table.text("name", "the facility's name");
    facility.kind = oneOf(table, "kind", {"night_shelter", "bathhouse", "day_centre"});
    facility.address = table.text("address", "street and number");
    facility.hours = table.text("hours", "opening hours as people read them");
    facility.readerSide = oneOf(table, "reader_side", {"right", "below", "left"});
    for (ConfigTable& room : table.tables("room")) {
        facility.rooms.push_back(readRoom(room));
    }
    if (facility.kind == "night_shelter") {
        if (facility.rooms.empty()) table.complain("room", "expected at least one [[facility.room]]");
        return facility;
    }
    facility.seats = table.number("seats", "how many people it has room for,", 1, 1000);
    if (!facility.rooms.empty()) table.complain("room", "only a night_shelter has rooms");
    return facility;
}

}  // namespace

Expected<station::store::FacilitySetup> readFacility(const std::string& townFile,
                                                     const std::string& facilityKey,
                                                     const crypto::Key32& cardKey, const host::Clock& clock) {
    auto config = host::Config::load(townFile);
    if (!config) return tl::make_unexpected(config.error());
    ConfigTable root = config->root();
    root.table("town").text("name", "the town's name");

    std::vector<station::store::FacilitySetup> facilities;
    std::string keys;
    for (ConfigTable& table : root.tables("facility")) {
        std::string key = table.text("key", "a short word, e.g. wodna-12");
        keys += (keys.empty() ? "" : ", ") + key;
        facilities.push_back(readPlace(table, std::move(key)));
    }
    station::store::FacilitySetup people;
    readPeople(root, cardKey, clock, people);
    if (auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());

    const auto wanted = std::find_if(facilities.begin(), facilities.end(),
                                     [&](const auto& facility) { return facility.key == facilityKey; });
    if (wanted == facilities.end()) {
        return failure("facility_unknown",
                       townFile + " has no facility " + facilityKey + "; it has " + keys + ".");
    }
    wanted->households = std::move(people.households);
    wanted->residents = std::move(people.residents);
    wanted->staff = std::move(people.staff);
    return std::move(*wanted);
}

}  // namespace ostoja::admin
