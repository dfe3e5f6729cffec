// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "tests/reader/bench.h"

using namespace ostoja;

namespace {

const TestCard ntag213{"ntag213", "04A1B2C3D4E5F6", "ntag"};
const TestCard ntag215{"ntag215", "04A1B2C3D4E5F7", "ntag"};
const TestCard ntag216{"ntag216", "04A1B2C3D4E5F8", "ntag"};
const TestCard classic{"classic1k", "1A2B3C4D", "classic"};
const TestCard desfire{"desfire", "04112233445566", "desfire"};

bool alive(pid_t pid) {
    return std::filesystem::exists("/proc/" + std::to_string(pid));
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
    return text;
}

}  // namespace

TEST_CASE("each kind of card is one tap for each placement, and its number stays inside") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    std::size_t count = 0;
    for (const auto& card : {ntag213, ntag215, ntag216, classic, desfire}) {
        INFO(card.type);
        bench.place(card);
        CHECK(bench.reads(card, ++count));
        bench.cards({"remove"});
        REQUIRE(bench.works(10));
    }
    CHECK(bench.station->taps().size() == count);
    for (const auto& card : {ntag213, ntag215, ntag216, classic, desfire})
        for (const auto& written : {bench.reader->output(), bench.station->heard()}) {
            CHECK_THAT(written, !Catch::Contains(card.uid));
            CHECK_THAT(written, !Catch::Contains(lower(card.uid)));
        }
    CHECK_THAT(bench.reader->output(), !Catch::Contains(std::string(64, '5')));
}

TEST_CASE("a card left lying is one tap, another in its place a second, the first back again a third") {
    Bench bench;
    bench.startReader();
    const auto first = GENERATE(ntag213, classic, desfire);
    INFO(first.type);
    bench.place(first);
    REQUIRE(bench.reads(first, 1));
    REQUIRE(bench.works(40));
    CHECK(bench.station->taps().size() == 1);
    bench.swap(ntag216);
    CHECK(bench.reads(ntag216, 2));
    bench.swap(first);
    CHECK(bench.reads(first, 3));
}

TEST_CASE("a tap's age counts from the card's entering, and a state is put again and again") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.place(ntag213);
    REQUIRE(bench.reads(ntag213, 1));
    CHECK(bench.station->taps()[0].ageMs > 0);
    CHECK(bench.station->taps()[0].ageMs < 5'000);
    const auto before = bench.station->states().size();
    CHECK(eventually([&] { return bench.station->states().size() >= before + 2; }));
    CHECK(bench.station->state() == "ready");
}

TEST_CASE("a station that doesn't answer gets the same tap again, and takes it once") {
    Bench bench;
    const std::string manner = GENERATE("silent", "failing");
    INFO(manner);
    bench.station->behave(manner);
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.place(ntag213);
    REQUIRE(eventually([&] { return bench.station->asked().size() >= 2; }));
    CHECK(bench.station->taps().empty());
    bench.station->behave("answering");
    REQUIRE(bench.reads(ntag213, 1));
    const auto asked = bench.station->asked();
    for (const auto& tap : asked) CHECK(tap.id == asked[0].id);
    CHECK(std::ranges::is_sorted(asked, {}, &api::Tap::ageMs));
}

TEST_CASE("a tap that the station never answers is given up, and the next one is read") {
    Bench bench;
    bench.station->behave("silent");
    bench.startReader();
    REQUIRE(bench.told("ready"));
    bench.place(ntag213);
    REQUIRE(eventually([&] { return bench.reader->output().find("given up") != std::string::npos; }));
    CHECK(bench.station->taps().empty());
    CHECK(bench.told("out_of_order", "station_silent"));
    bench.station->behave("answering");
    bench.swap(desfire);
    CHECK(bench.reads(desfire, 1));
    CHECK(bench.told("ready"));
}

TEST_CASE("a tap that the station refuses isn't asked again") {
    Bench bench;
    bench.station->behave("refusing");
    bench.startReader();
    bench.place(ntag213);
    REQUIRE(eventually([&] { return bench.station->asked().size() == 1; }));
    REQUIRE(bench.works(10));
    bench.station->behave("answering");
    bench.swap(classic);
    CHECK(bench.reads(classic, 1));
    CHECK(bench.station->asked().size() == 2);
}

TEST_CASE("a reader that was there before its station tells it everything from then on") {
    Bench bench;
    bench.station.reset();
    bench.startReader();
    bench.place(ntag213);
    REQUIRE(eventually([&] { return bench.reader->output().find("given up") != std::string::npos; }));
    CHECK_THAT(bench.reader->output(), Catch::Contains("out_of_order (station_silent)"));
    bench.station = std::make_unique<StationStandIn>(bench.folder.path("door-1.reader"));
    CHECK(bench.told("ready"));
    bench.swap(classic);
    CHECK(bench.reads(classic, 1));
}

