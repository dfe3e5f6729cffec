// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/office_server.h"

#include <sstream>

#include "tests/office/town_fixture.h"

using namespace ostoja;
using namespace ostoja::office;
namespace json = boost::json;

namespace {

api::IngestAnswer answerOf(const net::Response& response) {
    REQUIRE(response.status == 200);
    const auto answer = api::ingestAnswerFromJson(api::parseJson(response.body).value());
    REQUIRE(answer);
    return *answer;
}

/// A journal whose entries are as old as the office's clock says now.
JournalMaker journal(TownFixture& town, const std::string& station = TownFixture::wodna) {
    JournalMaker maker(station);
    maker.setTime(town.clock().now().wallMs);
    return maker;
}

}  // namespace

TEST_CASE("only a listed station may post, and only its own events; anybody may read") {
    TownFixture town;
    town.open();
    auto own = journal(town);
    auto other = journal(town, TownFixture::alberta);
    const auto ownBody = batchBody(own.house(2));
    const auto otherBody = batchBody(other.house(2));
    CHECK(TownFixture::codeOf(town.post("", ownBody)) == "403 certificate_missing");
    CHECK(TownFixture::codeOf(town.post("stranger", ownBody)) == "403 certificate_unknown");
    CHECK(TownFixture::codeOf(town.post("wodna", otherBody)) == "403 station_mismatch");
    const auto listed = town.getJson("/v1/stations");
    CHECK(listed.at("stations").at(0).at("received_through") == 0);
    CHECK(listed.at("stations").at(0).at("refused").at("code") == "station_mismatch");
    CHECK(listed.at("stations").at(1).at("refused").is_null());
    CHECK(answerOf(town.post("wodna", ownBody)).receivedThrough == 3);
    CHECK(town.getJson("/v1/stations").at("stations").at(0).at("refused").is_null());
    for (const auto* path : {"/v1/occupancy", "/v1/stations", "/metrics", "/healthz", "/", "/app.js"}) {
        CAPTURE(path);
        CHECK(town.get(path).status == 200);
    }
}

TEST_CASE("a bad request is refused as a problem, and nothing is stored") {
    TownFixture town;
    town.open();
    auto maker = journal(town);
    const auto body = batchBody(maker.house(2));
    CHECK(TownFixture::codeOf(town.post("wodna", "[{]")) == "400 malformed_json");
    CHECK(TownFixture::codeOf(town.post("wodna", "{}")) == "400 malformed");
    CHECK(
        TownFixture::codeOf(town.request("wodna", "POST", "/v1/events", body, "application/json").value()) ==
        "415 content_type");
    CHECK(TownFixture::codeOf(town.request("wodna", "GET", "/v1/events").value()) ==
          "405 method_not_allowed");
    CHECK(TownFixture::codeOf(town.request("", "DELETE", "/v1/occupancy").value()) ==
          "405 method_not_allowed");
    CHECK(TownFixture::codeOf(town.request("", "GET", "/../etc/passwd").value()) == "400 malformed_target");
    CHECK(TownFixture::codeOf(town.request("", "GET", "/v1/nothing").value()) == "404 not_found");
    auto big = maker.event("note", {{"text", std::string(mostBytesOfAnEvent, 'x')}});
    CHECK(TownFixture::codeOf(town.post("wodna", batchBody({big}))) == "413 event_too_large");
    CHECK(town.getJson("/v1/stations").at("stations").at(0).at("received_through") == 0);
}

TEST_CASE("a body beyond all measure is cut off and the office lives on") {
    TownFixture town;
    town.open();
    const auto response = town.request("wodna", "POST", "/v1/events", std::string(8'388'608, ' '));
    CHECK((!response || response->status == 413));
    CHECK(town.get("/healthz").status == 200);
}

