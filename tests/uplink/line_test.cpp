// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/serialize.hpp>
#include <deque>

#include "net/server.h"
#include "tests/office/town_fixture.h"
#include "uplink/uplink.h"

using namespace ostoja;
using namespace ostoja::office;
namespace json = boost::json;

namespace {

/// A station's journal behind the station's routes, on the Unix socket that an uplink follows.
class JournalServer {
  public:
    JournalServer(TownFixture& town, int beds) : town_(town), maker_(TownFixture::wodna) {
        maker_.setTime(town.clock().now().wallMs);
        append(maker_.house(beds));
        beds_ = beds;
        open();
    }
    ~JournalServer() { close(); }
    JournalServer(const JournalServer&) = delete;
    JournalServer& operator=(const JournalServer&) = delete;

    void open() {
        town_.running().on([&] {
            server_ = std::make_unique<net::Server>(
                town_.loop(),
                [this](const net::Request& request, net::Responder to) { handle(request, std::move(to)); });
            REQUIRE(server_->listenUnix(socket(), 0600, "uplink"));
        });
    }
    void close() {
        town_.running().on([&] {
            polls_.clear();
            server_.reset();
        });
    }

    std::string socket() const { return town_.path("uplink"); }
    std::size_t entries() {
        return town_.running().on([&] { return events_.size(); });
    }

    /// Writes what `make` makes, and answers whoever waits for it.
    template <class Make>
    void write(Make make) {
        town_.running().on([&] {
            append(make(maker_));
            for (auto& [after, to] : std::exchange(polls_, {})) to.send(page(after));
        });
    }
    void take(int first, int last) {
        write([&](JournalMaker& maker) {
            std::vector<api::JournalEvent> taken;
            for (int bed = first; bed <= last; ++bed) {
                const auto number = std::to_string(bed);
                taken.push_back(maker.bedTaken("bed-" + number, number));
                ++occupied_;
            }
            return taken;
        });
    }

    /// `times` people come to the last bed and go again: two entries each.
    void comeAndGo(int times) {
        write([&](JournalMaker& maker) {
            const auto bed = "bed-" + std::to_string(beds_);
            std::vector<api::JournalEvent> written;
            for (int i = 0; i < times; ++i) {
                const auto stay = "guest-" + std::to_string(++guests_);
                written.push_back(maker.bedTaken(bed, stay));
                written.push_back(maker.stayEnded(bed, stay));
            }
            return written;
        });
    }

    /// Waits for a PUT /v1/delivery for which `wanted` holds.
    template <class Wanted>
    api::Delivery delivered(Wanted wanted) {
        std::unique_lock lock(mutex_);
        api::Delivery found;
        const bool came = something_.wait_for(lock, std::chrono::seconds(20), [&] {
            while (!deliveries_.empty()) {
                found = deliveries_.front();
                deliveries_.pop_front();
                if (wanted(found)) return true;
            }
            return false;
        });
        REQUIRE(came);
        return found;
    }
    void deliveredThrough(std::int64_t sequence) {
        delivered([&](const api::Delivery& each) { return each.linked && each.receivedThrough == sequence; });
    }
    /// Waits for a PUT /v1/town.
    api::SignedTown town() {
        std::unique_lock lock(mutex_);
        REQUIRE(something_.wait_for(lock, std::chrono::seconds(20), [&] { return lastTown_.has_value(); }));
        return *lastTown_;
    }
    /// What was asked for, in order: the `after` of each poll.
    std::vector<std::int64_t> asked() {
        return town_.running().on([&] { return asked_; });
    }

  private:
    void append(const std::vector<api::JournalEvent>& events) {
        events_.insert(events_.end(), events.begin(), events.end());
    }

    net::Response page(std::int64_t after) const {
        api::JournalPage told{.station = maker_.station(), .epoch = maker_.epoch(), .events = {}, .last = 0};
        told.last = static_cast<std::int64_t>(events_.size());
        for (const auto& event : events_) {
            if (event.sequence > after && told.events.size() < 500) told.events.push_back(event);
        }
        return {.status = 200, .body = json::serialize(api::toJson(told)), .headers = {}};
    }

