// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/station/open_house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

std::string text(const boost::json::value& value) {
    return std::string(value.as_string());
}

/// Everything that the program logs while this lives.
class LogRecording {
  public:
    LogRecording() : before_(spdlog::default_logger()) {
        auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(text_);
        auto logger = std::make_shared<spdlog::logger>("recording", sink);
        logger->set_level(spdlog::level::trace);
        spdlog::set_default_logger(std::move(logger));
    }
    ~LogRecording() { spdlog::set_default_logger(before_); }
    std::string text() const { return text_.str(); }

  private:
    std::ostringstream text_;
    std::shared_ptr<spdlog::logger> before_;
};

}  // namespace

TEST_CASE("a screen's stream opens with the whole house") {
    OpenHouse open;
    Follower screen(open.loop, open.socket("door-1.screen"));
    const auto state = screen.next().data;
    CHECK(state.at("terminal") == "door-1");
    CHECK(state.at("role") == "door");
    CHECK(state.at("facility").at("name") == "Noclegownia Mała 1");
    CHECK(state.at("night") == "2026-11-22");
    CHECK(state.at("open") == true);
    CHECK(state.at("reader") == "out_of_order");
    CHECK(state.at("reader_side") == "right");
    CHECK(state.at("places").at("windows") == "ffffx");
    CHECK(state.at("town").is_null());
    CHECK(state.at("visit").is_null());
}

TEST_CASE("a station that was restarted in the middle of a night tells the same house") {
    OpenHouse open;
    REQUIRE(open.tap(1).json.at("outcome") == "bed");
    open.stop();
    open.start();
    Follower screen(open.loop, open.socket("door-1.screen"));
    const auto state = screen.next().data;
    CHECK(state.at("night") == "2026-11-22");
    CHECK(state.at("open") == true);
    CHECK(state.at("places").at("total") == 5);
    CHECK(state.at("places").at("free") == 3);
    CHECK(state.at("visit").is_null());
}

