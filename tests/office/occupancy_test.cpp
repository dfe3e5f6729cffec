// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/occupancy.h"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "api/json_fields.h"
#include "api/time_text.h"
#include "crypto/crypto.h"
#include "office/board.h"

using namespace ostoja;
using namespace ostoja::office;
namespace json = boost::json;

namespace {

constexpr std::int64_t nowMs = 1'795'000'000'000;
constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60 * second;

api::Segment places(const std::string& name, std::int64_t registered, std::int64_t occupied) {
    api::Segment segment;
    segment.name = name;
    segment.registered = segment.actual = registered;
    segment.occupied = occupied;
    segment.free = registered - occupied;
    return segment;
}

/// One facility of a made-up town.
struct Made {
    std::string id;
    std::string kind = "night_shelter";
    std::vector<api::Segment> segments = {};
    std::int64_t ageMs = 5 * second;
};

StationView viewOf(const Made& made) {
    StationView view;
    view.station = made.id;
    view.facility = {.id = "f-" + made.id,
                     .name = "Dom " + made.id,
                     .kind = made.kind,
                     .address = "ul. " + made.id,
                     .hours = "18–8",
                     .position = api::Position{53'428'900, 14'553'000}};
    view.segments = made.segments;
    view.asOfMs = nowMs - made.ageMs;
    view.night = "2026-11-22";
    view.nightOpen = true;
    return view;
}

std::vector<FacilityNow> town(const std::vector<Made>& facilities) {
    std::vector<AllowedStation> allowed;
    std::map<std::string, StationView> views;
    for (const auto& made : facilities) {
        allowed.push_back({made.id, "Stacja " + made.id, made.id});
        views.emplace(made.id, viewOf(made));
    }
    return facilitiesNow(AllowList(allowed), views, nowMs);
}

std::vector<std::string> attention(const StationView& view, std::int64_t ageMs = 0) {
    FacilityNow facility;
    facility.view = view;
    facility.ageMs = ageMs;
    facility.freshness = freshnessOf(ageMs);
    std::vector<std::string> codes;
    for (const auto& item : attentionOf(facility, nowMs)) {
        codes.emplace_back(item.at("code").as_string());
    }
    return codes;
}

}  // namespace

TEST_CASE("a figure's age has a word") {
    const auto [ageMs, word] = GENERATE(table<std::optional<std::int64_t>, std::string>({
        {0, "fresh"},
        {2 * minute - 1, "fresh"},
        {2 * minute, "recent"},
        {15 * minute - 1, "recent"},
        {15 * minute, "old"},
        {60 * minute, "old"},
        {60 * minute + 1, "silent"},
        {std::nullopt, "silent"},
    }));
    CAPTURE(ageMs.value_or(-1));
    CHECK(wordOf(freshnessOf(ageMs)) == word);
}

TEST_CASE("what was never told, or only by a clock that was ahead, has no age") {
    CHECK(ageAt(nowMs, nowMs) == 0);
    CHECK(ageAt(nowMs - minute, nowMs) == minute);
    CHECK_FALSE(ageAt(nowMs + 1, nowMs));
    CHECK_FALSE(ageAt(0, nowMs));
}

TEST_CASE(
    "family rooms stand apart from the free beds, accessible ones are among them under their own name") {
    auto held = places("women", 10, 6);
    held.held = 3;
    held.free = 1;
    held.turnedAway = 2;
    auto extra = places("men", 20, 20);
    extra.extra = 4;
    extra.actual = 24;
    extra.free = 4;
    const auto totals = totalsOf(town({
        {"wodna", "night_shelter", {held, extra, places("family", 6, 2), places("accessible", 3, 1)}},
        {"stara", "night_shelter", {places("family", 6, 2), held}, 20 * minute},
        {"brzeg", "shelter", {places("family", 4, 1)}},
    }));
    CHECK(totals.freeBeds == 1 + 4 + 2);
    CHECK(totals.any == 0);
    CHECK(totals.accessible == 2);
    CHECK(totals.family == 4);
    CHECK(totals.held == 3);
    CHECK(totals.extra == 4);
    CHECK(totals.turnedAway == 2);
    CHECK(totals.byDecision == 3);
    CHECK(totals.stale == 4 + 1);
}