    void handle(const net::Request& request, net::Responder to) {
        if (request.path == "/v1/snapshot") {
            auto count = maker_.snapshot(beds_, occupied_);
            count.takenAt = static_cast<std::int64_t>(events_.size());
            return to.send({.status = 200, .body = json::serialize(api::toCloudEvent(count)), .headers = {}});
        }
        if (request.path == "/v1/journal") {
            const auto after = std::stoll(std::string(*request.queryValue("after")));
            asked_.push_back(after);
            const bool nothing = after >= static_cast<std::int64_t>(events_.size());
            if (nothing && request.queryValue("wait") != "0")
                return polls_.emplace_back(after, std::move(to)), void();
            return to.send(page(after));
        }
        const std::lock_guard lock(mutex_);
        const auto body = api::parseJson(request.body).value();
        if (request.path == "/v1/delivery") deliveries_.push_back(api::deliveryFromJson(body).value());
        if (request.path == "/v1/town") lastTown_ = api::signedTownFromJson(body).value();
        something_.notify_all();
        to.send({.status = 204, .body = {}, .headers = {}});
    }

    TownFixture& town_;
    JournalMaker maker_;
    int beds_ = 0;
    int occupied_ = 0;
    int guests_ = 0;
    std::vector<api::JournalEvent> events_;
    std::vector<std::pair<std::int64_t, net::Responder>> polls_;
    std::vector<std::int64_t> asked_;
    std::mutex mutex_;
    std::condition_variable something_;
    std::deque<api::Delivery> deliveries_;
    std::optional<api::SignedTown> lastTown_;
    std::unique_ptr<net::Server> server_;
};

/// A running uplink between the two.
class RunningUplink {
  public:
    RunningUplink(TownFixture& town, const JournalServer& station) : town_(town) {
        town_.running().on([&] {
            uplink_ = std::make_unique<uplink::Uplink>(town_.loop(), town_.clock(),
                                                       net::Endpoint::unixSocket(station.socket()),
                                                       town_.endpoint("wodna"));
            uplink_->start();
        });
    }
    ~RunningUplink() {
        town_.running().on([&] { uplink_.reset(); });
    }
    RunningUplink(const RunningUplink&) = delete;
    RunningUplink& operator=(const RunningUplink&) = delete;

  private:
    TownFixture& town_;
    std::unique_ptr<uplink::Uplink> uplink_;
};

void checkEverythingOnce(TownFixture& town, JournalServer& station, const std::string& windows) {
    const auto told = town.getJson("/v1/stations").at("stations").at(0);
    CHECK(told.at("received_through") == static_cast<std::int64_t>(station.entries()));
    CHECK(told.at("gap").is_null());
    CHECK(told.at("conflicts").at("count") == 0);
    CHECK(told.at("not_understood").as_array().empty());
    CHECK(town.getJson("/v1/occupancy").at("facilities").at(0).at("windows") == json::value(windows));
}

}  // namespace

TEST_CASE("what a station writes reaches the office's stream, and the station learns how far") {
    TownFixture town;
    town.open();
    JournalServer station(town, 6);
    OccupancyFeed feed(town);
    RunningUplink uplink(town, station);
    feed.until([](const json::value& document) { return freeBeds(document) == 6; });
    station.deliveredThrough(3);
    station.take(1, 2);
    feed.until([](const json::value& document) { return freeBeds(document) == 4; });
    station.deliveredThrough(5);
    checkEverythingOnce(town, station, "ooffff");
    const auto places = station.town();
    CHECK(crypto::verify(town.signingKey(), places.townPlaces, places.signature));
}

