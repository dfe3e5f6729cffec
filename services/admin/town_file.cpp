// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/town_file.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "admin/town_people.h"
#include "domain/opening.h"
#include "domain/position.h"
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
    room.segment = oneOf(table, "segment", {"women", "men", "any", "family", "accessible"});
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
        bed.has = place.texts("has", "features", {});
        bed.extra = place.flag("extra", false);
        room.beds.push_back(std::move(bed));
    }
    return room;
}

/// "10-01"; a complaint gives an empty one.
std::string readDay(ConfigTable& table, std::string_view key, const std::string& expected) {
    const auto text = table.text(key, expected);
    const auto day = domain::parseDayOfYear(text);
    if (day) return *day;
    if (!text.empty()) table.complain(key, "expected " + expected);
    return {};
}

/// "22:30" as minutes of the local day; a complaint gives 0.
std::int64_t readTime(ConfigTable& table, std::string_view key) {
    const auto text = table.text(key, "a time like 22:30");
    const auto time = domain::parseTimeOfDay(text);
    if (time) return time->count();
    if (!text.empty()) table.complain(key, "expected a time like 22:30");
    return 0;
}

station::store::RulesOfHouse readRules(ConfigTable& table) {
    constexpr std::int64_t day = 1'440;
    station::store::RulesOfHouse rules;
    if (table.has("tap")) rules.tap = oneOf(table, "tap", {"arrives", "admits"});
    if (table.has("cut_off")) rules.cutOff = readTime(table, "cut_off");
    if (table.has("only_for")) rules.onlyFor = oneOf(table, "only_for", {"f", "m"});
    rules.minors = table.flag("minors", rules.minors);
    rules.selfCare = table.flag("self_care", rules.selfCare);
    rules.cleaningAfterStay = table.flag("cleaning_after_stay", rules.cleaningAfterStay);
    rules.arrivalMinutes = table.number("arrival_minutes", "minutes,", 1, day, rules.arrivalMinutes);
    rules.holdMinutes = table.number("hold_minutes", "minutes,", 1, day, rules.holdMinutes);
    rules.frostFrom = table.text("frost_from", "a day like 11-01", rules.frostFrom);
    rules.frostUntil = table.text("frost_until", "a day like 03-31", rules.frostUntil);
    for (ConfigTable& season : table.tables("opening")) {
        rules.opening.push_back({.from = readDay(season, "from", "a day like 10-01"),
                                 .until = readDay(season, "until", "a day like 03-31"),
                                 .opens = readTime(season, "opens"),
                                 .closes = readTime(season, "closes")});
    }
    return rules;
}

std::optional<domain::Position> readPosition(ConfigTable& table) {
    if (!table.has("position")) return std::nullopt;
    constexpr std::string_view expected = "latitude and longitude in degrees, like \"53.4289, 14.5530\"";
    const auto told = table.text("position", expected);
    const auto position = domain::parsePosition(told);
    if (position) return *position;
    if (!told.empty()) table.complain("position", "expected " + std::string(expected));
    return std::nullopt;
}

station::store::ContractSetup readContract(ConfigTable& table) {
    return {.name = table.text("name", "the contract's name"),
            .commune = table.text("commune", "the commune that pays; left out, of all others", ""),
            .from = table.text("from", "a day like 2026-01-01"),
            .until = table.text("until", "a day like 2026-12-31"),
            .absenceDays = table.number("absence_days", "days of absence that are paid,", 0, 366, 0)};
}

station::store::FacilitySetup readPlace(ConfigTable& table, std::string key) {
    station::store::FacilitySetup facility;
    facility.key = std::move(key);
    facility.name = table.text("name", "the facility's name");
    facility.kind =
        oneOf(table, "kind", {"night_shelter", "shelter", "warming_room", "bathhouse", "day_centre"});
    facility.address = table.text("address", "street and number");
    facility.hours = table.text("hours", "opening hours as people read them");
    facility.readerSide = oneOf(table, "reader_side", {"right", "below", "left"});
    facility.position = readPosition(table);
    for (ConfigTable& room : table.tables("room")) {
        facility.rooms.push_back(readRoom(room));
    }
    facility.rules = readRules(table);
    for (ConfigTable& contract : table.tables("contract"))
        facility.contracts.push_back(readContract(contract));
    if (facility.kind == "night_shelter" || facility.kind == "shelter") {
        if (facility.rooms.empty()) table.complain("room", "expected at least one [[facility.room]]");
        return facility;
    }
    facility.seats = table.number("seats", "how many people it has room for,", 1, 1000);
    if (!facility.rooms.empty()) table.complain("room", "only a night_shelter or a shelter has rooms");
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