TEST_CASE("a tap becomes a bed on its terminal's screen, and a window on every screen") {
    OpenHouse open;
    Follower here(open.loop, open.socket("door-1.screen"));
    Follower there(open.loop, open.socket("door-2.screen"));
    const auto first = here.next();
    there.next();

    const auto answer = open.tap(1);
    REQUIRE(answer.status == 200);
    CHECK(answer.json.at("outcome") == "bed");
    CHECK(answer.json.at("sequence") == 4);

    const auto event = here.next(hasVisit);
    const auto& visit = event.data.at("visit");
    CHECK(visit.at("outcome") == "bed");
    CHECK(visit.at("tap") == answer.json.at("tap"));
    CHECK(visit.at("sequence") == 4);
    CHECK(visit.at("greeting") == "witaj1");
    CHECK(visit.at("bed").at("number") == "1");
    CHECK(visit.at("bed").at("room").at("sign") == "anchor");
    CHECK(visit.at("bed").at("way").as_array().size() == 4);
    CHECK(visit.at("actions") == boost::json::array{"away", "leave", "help", "more_time", "done"});
    CHECK(visit.at("total_ms") == 20'000);
    CHECK(visit.at("remaining_ms").as_int64() <= 20'000);
    CHECK(visit.at("remaining_ms").as_int64() > 0);
    CHECK(event.data.at("places").at("windows") == "offfx");

    const auto run = [](const std::string& id) { return id.substr(0, id.find('-')); };
    const auto number = [](const std::string& id) { return std::stoll(id.substr(id.find('-') + 1)); };
    CHECK(run(first.id) == run(event.id));
    CHECK(number(first.id) < number(event.id));

    const auto elsewhere = there.next([](const auto& s) { return s.at("places").at("windows") == "offfx"; });
    CHECK(elsewhere.data.at("visit").is_null());
}

TEST_CASE("each outcome has its time and its actions") {
    using Actions = boost::json::array;
    const Actions few{"help", "more_time", "done"};
    {
        OpenHouse open;
        Follower screen(open.loop, open.socket("door-1.screen"));
        REQUIRE(open.tap(2).json.at("outcome") == "bed");
        REQUIRE(open.tap(4).json.at("outcome") == "bed");
        REQUIRE(open.tap(6).json.at("outcome") == "full_house");
        const auto full = screen
                              .next([](const auto& s) {
                                  return hasVisit(s) && s.at("visit").at("outcome") == "full_house";
                              })
                              .data.at("visit");
        CHECK(full.at("actions") == few);
        CHECK(full.at("total_ms") == 40'000);
        CHECK_FALSE(full.as_object().contains("bed"));

        REQUIRE(open.tap(90).json.at("outcome") == "unknown_card");
        const auto unknown = screen
                                 .next([](const auto& s) {
                                     return hasVisit(s) && s.at("visit").at("outcome") == "unknown_card";
                                 })
                                 .data.at("visit");
        CHECK(unknown.at("actions") == few);
        CHECK(unknown.at("total_ms") == 12'000);
        CHECK(unknown.at("greeting") == "");
    }
    OpenHouse day(dayCentre());
    Follower screen(day.loop, day.socket("door-1.screen"));
    for (const auto* outcome : {"welcome", "goodbye", "welcome"}) {
        REQUIRE(day.tap(1).json.at("outcome") == outcome);
        const auto visit =
            screen.next([&](const auto& s) { return hasVisit(s) && s.at("visit").at("outcome") == outcome; })
                .data.at("visit");
        CHECK(visit.at("actions") == Actions{"done"});
        CHECK(visit.at("total_ms") == 12'000);
        REQUIRE(day.command(visit, "done").status == 200);
        screen.next(hasNoVisit);
    }
}

TEST_CASE("whoever holds the card twice at a day centre is still inside") {
    OpenHouse day(dayCentre());
    Follower screen(day.loop, day.socket("door-1.screen"));
    const auto inside = [](const auto& state) {
        return state.at("places").at("windows").as_string().front() == 'o';
    };
    REQUIRE(day.tap(1).json.at("outcome") == "welcome");
    REQUIRE(day.tap(1).json.at("outcome") == "welcome");
    CHECK(day.house.story().back() == "visit.seen");
    CHECK(inside(screen.next(inside).data));
    REQUIRE(day.tap(2).json.at("outcome") == "welcome");
    CHECK(day.house.story().back() == "visit.began");
    // Somebody else's welcome is on the screen now.
    REQUIRE(day.tap(1).json.at("outcome") == "goodbye");
}

TEST_CASE("an old tap is refused and shows nothing") {
    OpenHouse open;
    const auto answer = open.ask("door-1.reader", "POST", "/v1/taps", api::toJson(tapOf(1, 5'001)));
    CHECK(answer.status == 409);
    CHECK(answer.problem() == "tap_too_old");
    CHECK(hasNoVisit(Follower(open.loop, open.socket("door-1.screen")).next().data));
}

TEST_CASE("a repeated tap is answered the same and is not shown again after its visit") {
    OpenHouse open;
    Follower screen(open.loop, open.socket("door-1.screen"));
    const auto tap = api::toJson(tapOf(1));
    const auto first = open.ask("door-1.reader", "POST", "/v1/taps", tap);
    const auto visit = screen.next(hasVisit).data.at("visit");
    REQUIRE(open.command(visit, "done").status == 200);
    screen.next(hasNoVisit);
    const auto again = open.ask("door-1.reader", "POST", "/v1/taps", tap);
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(hasNoVisit(Follower(open.loop, open.socket("door-1.screen")).next().data));
    CHECK(open.ask("door-2.reader", "POST", "/v1/taps", tap).problem() == "tap_elsewhere");
}

TEST_CASE("many taps at once, over the sockets, share commits") {
    OpenHouse open;
    const auto before = open.loop.on([&] { return open.station->counters(); });
    std::vector<std::unique_ptr<net::Client>> clients;
    std::vector<std::unique_ptr<net::Awaited<Expected<net::Response>>>> answers;
    constexpr std::size_t taps = 40;
    for (std::size_t n = 0; n < taps; ++n)
        answers.push_back(std::make_unique<net::Awaited<Expected<net::Response>>>());
    open.loop.on([&] {
        for (std::size_t n = 0; n < taps; ++n) {
            clients.push_back(std::make_unique<net::Client>(
                open.loop.loop(), net::Endpoint::unixSocket(open.socket("door-1.reader"))));
            clients.back()->request(
                "POST", "/v1/taps", boost::json::serialize(api::toJson(tapOf(static_cast<int>(n) + 1))),
                std::chrono::seconds(10),
                [&, n](Expected<net::Response> response) { answers[n]->set(std::move(response)); });
        }
    });
    for (auto& answer : answers) CHECK(answer->get()->status == 200);
    open.loop.on([&] { clients.clear(); });
    const auto after = open.loop.on([&] { return open.station->counters(); });
    CHECK(after.commands - before.commands == static_cast<std::int64_t>(taps));
    CHECK(after.commits - before.commits < static_cast<std::int64_t>(taps));
    CHECK(open.house.read()->verifyJournal() == static_cast<std::int64_t>(open.house.journal().size()));
}

TEST_CASE("no log line holds a name, a greeting or a card") {
    const LogRecording log;
    {
        OpenHouse open;
        Follower screen(open.loop, open.socket("door-1.screen"));
        open.tap(1);
        const auto visit = screen.next(hasVisit).data.at("visit");
        open.command(visit, "help");
        open.command(visit, "away");
        open.tap(99);
        open.ask("door-1.reader", "POST", "/v1/taps", std::string("{\"card\":\"") + cardHash(1) + "\"}");
        open.ask("door-1.reader", "PUT", "/v1/reader", std::string("{\"state\":\"ready\"}"));
    }
    CHECK_THAT(log.text(), Catch::Contains("unknown_card"));
    for (const auto& secret : {std::string("Imię"), std::string("Nazwisko"), std::string("witaj"),
                               cardHash(1).substr(3), cardHash(99).substr(3), std::string("v1:")}) {
        CHECK_THAT(log.text(), !Catch::Contains(secret));
    }
}

TEST_CASE("a restart keeps the beds") {
    OpenHouse open;
    open.tap(1);
    open.tap(2);
    const auto beds = open.ask("admin", "GET", "/v1/beds").text;
    open.stop();
    open.start();
    CHECK(open.ask("admin", "GET", "/v1/beds").text == beds);
    const auto answer = open.tap(1);
    CHECK(answer.json.at("outcome") == "bed");
    CHECK(open.house.story().back() == "stay.seen");
    CHECK(text(open.ask("admin", "GET", "/v1/health").json.at("night")) == "2026-11-22");
}