TEST_CASE("the station's own count travels with it and agrees") {
    TownFixture town;
    town.open();
    JournalServer station(town, 6);
    RunningUplink uplink(town, station);
    OccupancyFeed feed(town);
    const auto document = feed.until([](const json::value& each) {
        const auto& snapshot = each.at("facilities").at(0).at("snapshot");
        return snapshot.is_object() && snapshot.at("agrees").is_bool();
    });
    CHECK(document.at("facilities").at(0).at("snapshot").at("agrees") == true);
}

TEST_CASE("the office is away and comes back: everything arrives, once") {
    TownFixture town;
    town.open();
    JournalServer station(town, 5);
    auto uplink = std::make_unique<RunningUplink>(town, station);
    station.deliveredThrough(3);
    town.close();
    station.comeAndGo(350);
    station.delivered([](const api::Delivery& each) { return !each.linked; });
    SECTION("with the same uplink") {}
    SECTION("with an uplink that was started anew meanwhile") {
        uplink.reset();
        uplink = std::make_unique<RunningUplink>(town, station);
    }
    station.comeAndGo(400);
    station.take(1, 2);
    town.open();
    station.deliveredThrough(1'505);
    checkEverythingOnce(town, station, "oofff");
}

TEST_CASE("an office that was set back to an older state is given again what it lost") {
    TownFixture town;
    town.open();
    JournalServer station(town, 10);
    RunningUplink uplink(town, station);
    station.deliveredThrough(3);
    town.close();
    std::filesystem::copy(town.path("office.db"), town.path("backup.db"));
    town.open();
    station.take(1, 5);
    station.deliveredThrough(8);
    town.close();
    for (const auto* rest : {"-wal", "-shm"}) std::filesystem::remove(town.path("office.db") + rest);
    std::filesystem::copy(town.path("backup.db"), town.path("office.db"),
                          std::filesystem::copy_options::overwrite_existing);
    town.open();
    station.take(6, 6);
    station.deliveredThrough(9);
    checkEverythingOnce(town, station, "ooooooffff");
}

TEST_CASE("the station is away and comes back: the uplink goes on") {
    TownFixture town;
    town.open();
    JournalServer station(town, 4);
    RunningUplink uplink(town, station);
    station.deliveredThrough(3);
    station.close();
    station.open();
    station.take(1, 1);
    station.deliveredThrough(4);
    checkEverythingOnce(town, station, "offf");
}

TEST_CASE("a station that was set back without a new epoch is noticed: the contradiction is shown") {
    TownFixture town;
    town.open();
    std::vector<api::JournalEvent> lost;
    {
        JournalMaker before(TownFixture::wodna);
        before.setTime(town.clock().now().wallMs);
        auto events = before.house(4);
        for (const auto* bed : {"bed-1", "bed-2", "bed-3"}) events.push_back(before.bedTaken(bed, bed));
        REQUIRE(town.post("wodna", batchBody(events)).status == 200);
    }
    JournalServer station(town, 4);
    station.take(4, 4);
    RunningUplink uplink(town, station);
    OccupancyFeed feed(town);
    feed.until([](const json::value& document) {
        for (const auto& item : document.at("facilities").at(0).at("attention").as_array()) {
            if (item.at("code") == "entries_conflict") return true;
        }
        return false;
    });
    CHECK(town.getJson("/v1/stations").at("stations").at(0).at("received_through") == 6);
}

TEST_CASE("an entry that the office refuses holds up nothing before it, and isn't skipped") {
    TownFixture town;
    town.open();
    JournalServer station(town, 30);
    station.take(1, 10);
    station.write([](JournalMaker& maker) {
        auto spoilt = maker.bedTaken("bed-11", "11");
        spoilt.body["stay"] = "another";
        return std::vector{spoilt};
    });
    station.take(12, 12);
    RunningUplink uplink(town, station);
    station.deliveredThrough(13);
    const auto told = town.getJson("/v1/stations").at("stations").at(0);
    CHECK(told.at("received_through") == 13);
    const auto occupancy = town.getJson("/v1/occupancy");
    CHECK(occupancy.at("facilities").at(0).at("windows") ==
          json::value(std::string(10, 'o') + std::string(20, 'f')));
}