TEST_CASE("an order to restart gives the reader a new worker, an old order doesn't") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    REQUIRE(eventually([&] { return bench.station->streamOpen(); }));
    bench.place(ntag213);
    REQUIRE(bench.reads(ntag213, 1));
    const auto first = bench.worker();
    REQUIRE(first > 0);
    bench.station->orderRestart();
    REQUIRE(eventually([&] { return bench.worker() > 0 && bench.worker() != first; }));
    REQUIRE(bench.works(10));
    CHECK(bench.station->taps().size() == 1);
    const auto second = bench.worker();
    bench.station = nullptr;
    bench.station = std::make_unique<StationStandIn>(bench.folder.path("door-1.reader"));
    bench.station->orderRestart();
    REQUIRE(eventually([&] { return bench.station->streamOpen(); }));
    bench.swap(classic);
    CHECK(bench.reads(classic, 1));
    CHECK(bench.worker() == second);
}

TEST_CASE("the worker has the serial line, its channel and nothing else of anybody") {
    if (::geteuid() != 0) {
        WARN("skipped: only root sees the open files of a process that forbids tracing");
        return;
    }
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    const auto line = std::filesystem::read_symlink(bench.port()).string();
    std::map<std::string, int> files;
    std::map<int, std::string> standard;
    for (const auto& entry :
         std::filesystem::directory_iterator("/proc/" + std::to_string(bench.worker()) + "/fd")) {
        const auto target = std::filesystem::read_symlink(entry.path()).string();
        const int number = std::stoi(entry.path().filename().string());
        if (number <= 2) standard[number] = target;
        if (number > 2) ++files[target.substr(0, target.find(':'))];
    }
    CHECK(standard == std::map<int, std::string>{
                          {0, "/dev/null"}, {1, "/dev/null"}, {2, bench.folder.path("reader.log")}});
    // The line twice: libnfc's own, and the one that holds the lock. The pipe is libnfc's, for aborting.
    CHECK(files == std::map<std::string, int>{{line, 2}, {"socket", 1}, {"pipe", 2}});
}

TEST_CASE("a second reader on the same port is refused, under whatever name") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    const auto otherName = bench.folder.path("other-name");
    std::filesystem::create_symlink(std::filesystem::read_symlink(bench.port()), otherName);
    Process second({READER_PROGRAM, "--config", bench.config("second.toml", "pn532_uart:" + otherName)},
                   bench.folder.path("second.log"));
    CHECK(second.end() == 3);
    CHECK_THAT(second.output(), Catch::Contains("is in use by another ostoja-reader"));
    bench.place(ntag213);
    CHECK(bench.reads(ntag213, 1));
}

TEST_CASE("descriptors that the reader is started with, or without, don't reach libnfc") {
    Bench bench;
    const auto how = GENERATE(
        as<std::string>(), "exec \"$0\" \"$@\" <&-",
        "ulimit -n 4096; for i in {3..1200}; do eval \"exec $i</dev/null\"; done; exec \"$0\" \"$@\"");
    INFO(how);
    bench.reader = std::make_unique<Process>(
        std::vector<std::string>{"/bin/bash", "-c", how, READER_PROGRAM, "--config",
                                 bench.config("reader.toml", "pn532_uart:" + bench.port())},
        bench.folder.path("reader.log"));
    bench.place(desfire);
    CHECK(bench.reads(desfire, 1));
}

TEST_CASE("SIGTERM ends the reader and its worker well, and the port is free at once") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    const auto worker = bench.worker();
    bench.reader->signal(SIGTERM);
    CHECK(bench.reader->end() == 0);
    CHECK_FALSE(alive(worker));
    bench.startReader();
    bench.place(ntag213);
    CHECK(bench.reads(ntag213, 1));
}

TEST_CASE("a killed reader takes its worker with it, and the next one gets the port") {
    Bench bench;
    bench.startReader();
    REQUIRE(bench.told("ready"));
    const auto worker = bench.worker();
    bench.reader->signal(SIGKILL);
    CHECK(bench.reader->end() == -SIGKILL);
    CHECK(eventually([&] { return !alive(worker); }));
    bench.startReader();
    bench.place(ntag213);
    CHECK(bench.reads(ntag213, 1));
}

TEST_CASE("a malformed configuration ends with code 2 and says where") {
    Bench bench;
    Process reader({READER_PROGRAM, "--config", bench.config("bad.toml", "pn532_uart:/dev/a:b")},
                   bench.folder.path("bad.log"));
    CHECK(reader.end() == 2);
    CHECK_THAT(reader.output(), Catch::Contains("bad.toml:2") && Catch::Contains("connstring"));
}

TEST_CASE("a worker isn't for people") {
    Bench bench;
    const auto words = GENERATE(std::vector<std::string>{"--worker"},
                                std::vector<std::string>{"--worker", "pn532_uart:/dev/ttyUSB0"});
    std::vector<std::string> line{READER_PROGRAM};
    line.insert(line.end(), words.begin(), words.end());
    Process worker(line, bench.folder.path("worker.log"));
    CHECK(worker.end() == 2);
    CHECK_THAT(worker.output(), Catch::Contains("--config"));
}