TEST_CASE("the answer tells where the office stands, and the town's places signed") {
    TownFixture town;
    town.open();
    auto maker = journal(town);
    CHECK(answerOf(town.post("wodna", "[]")).receivedThrough == 0);
    auto house = maker.house(4);
    const auto answer = answerOf(town.post("wodna", batchBody(house)));
    CHECK(answer.epoch == maker.epoch());
    CHECK(answer.receivedThrough == 3);
    CHECK(answer.officeTimeMs > 0);
    town.clock().move(2'000);
    const auto later = answerOf(town.post("wodna", "[]"));
    CHECK(later.epoch == maker.epoch());
    CHECK(later.receivedThrough == 3);
    CHECK(crypto::verify(town.signingKey(), later.townPlaces, later.townSignature));
    const auto places = api::townPlacesFromJson(api::parseJson(later.townPlaces).value());
    REQUIRE(places);
    REQUIRE(places->places.size() == 1);
    CHECK(places->places[0].segments[0].free == 4);
}

TEST_CASE("a change reaches the stream without being asked for, and so does age alone") {
    TownFixture town;
    town.open();
    auto maker = journal(town);
    town.post("wodna", batchBody(maker.house(4)));
    OccupancyFeed feed(town);
    feed.until([](const json::value& document) { return freeBeds(document) == 4; });
    town.post("wodna", batchBody({maker.bedTaken("bed-1", "anna")}));
    const auto document = feed.until([](const json::value& each) { return freeBeds(each) == 3; });
    CHECK(document.at("town") == "Brzegów");
    CHECK(document.at("night") == "2026-11-22");
    CHECK(document.at("facilities").at(0).at("windows") == "offf");
    CHECK(document.at("facilities").at(0).at("freshness") == "fresh");
    town.clock().move(960'000);
    const auto aged = feed.until([](const json::value& each) { return freeBeds(each) == 0; });
    CHECK(aged.at("facilities").at(0).at("freshness") == "old");
    CHECK(aged.at("totals").at("stale").at("free") == 3);
}

TEST_CASE("a reader of the stream who lags too far behind is closed, and the office lives on") {
    TownFixture town;
    town.open();
    const auto empty = town.get("/v1/occupancy").body.size();
    town.close();
    OfficeOptions options;
    options.streamBacklogBytes = empty + 1'000;
    town.open(options);
    // The first document has room, the town's next one hasn't: all are closed while they are being told.
    OccupancyFeed first(town);
    OccupancyFeed second(town);
    OccupancyFeed third(town);
    for (auto* feed : {&first, &second, &third}) feed->until([](const auto&) { return true; });
    auto maker = journal(town);
    CHECK(answerOf(town.post("wodna", batchBody(maker.house(1'500)))).receivedThrough == 3);
    for (auto* feed : {&first, &second, &third}) feed->untilLost();
    CHECK(freeBeds(town.getJson("/v1/occupancy")) == 1'500);
}

TEST_CASE("a town without change is told anew, so that a page knows the office is there") {
    TownFixture town;
    OfficeOptions options;
    options.tellAnewAfter = std::chrono::milliseconds(1);
    town.open(options);
    OccupancyFeed feed(town);
    for (int told = 0; told < 3; ++told) {
        const auto document = feed.until([](const auto&) { return true; });
        CHECK(freeBeds(document) == 0);
    }
    CHECK_FALSE(feed.lost());
}

TEST_CASE("who shows no certificate can't make the office read much") {
    TownFixture town;
    town.open();
    const std::string some(4'096, ' ');
    CHECK(TownFixture::codeOf(town.post("", some)) == "403 certificate_missing");
    CHECK(TownFixture::codeOf(town.post("", some + ' ')) == "413 body_too_large");
    CHECK(TownFixture::codeOf(town.post("stranger", some + ' ')) == "403 certificate_unknown");
}

TEST_CASE("strangers who take all the connections they get don't keep a station out") {
    TownFixture town;
    town.open();
    std::vector<std::unique_ptr<OccupancyFeed>> pages;
    for (int i = 0; i < 64; ++i) {
        pages.push_back(std::make_unique<OccupancyFeed>(town));
        pages.back()->until([](const auto&) { return true; });
    }
    CHECK_FALSE(town.request({}, "GET", "/healthz"));
    CHECK(town.post("wodna", "[]").status == 200);
}

TEST_CASE(
    "a station that is struck from the list is refused without a restart; a spoilt list changes nothing") {
    TownFixture town;
    town.open();
    auto maker = journal(town);
    town.post("wodna", batchBody(maker.house(4)));
    OccupancyFeed feed(town);
    std::ofstream(town.path("stations.toml")) << "[[station]]\nid = 5\n";
    town.clock().move(960'000);
    feed.until([](const json::value& document) { return freeBeds(document) == 0; });
    CHECK(town.post("wodna", "[]").status == 200);
    town.allow({{TownFixture::alberta, "alberta"}});
    feed.until([](const json::value& document) { return document.at("facilities").as_array().size() == 1; });
    CHECK(TownFixture::codeOf(town.post("wodna", "[]")) == "403 certificate_unknown");
    CHECK(town.post("alberta", "[]").status == 200);
}

TEST_CASE("metrics are Prometheus text, and count what happened") {
    TownFixture town;
    town.open();
    auto maker = journal(town);
    const auto body = batchBody(maker.house(4));
    town.post("wodna", body);
    town.post("wodna", body);
    town.post("wodna", "{}");
    const auto response = town.get("/metrics");
    CHECK(response.contentType.starts_with("text/plain; version=0.0.4"));
    std::map<std::string, std::int64_t> samples;
    std::istringstream lines(response.body);
    std::string typed;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# TYPE ")) typed = line.substr(7, line.find(' ', 7) - 7);
        if (line.starts_with('#')) continue;
        const auto value = line.rfind(' ');
        CAPTURE(line);
        REQUIRE(value != std::string::npos);
        REQUIRE(line.starts_with(typed));
        CHECK(samples.emplace(line.substr(0, value), std::stoll(line.substr(value + 1))).second);
    }
    CHECK(samples.at("ostoja_office_events_total{result=\"stored\"}") == 3);
    CHECK(samples.at("ostoja_office_events_total{result=\"duplicate\"}") == 3);
    CHECK(samples.at("ostoja_office_refused_total{code=\"malformed\"}") == 1);
    CHECK(samples.at("ostoja_office_free_beds{segment=\"men\"}") == 4);
}

TEST_CASE("the page and its parts come with a strict policy and name nothing outside") {
    TownFixture town;
    town.open();
    const auto [path, type] = GENERATE(table<std::string, std::string>({
        {"/", "text/html; charset=utf-8"},
        {"/style.css", "text/css; charset=utf-8"},
        {"/app.js", "text/javascript; charset=utf-8"},
        {"/favicon.svg", "image/svg+xml"},
    }));
    CAPTURE(path);
    const auto response = town.get(path);
    CHECK(response.status == 200);
    CHECK(response.contentType == type);
    std::string policy;
    for (const auto& [name, value] : response.headers) {
        if (name == "Content-Security-Policy") policy = value;
    }
    CHECK(policy.starts_with("default-src 'none'"));
    CHECK(policy.find("unsafe") == std::string::npos);
    std::string body = response.body;
    if (const auto names = body.find("xmlns=\"http://"); names != std::string::npos) body.erase(names, 14);
    CHECK(body.find("http://") == std::string::npos);
    CHECK(body.find("https://") == std::string::npos);
}

TEST_CASE("a caller who leaves before the answer and sends the batch again is counted once") {
    TownFixture town;
    town.open();
    auto maker = journal(town);
    auto events = maker.house(4);
    events.push_back(maker.bedTaken("bed-1", "anna"));
    OccupancyFeed feed(town);
    town.running().on([&] {
        net::Client leaving(town.loop(), town.endpoint("wodna"));
        leaving.request(
            "POST", "/v1/events", batchBody(events), std::chrono::seconds(10), [](const auto&) {},
            "application/cloudevents-batch+json");
    });
    CHECK(answerOf(town.post("wodna", batchBody(events))).receivedThrough == 4);
    feed.until([](const json::value& document) { return freeBeds(document) == 3; });
    CHECK(town.getJson("/v1/occupancy").at("facilities").at(0).at("windows") == "offf");
}

TEST_CASE("two stations post at once over many connections, and nothing is lost or counted twice") {
    TownFixture town;
    town.open();
    constexpr int beds = 60;
    constexpr int rounds = 3;
    struct Sender {
        std::string certificate;
        JournalMaker maker;
        std::vector<std::string> bodies;
    };
    std::vector<Sender> senders = {{"wodna", journal(town), {}},
                                   {"alberta", journal(town, TownFixture::alberta), {}}};
    std::atomic<int> waiting{0};
    net::Awaited<bool> done;
    for (auto& sender : senders) {
        town.post(sender.certificate, batchBody(sender.maker.house(beds)));
        for (int bed = 1; bed <= beds; ++bed) {
            const auto name = std::to_string(bed);
            sender.bodies.push_back(batchBody({sender.maker.bedTaken("bed-" + name, name)}));
        }
        waiting += beds * rounds;
    }
    std::vector<std::unique_ptr<net::Client>> clients;
    town.running().on([&] {
        for (int round = 0; round < rounds; ++round) {
            for (const auto& sender : senders) {
                auto& client = clients.emplace_back(
                    std::make_unique<net::Client>(town.loop(), town.endpoint(sender.certificate)));
                for (const auto& body : sender.bodies) {
                    client->request(
                        "POST", "/v1/events", body, std::chrono::seconds(20),
                        [&](const Expected<net::Response>& response) {
                            const bool good = response && response->status == 200;
                            if (!good) done.set(false);
                            if (--waiting == 0) done.set(true);
                        },
                        "application/cloudevents-batch+json");
                }
            }
        }
    });
    CHECK(done.get());
    town.running().on([&] { clients.clear(); });
    const auto stations = town.getJson("/v1/stations");
    for (const auto& station : stations.at("stations").as_array()) {
        CHECK(station.at("received_through") == beds + 3);
        CHECK(station.at("conflicts").at("count") == 0);
    }
    const auto occupancy = town.getJson("/v1/occupancy");
    for (const auto& facility : occupancy.at("facilities").as_array()) {
        CHECK(facility.at("windows") == json::value(std::string(beds, 'o')));
    }
    town.close();
    town.open();
    CHECK(town.getJson("/v1/occupancy").at("facilities").at(0).at("windows") ==
          json::value(std::string(beds, 'o')));
}
