// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "api/json_fields.h"
#include "api/time_text.h"
#include "api/town.h"

using namespace ostoja;

namespace {

api::JournalEvent sample() {
    api::JournalEvent event;
    event.station = "01890a5d-ac96-774b-bcce-b302099a8057";
    event.epoch = "01890a5d-ac96-774b-bcce-b302099a8058";
    event.sequence = 17;
    event.type = "pl.ostoja.bed.taken.v1";
    event.timeMs = 1'795'371'845'123;
    event.bootId = "b00t";
    event.monotonicMs = 4'711;
    event.synchronised = true;
    event.body = {{"night", "2026-11-22"}, {"bed", "b"}, {"count", 3}};
    event.privateHash = std::string(64, '1');
    event.previousHash = std::string(64, '2');
    event.hash = std::string(64, '3');
    return event;
}

}  // namespace

TEST_CASE("an entry of the journal survives the way as a CloudEvent") {
    const auto sent = sample();
    const auto text = boost::json::value(api::toCloudEvent(sent));
    CHECK(text.at("sequence").as_string() == "00000000000000000017");
    CHECK(text.at("source").as_string() == "/stations/01890a5d-ac96-774b-bcce-b302099a8057");
    const auto received = api::journalEventFromJson(text);
    REQUIRE(received);
    CHECK(api::canonicalHeader(*received) == api::canonicalHeader(sent));
    CHECK(received->body == sent.body);
    CHECK(received->hash == sent.hash);
    CHECK(received->previousHash == sent.previousHash);
    CHECK(received->privateHash == sent.privateHash);
    CHECK_FALSE(api::isSnapshot(text));
}

TEST_CASE("a member that this version doesn't know is ignored") {
    auto value = api::toCloudEvent(sample()).as_object();
    value["fromthefuture"] = "yes";
    CHECK(api::journalEventFromJson(value));
}

TEST_CASE("a malformed CloudEvent is refused by the attribute's name") {
    struct Case {
        const char* attribute;
        boost::json::value value;
    };
    const auto [attribute, value] = GENERATE(
        Case{"specversion", "0.3"}, Case{"source", "/elsewhere/x"}, Case{"source", 7}, Case{"type", nullptr},
        Case{"time", "yesterday"}, Case{"time", "2026-13-01T00:00:00.000Z"}, Case{"sequence", 17},
        Case{"sequence", "17"}, Case{"sequence", "00000000000000000000"},
        Case{"sequence", "0000000000000000001x"}, Case{"sequence", "99999999999999999999"},
        Case{"epoch", boost::json::string(37, 'a')}, Case{"hash", "abc"},
        Case{"hash", boost::json::string(64, 'G')}, Case{"data", "text"}, Case{"data", boost::json::array{}});
    auto event = api::toCloudEvent(sample()).as_object();
    event[attribute] = value;
    INFO(attribute << " = " << boost::json::value(value));
    const auto read = api::journalEventFromJson(event);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "malformed");
    CHECK(read.error().message.find(attribute) != std::string::npos);
}

TEST_CASE("a snapshot survives the way as a CloudEvent") {
    api::Snapshot sent;
    sent.station = "s";
    sent.epoch = "e";
    sent.takenAt = 99;
    sent.timeMs = 1'795'371'845'123;
    sent.night = "2026-11-22";
    sent.facilityId = "wodna-12";
    sent.facilityName = "Noclegownia Wodna 12";
    sent.facilityKind = "night_shelter";
    sent.windows = "foox";
    sent.position = {53'428'900, -14'553'000};
    sent.segments = {
        {.name = "men", .registered = 4, .actual = 3, .outOfService = 1, .occupied = 2, .free = 1}};
    sent.readersOutOfOrder = {"door-1"};
    const auto value = api::toCloudEvent(sent);
    CHECK(api::isSnapshot(value));
    const auto received = api::snapshotFromJson(value);
    REQUIRE(received);
    CHECK(received->takenAt == 99);
    CHECK(received->segments == sent.segments);
    CHECK(received->windows == "foox");
    CHECK(received->position == sent.position);
    CHECK(received->readersOutOfOrder == sent.readersOutOfOrder);
}

TEST_CASE("a place of the town is told with its position, or without") {
    const auto at = api::Position{53'428'900, 14'553'000};
    const api::TownPlaces sent{.issuedMs = 1,
                               .places = {{.facilityId = "a",
                                           .name = "A",
                                           .kind = "night_shelter",
                                           .address = {},
                                           .hours = {},
                                           .position = at,
                                           .segments = {},
                                           .ageMs = 0},
                                          {.facilityId = "b",
                                           .name = "B",
                                           .kind = "night_shelter",
                                           .address = {},
                                           .hours = {},
                                           .segments = {},
                                           .ageMs = 0}}};
    const auto value = api::toJson(sent);
    CHECK_FALSE(value.at("places").at(1).as_object().contains("position"));
    const auto received = api::townPlacesFromJson(value);
    REQUIRE(received);
    CHECK(received->places[0].position == at);
    CHECK_FALSE(received->places[1].position);
}

TEST_CASE("a position that is none on earth is refused") {
    using boost::json::object;
    const auto position =
        GENERATE(as<boost::json::value>{}, "53.4289, 14.5530", 53, object{}, object{{"latitude", 53'428'900}},
                 object{{"latitude", 90'000'001}, {"longitude", 0}},
                 object{{"latitude", -90'000'001}, {"longitude", 0}},
                 object{{"latitude", 0}, {"longitude", 180'000'001}},
                 object{{"latitude", 53.4289}, {"longitude", 14.5530}},
                 object{{"latitude", "53428900"}, {"longitude", "14553000"}});
    INFO(position);
    auto snapshot = api::toCloudEvent(api::Snapshot{.station = "s", .epoch = "e"});
    snapshot.at("data").at("facility").as_object()["position"] = position;
    const auto read = api::snapshotFromJson(snapshot);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "malformed");
    CHECK(read.error().message.find("position") != std::string::npos);
}

TEST_CASE("a snapshot whose list of readers holds something else than names is refused") {
    const auto strange = GENERATE(as<boost::json::value>{}, 7, nullptr, boost::json::object{}, true);
    auto value = api::toCloudEvent(api::Snapshot{.station = "s", .epoch = "e"});
    REQUIRE(api::snapshotFromJson(value));
    value.at("data").at("readers_out_of_order").as_array().emplace_back(strange);
    const auto read = api::snapshotFromJson(value);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("readers_out_of_order") != std::string::npos);
}

TEST_CASE("times are read back as written, and only as written") {
    CHECK(api::formatTime(0) == "1970-01-01T00:00:00.000Z");
    CHECK(api::formatTime(1'795'371'845'123) == "2026-11-22T18:24:05.123Z");
    CHECK(api::parseTime("2026-11-22T18:24:05.123Z") == 1'795'371'845'123);
    const auto text =
        GENERATE(as<std::string>{}, "", "2026-11-22", "2026-02-30T00:00:00.000Z", "2026-11-22T24:00:00.000Z",
                 "2026-11-22 18:04:05.123Z", "2026-11-22T18:04:05Z");
    CHECK_FALSE(api::parseTime(text));
}