TEST_CASE(
    "free is what anybody can get tonight without a decision, from fresh figures; the rest stands apart") {
    const auto totals = totalsOf(town({
        {"wodna", "night_shelter", {places("women", 10, 6), places("men", 30, 21)}},
        {"alberta", "night_shelter", {places("men", 20, 20), places("any", 5, 3)}, 14 * minute},
        {"stara", "night_shelter", {places("men", 20, 13)}, 15 * minute},
        {"niema", "night_shelter", {places("women", 8, 7)}, 300 * minute},
        {"brzeg", "shelter", {places("men", 40, 36)}},
        {"ciepla", "warming_room", {places("seats", 20, 14)}},
        {"chlodna", "warming_room", {places("seats", 9, 6)}, 20 * minute},
        {"portowa", "bathhouse", {places("cabins", 3, 1)}},
        {"przystan", "day_centre", {places("seats", 60, 41)}},
    }));
    CHECK(totals.freeBeds == 15);
    CHECK(totals.women == 4);
    CHECK(totals.men == 9);
    CHECK(totals.any == 2);
    CHECK(totals.women + totals.men + totals.any + totals.accessible == totals.freeBeds);
    CHECK(totals.byDecision == 4);
    CHECK(totals.seats == 6);
    CHECK(totals.stale == 7 + 1 + 3);
    CHECK(totals.staleFacilities == 3);
}

TEST_CASE("a protected home is nowhere in what the office tells") {
    const auto facilities = town({{"wodna"}, {"ukryty", "protected_home", {places("any", 6, 2)}}});
    REQUIRE(facilities.size() == 1);
    CHECK(json::serialize(occupancyDocument("Brzegów", facilities, {.ms = nowMs})).find("ukryty") ==
          std::string::npos);
    const auto told = townPlacesOf(facilities, nowMs);
    REQUIRE(told.places.size() == 1);
    CHECK(told.places[0].facilityId == "f-wodna");
    CHECK(told.places[0].position == api::Position{53'428'900, 14'553'000});
}

