// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "api/json_fields.h"
#include "domain/position.h"
#include "tests/station/open_house.h"

using namespace ostoja;
using namespace ostoja::station;
using boost::json::value;

namespace {

api::TownPlaces townOf(const OpenHouse& open, std::int64_t issuedMs, std::int64_t free) {
    const auto own = open.house.read()->facility().id;
    const std::vector<api::Segment> segments{
        {.name = "any", .registered = 9, .actual = 9, .occupied = 9 - free, .free = free}};
    return {.issuedMs = issuedMs,
            .places = {{.facilityId = own,
                        .name = "Own",
                        .kind = "night_shelter",
                        .address = "",
                        .hours = "",
                        .segments = segments,
                        .ageMs = 5},
                       {.facilityId = freshId(),
                        .name = "Noclegownia Długa 3",
                        .kind = "night_shelter",
                        .address = "ul. Długa 3",
                        .hours = "18–8",
                        .segments = segments,
                        .ageMs = 1'000}}};
}

std::string signedBody(const std::string& places, const std::string& secret) {
    return boost::json::serialize(api::toJson(api::SignedTown{places, crypto::sign(secret, places).value()}));
}

Answer tell(OpenHouse& open, const api::TownPlaces& town) {
    return open.ask("uplink", "PUT", "/v1/town",
                    signedBody(api::canonicalJson(api::toJson(town)), open.office.secretHex));
}

const auto knowsTown = [](const value& state) { return state.at("town").is_object(); };

}  // namespace

TEST_CASE("the town's other places come signed, are shown, and survive a restart with their age") {
    OpenHouse open;
    Follower screen(open.loop, open.socket("door-1.screen"));
    CHECK(screen.next().data.at("town").is_null());
    REQUIRE(tell(open, townOf(open, 1'000, 4)).status == 204);

    const auto state = screen.next(knowsTown).data;
    const auto& places = state.at("town").at("places").as_array();
    REQUIRE(places.size() == 1);
    CHECK(places[0].at("name") == "Noclegownia Długa 3");
    CHECK(places[0].at("segments").at(0).at("free") == 4);
    CHECK(state.at("town_age_ms").as_int64() >= 0);

    open.stop();
    open.house.clock.boot = "another boot";
    open.house.clock.wallMs += hourMs;
    open.start();
    const auto later = Follower(open.loop, open.socket("door-1.screen")).next().data;
    CHECK(later.at("town").at("places").at(0).at("segments").at(0).at("free") == 4);
    CHECK(later.at("town_age_ms") == hourMs);

    open.stop();
    open.house.clock.boot = "a third boot, its clock in 1970";
    open.house.clock.wallMs = 0;
    open.start();
    CHECK(Follower(open.loop, open.socket("door-1.screen")).next().data.at("town").is_null());
}

TEST_CASE("what the office didn't sign is refused") {
    OpenHouse open;
    const auto places = api::canonicalJson(api::toJson(townOf(open, 1'000, 4)));
    const auto stranger = crypto::newSigningPair();
    auto changed = boost::json::parse(signedBody(places, open.office.secretHex)).as_object();
    changed["town_places"] = std::string(changed["town_places"].as_string()) + " ";

    struct Row {
        std::string what;
        std::string body;
    };
    for (const auto& row : std::vector<Row>{
             {"another's signature", signedBody(places, stranger.secretHex)},
             {"changed after signing", boost::json::serialize(changed)},
             {"no signature", boost::json::serialize(api::toJson(api::SignedTown{places, ""}))},
             {"half a signature", boost::json::serialize(api::toJson(api::SignedTown{places, "abc"}))}}) {
        INFO(row.what);
        const auto answer = open.ask("uplink", "PUT", "/v1/town", row.body);
        CHECK(answer.status == 403);
        CHECK(answer.problem() == "town_signature");
    }
    CHECK_FALSE(open.house.read()->town().value().has_value());
    CHECK(open.ask("uplink", "PUT", "/v1/town", signedBody("{\"issued_ms\":\"now\"}", open.office.secretHex))
              .status == 400);
}

TEST_CASE("older figures never replace newer ones, and the same ones don't become younger") {
    OpenHouse open;
    REQUIRE(tell(open, townOf(open, 2'000, 4)).status == 204);
    const auto arrived = open.house.read()->town().value()->arrivedMs;
    open.house.clock.wallMs += 60'000;
    const auto older = tell(open, townOf(open, 1'999, 7));
    CHECK(older.status == 409);
    CHECK(older.problem() == "town_older");
    CHECK(tell(open, townOf(open, 2'000, 7)).status == 204);
    CHECK(open.house.read()->town().value()->arrivedMs == arrived);
    CHECK(tell(open, townOf(open, 2'001, 7)).status == 204);
    CHECK(open.house.read()->town().value()->arrivedMs == arrived + 60'000);
}

TEST_CASE("whoever gets no bed is shown to the nearest place that has one, and the record says so") {
    auto setup = smallShelter();
    setup.position = domain::parsePosition("53.4289, 14.5530").value();
    OpenHouse open(setup);
    const auto place = [](const std::string& name, const char* segment, const char* at) {
        const auto position = domain::parsePosition(at).value();
        return api::TownPlace{
            .facilityId = freshId(),
            .name = name,
            .kind = "night_shelter",
            .address = "ul. Długa 3",
            .hours = "18–8",
            .position = api::Position{position.latitude, position.longitude},
            .segments = {{.name = segment, .registered = 9, .actual = 9, .occupied = 7, .free = 2}},
            .ageMs = 0};
    };
    REQUIRE(tell(open, {.issuedMs = 1'000,
                        .places = {place("far", "women", "53.4400, 14.5530"),
                                   place("near", "women", "53.4300, 14.5530"),
                                   place("for men", "men", "53.4290, 14.5530")}})
                .status == 204);
    Follower screen(open.loop, open.socket("door-1.screen"));
    open.tap(2);
    open.tap(4);
    CHECK(open.tap(6).json.at("outcome") == "full_house");
    const auto visit = screen
                           .next([](const value& state) {
                               return hasVisit(state) && state.at("visit").at("outcome") == "full_house";
                           })
                           .data.at("visit");
    CHECK(visit.at("nearest").at("name") == "near");
    CHECK(visit.at("nearest").at("metres") == 122);
    CHECK(open.house.journal().back().type == "pl.ostoja.arrival.turned_away.v1");
    CHECK(api::snapshotFromJson(open.ask("uplink", "GET", "/v1/snapshot").json)->position ==
          api::Position{53'428'900, 14'553'000});

    open.stop();
    open.house.clock.boot = "another boot";
    open.house.clock.wallMs += std::int64_t{16} * 60'000;
    open.start();
    Follower later(open.loop, open.socket("door-1.screen"));
    CHECK(open.tap(8).json.at("outcome") == "full_house");
    CHECK_FALSE(later.next(hasVisit).data.at("visit").as_object().contains("nearest"));
}

TEST_CASE("a station that knows no office leaves the town unknown") {
    OpenHouse open;
    REQUIRE(tell(open, townOf(open, 1'000, 4)).status == 204);
    open.stop();
    open.settings.officeKey.clear();
    open.start();
    CHECK(Follower(open.loop, open.socket("door-1.screen")).next().data.at("town").is_null());
    const auto answer = tell(open, townOf(open, 2'000, 4));
    CHECK(answer.status == 409);
    CHECK(answer.problem() == "no_office_key");
}

TEST_CASE("the journal waits for what isn't there yet") {
    OpenHouse open;
    const auto now = open.ask("uplink", "GET", "/v1/journal?after=0").json;
    CHECK(now.at("station") == stationId.c_str());
    CHECK(now.at("events").as_array().size() == 3);
    CHECK(now.at("last") == 3);
    CHECK(now.at("events").at(2).at("type") == "pl.ostoja.night.opened.v1");

    net::Awaited<Expected<net::Response>> answered;
    auto client = open.loop.on([&] {
        return std::make_unique<net::Client>(open.loop.loop(),
                                             net::Endpoint::unixSocket(open.socket("uplink")));
    });
    open.loop.on([&] {
        client->request("GET", "/v1/journal?after=3&wait=30", "", std::chrono::seconds(40),
                        [&](Expected<net::Response> response) { answered.set(std::move(response)); });
    });
    open.tap(1);
    const auto page = api::parseJson(answered.get()->body).value();
    CHECK(page.at("events").at(0).at("type") == "pl.ostoja.bed.taken.v1");
    CHECK(page.at("last") == 4);
    open.loop.on([&] { client.reset(); });

    const auto none = open.ask("uplink", "GET", "/v1/journal?after=4&wait=1").json;
    CHECK(none.at("events").as_array().empty());
    CHECK(none.at("last") == 4);
}

TEST_CASE("the snapshot counts what the house counts, at its number") {
    OpenHouse open;
    open.tap(1);
    open.tap(2);
    const auto event = open.ask("uplink", "GET", "/v1/snapshot").json;
    CHECK(api::isSnapshot(event));
    const auto snapshot = api::snapshotFromJson(event).value();
    CHECK(snapshot.takenAt == 5);
    CHECK(snapshot.night == "2026-11-22");
    CHECK(snapshot.facilityId == open.house.read()->facility().id);
    CHECK(snapshot.windows == "ofofx");
    std::int64_t occupied = 0;
    for (const auto& segment : snapshot.segments) occupied += segment.occupied;
    CHECK(occupied == 2);
    CHECK(snapshot.readersOutOfOrder == std::vector<std::string>{"door-1", "door-2"});
}

TEST_CASE("what the uplink delivered is known, of this epoch only") {
    OpenHouse open;
    const auto epoch = open.house.read()->facility().epoch;
    CHECK(open.ask("uplink", "PUT", "/v1/delivery", api::toJson(api::Delivery{epoch, 3, true})).status ==
          204);
    const auto health = open.ask("admin", "GET", "/v1/health").json;
    CHECK(health.at("delivered_through") == 3);
    CHECK(health.at("office_linked") == true);
    const auto other =
        open.ask("uplink", "PUT", "/v1/delivery", api::toJson(api::Delivery{freshId(), 9, true}));
    CHECK(other.problem() == "epoch_other");
}

TEST_CASE("health says what is written where") {
    OpenHouse open;
    open.tap(1);
    const auto health = open.ask("admin", "GET", "/v1/health").json;
    CHECK(health.at("status") == "ok");
    CHECK(health.at("database") == open.house.database.c_str());
    CHECK(health.at("epoch") == open.house.read()->facility().epoch.c_str());
    CHECK(health.at("sequence") == 4);
    CHECK(health.at("night") == "2026-11-22");
}

TEST_CASE("a reader's state reaches the screens and expires when the reader falls silent") {
    Durations short_;
    short_.readerState = std::chrono::milliseconds(100);
    OpenHouse open(smallShelter(), short_);
    Follower screen(open.loop, open.socket("door-1.screen"));
    const auto readerIs = [](const char* state) {
        return [state](const value& s) { return s.at("reader") == state; };
    };
    screen.next(readerIs("out_of_order"));
    REQUIRE(open.ask("door-1.reader", "PUT", "/v1/reader", std::string("{\"state\":\"ready\"}")).status ==
            204);
    screen.next(readerIs("ready"));
    screen.next(readerIs("out_of_order"));
}

TEST_CASE("a reader is asked to restart through its own stream") {
    OpenHouse open;
    Follower reader(open.loop, open.socket("door-1.reader"));
    CHECK(reader.next().data.at("restarts") == 0);
    CHECK(open.ask("admin", "POST", "/v1/terminals/door-1/restart-reader").status == 204);
    CHECK(reader.next().data.at("restarts") == 1);
    const auto unknown = open.ask("admin", "POST", "/v1/terminals/door-9/restart-reader");
    CHECK(unknown.status == 404);
    CHECK(unknown.problem() == "terminal_unknown");
}

TEST_CASE("another station on the same sockets is refused") {
    OpenHouse open;
    const House other;
    Settings settings = open.settings;
    settings.database = other.database;
    settings.masterKey = other.keyFile;
    net::Awaited<Expected<void>> started;
    std::unique_ptr<Station> second;
    open.loop.on([&] {
        second = Station::open(open.loop.loop(), other.clock, settings, {}).value();
        second->start([&](Expected<void> done) { started.set(std::move(done)); });
    });
    const auto done = started.get();
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "address_in_use");
    open.loop.on([&] { second.reset(); });
    CHECK(open.ask("admin", "GET", "/v1/health").status == 200);
}