TEST_CASE("nobody is shown to a house whose doors are shut") {
    using std::chrono::minutes;
    struct Row {
        std::string what;
        std::string clock;  ///< UTC; Warsaw is an hour ahead
        std::string kind = "night_shelter";
        bool aroundClock = false;
        bool hasHours = true;
        bool accepting;
    };
    const auto row = GENERATE(values<Row>({
        {.what = "in the evening", .clock = "2026-11-22T20:00:00.000Z", .accepting = true},
        {.what = "a minute before it closes", .clock = "2026-11-22T06:59:00.000Z", .accepting = true},
        {.what = "as it closes", .clock = "2026-11-22T07:00:00.000Z", .accepting = false},
        {.what = "in the afternoon", .clock = "2026-11-22T14:00:00.000Z", .accepting = false},
        {.what = "out of season", .clock = "2026-05-22T20:00:00.000Z", .accepting = false},
        {.what = "under a winter action round the clock",
         .clock = "2026-11-22T14:00:00.000Z",
         .aroundClock = true,
         .accepting = true},
        {.what = "where there are no hours",
         .clock = "2026-11-22T14:00:00.000Z",
         .hasHours = false,
         .accepting = true},
        {.what = "a warming room",
         .clock = "2026-11-22T14:00:00.000Z",
         .kind = "warming_room",
         .accepting = false},
    }));
    INFO(row.what);
    const auto atMs = api::parseTime(row.clock).value();
    auto view = viewOf({"wodna", row.kind, {places("men", 10, 2)}});
    for (auto& segment : view.segments) segment.accepting = true;
    view.asOfMs = atMs;
    if (row.hasHours) {
        view.facility.opening.seasons = {
            {.from = "10-01", .until = "03-31", .opens = minutes(1'080), .closes = minutes(480)}};
    }
    if (row.aroundClock)
        view.winter = WinterAction{.id = "w", .until = {}, .aroundClock = true, .approvedBy = {}};
    const auto facilities = facilitiesNow(AllowList({{"wodna", "Wodna", "k"}}), {{"wodna", view}}, atMs);
    const auto told = townPlacesOf(facilities, atMs);
    REQUIRE(told.places.size() == 1);
    CHECK(told.places[0].segments.at(0).accepting == row.accepting);
    CHECK(told.places[0].segments.at(0).free == 8);
}

TEST_CASE("whatever a demonstration tells says that its time is simulated") {
    CHECK(occupancyDocument("Brzegów", {}, {.ms = nowMs, .simulated = true}).at("simulated") == true);
    CHECK(occupancyDocument("Brzegów", {}, {.ms = nowMs}).at("simulated") == false);
}

TEST_CASE("a station that never called is in the list, silent, under its name from the allow-list") {
    const auto facilities = facilitiesNow(AllowList({{"a", "Schronisko", "k"}}), {}, nowMs);
    const auto document = occupancyDocument("Brzegów", facilities, {.ms = nowMs});
    const auto& facility = document.at("facilities").at(0);
    CHECK(facility.at("name") == "Schronisko");
    CHECK(facility.at("freshness") == "silent");
    CHECK(facility.at("age_ms").is_null());
    CHECK(facility.at("attention").at(0).at("code") == "no_data");
}

TEST_CASE("a figure says which of its station's entries it holds") {
    auto view = viewOf({"wodna"});
    view.epoch = "an-epoch";
    view.receivedThrough = 41;
    const auto facilities = facilitiesNow(AllowList({{"wodna", "Wodna", "k"}}), {{"wodna", view}}, nowMs);
    const auto document = occupancyDocument("Brzegów", facilities, {.ms = nowMs});
    const auto& facility = document.at("facilities").at(0);
    CHECK(facility.at("epoch") == "an-epoch");
    CHECK(facility.at("received_through") == 41);
}

TEST_CASE("a winter action is told with its limits, and of no facility that has none") {
    auto cold = viewOf({"wodna"});
    cold.winter = WinterAction{.id = "w",
                               .until = "2026-12-01T07:00:00.000Z",
                               .extra = 8,
                               .aroundClock = true,
                               .thresholdC = -10,
                               .approvedBy = "director"};
    const auto facilities = facilitiesNow(AllowList({{"wodna", "Wodna", "k"}, {"alberta", "Alberta", "l"}}),
                                          {{"wodna", cold}, {"alberta", viewOf({"alberta"})}}, nowMs);
    const auto document = occupancyDocument("Brzegów", facilities, {.ms = nowMs});
    CHECK(document.at("facilities").at(0).at("winter") == json::value{{"until", "2026-12-01T07:00:00.000Z"},
                                                                      {"extra", 8},
                                                                      {"around_clock", true},
                                                                      {"threshold_c", -10},
                                                                      {"approved_by", "director"}});
    CHECK(document.at("facilities").at(1).at("winter").is_null());
}

TEST_CASE("what a station did that left the allow-list is no longer told") {
    const std::map<std::string, StationView> views = {{"gone", viewOf({"gone"})}};
    CHECK(facilitiesNow(AllowList(), views, nowMs).empty());
}

TEST_CASE("what needs a person is said, and nothing else") {
    auto view = viewOf({"wodna", "night_shelter", {places("men", 10, 8), places("women", 5, 5)}});
    std::vector<std::string> expected;
    SECTION("all is well") {}
    SECTION("a full house turned somebody away") {
        view.turnedAway["women"].fullHouse = 2;
    }
    SECTION("somebody was turned away although there is room now") {
        view.turnedAway["men"].fullHouse = 2;
        expected = {"refused_though_free"};
    }
    SECTION("somebody was refused for a reason of their own") {
        view.turnedAway["men"].refused = 1;
        view.turnedAway["men"].noSuitableBed = 1;
    }
    SECTION("nobody knows what became of somebody who was refused in frost") {
        view.openInFrost = 1;
        expected = {"refused_in_frost"};
    }
    SECTION("somebody asked for help") {
        view.helpAskedMs = {nowMs - 5 * minute};
        expected = {"help_asked"};
    }
    SECTION("somebody asked for help an hour ago") {
        view.helpAskedMs = {nowMs - 60 * minute};
    }
    SECTION("a reader is out of order") {
        view.readersOutOfOrder = {"door-1"};
        expected = {"reader_out_of_order"};
    }
    SECTION("the station's own count differs") {
        view.snapshot = SnapshotVerdict{.takenAt = 1, .takenMs = nowMs, .agrees = false, .says = 3};
        expected = {"snapshot_disagrees"};
    }
    SECTION("the station's own count can't be compared") {
        view.snapshot = SnapshotVerdict{.takenAt = 1, .takenMs = nowMs, .agrees = {}, .says = 3};
    }
    SECTION("entries are missing") {
        view.receivedThrough = 4;
        view.highest = 9;
        expected = {"entries_missing"};
    }
    SECTION("entries contradict") {
        view.conflicts.count = 1;
        expected = {"entries_conflict"};
    }
    CHECK(attention(view) == expected);
}

TEST_CASE("an old figure needs a person") {
    CHECK(attention(viewOf({"wodna"}), 14 * minute).empty());
    CHECK(attention(viewOf({"wodna"}), 15 * minute) == std::vector<std::string>{"no_data"});
}

TEST_CASE("stations get the town's places for the night, signed, with their age") {
    const auto pair = crypto::newSigningPair();
    Board board("Brzegów", pair.secretHex);
    board.allow(AllowList({{"wodna", "Wodna", "k1"}, {"portowa", "Portowa", "k2"}, {"nowa", "Nowa", "k3"}}));
    board.update({viewOf({"wodna", "night_shelter", {places("men", 10, 8)}, 3 * minute}),
                  viewOf({"portowa", "bathhouse"})});
    const auto [text, signature] = board.signedTown("wodna", nowMs);
    CHECK(crypto::verify(pair.publicHex, text, signature));
    CHECK_FALSE(crypto::verify(pair.publicHex, text + " ", signature));
    const auto told = api::townPlacesFromJson(api::parseJson(text).value());
    REQUIRE(told);
    CHECK(told->issuedMs == nowMs);
    REQUIRE(told->places.size() == 1);
    CHECK(told->places[0].facilityId == "f-wodna");
    CHECK(told->places[0].ageMs == 3 * minute);
    CHECK(told->places[0].segments[0].free == 2);
    CHECK(api::canonicalJson(api::toJson(*told)) == text);
    CHECK(board.signedTown("portowa", nowMs + 999).first == text);
    CHECK(board.signedTown("wodna", nowMs + 1'000).first != text);
}

TEST_CASE("a station that sends event after event is told the same places once") {
    Board board("Brzegów", crypto::newSigningPair().secretHex);
    board.allow(AllowList({{"wodna", "Wodna", "k1"}, {"portowa", "Portowa", "k2"}}));
    CHECK_FALSE(board.signedTown("wodna", nowMs).first.empty());
    CHECK(board.signedTown("wodna", nowMs + 999).first.empty());
    CHECK(board.signedTown("wodna", nowMs + 999).second.empty());
    CHECK_FALSE(board.signedTown("portowa", nowMs + 999).first.empty());
    CHECK_FALSE(board.signedTown("wodna", nowMs + 1'000).first.empty());
}

TEST_CASE("what an office told by a clock that was ahead doesn't outlive it at the stations") {
    constexpr std::int64_t year = std::int64_t{365} * 24 * 60 * minute;
    Board board("Brzegów", crypto::newSigningPair().secretHex);
    const auto issued = [&](std::int64_t atMs) {
        const auto& text = board.signedTown("wodna", atMs).first;
        return api::townPlacesFromJson(api::parseJson(text).value()).value().issuedMs;
    };
    board.issueAfter(nowMs - minute, nowMs);
    CHECK(issued(nowMs) == nowMs);
    board.issueAfter(nowMs + year, nowMs);
    const auto first = issued(nowMs + 1'000);
    CHECK(first > nowMs + year);
    CHECK(issued(nowMs + 2'000) > first);
    CHECK(issued(nowMs + 2 * year) == nowMs + 2 * year);
}

TEST_CASE("the board's mood changes with freshness, not with each second") {
    Board board("Brzegów", crypto::newSigningPair().secretHex);
    board.allow(AllowList({{"wodna", "Wodna", "k"}}));
    board.update({viewOf({"wodna", "night_shelter", {}, 0})});
    CHECK(board.mood(nowMs) == board.mood(nowMs + 119 * second));
    CHECK(board.mood(nowMs) != board.mood(nowMs + 120 * second));
    CHECK(board.mood(nowMs + 14 * minute) != board.mood(nowMs + 16 * minute));
}
