// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <condition_variable>
#include <csignal>
#include <filesystem>
#include <future>
#include <set>
#include <thread>

#include "tests/station/house.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

/// Keeps the writer's thread busy until it is opened, so that commands gather behind it.
class Gate {
  public:
    explicit Gate(store::Writer& writer) {
        writer.submit(
            [this](store::WriteStore&) -> Expected<void> {
                reached_.set_value();
                opened_.get_future().wait();
                return {};
            },
            [](const Expected<void>&) {});
        reached_.get_future().wait();
    }
    void open() { opened_.set_value(); }

  private:
    std::promise<void> reached_;
    std::promise<void> opened_;
};

/// Counts what settles, with what.
class Settlements {
  public:
    store::Writer::Settled one() {
        return [this](const Expected<void>& done) {
            const std::lock_guard guard(mutex_);
            codes_.push_back(done ? "" : done.error().code);
            changed_.notify_all();
        };
    }
    std::vector<std::string> await(std::size_t count) {
        std::unique_lock guard(mutex_);
        changed_.wait(guard, [&] { return codes_.size() >= count; });
        return codes_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> codes_;
};

store::Writer::Work tapWork(const api::Tap& tap) {
    return [tap](store::WriteStore& store) -> Expected<void> {
        auto result = recordTap(store, {.tap = tap, .terminal = "door-1", .leaving = ""});
        if (!result) return tl::make_unexpected(result.error());
        return {};
    };
}

}  // namespace

TEST_CASE("eight threads compete for the last bed: one gets it") {
    auto setup = smallShelter();
    setup.rooms.resize(1);
    setup.rooms[0].beds.resize(1);
    House house(setup);
    const auto writer = house.open();

    std::vector<std::future<std::string>> outcomes;
    outcomes.reserve(8);
    for (int n = 0; n < 8; ++n) {
        outcomes.push_back(std::async(
            std::launch::async, [&writer, n] { return tapNow(*writer, 2 * n + 1).value().answer.outcome; }));
    }
    std::multiset<std::string> seen;
    for (auto& outcome : outcomes) seen.insert(outcome.get());
    CHECK(seen.count("bed") == 1);
    CHECK(seen.count("full_house") == 7);
    CHECK(house.read()->house()->turnedAway.at("men") == 7);
}

TEST_CASE("eight threads hold one card to eight readers: one bed, one stay") {
    House house;
    const auto writer = house.open();
    std::vector<std::future<TapResult>> results;
    results.reserve(8);
    for (int n = 0; n < 8; ++n) {
        results.push_back(std::async(std::launch::async, [&writer] { return tapNow(*writer, 1).value(); }));
    }
    std::set<std::string> beds;
    for (auto& result : results) beds.insert(result.get().bed.value().number);
    CHECK(beds == std::set<std::string>{"1"});
    const auto story = house.story();
    CHECK(std::count(story.begin(), story.end(), "bed.taken") == 1);
    CHECK(std::count(story.begin(), story.end(), "stay.seen") == 7);
}

TEST_CASE("taps that wait together share a commit") {
    House house;
    const auto writer = house.open();
    Settlements settlements;
    const auto before = writer->counters();
    Gate gate(*writer);
    for (int resident = 1; resident <= 40; ++resident) {
        writer->submit(tapWork(tapOf(resident)), settlements.one());
    }
    gate.open();
    const auto codes = settlements.await(40);
    CHECK(std::count(codes.begin(), codes.end(), "") == 40);
    REQUIRE(runNow(*writer, [](store::WriteStore&) -> Expected<void> { return {}; }));
    const auto after = writer->counters();
    CHECK(after.commands - before.commands >= 41);
    CHECK(after.commits - before.commits <= 4);
    CHECK(house.read()->verifyJournal() == 2 + 1 + 40);
}

TEST_CASE("a command that fails takes back its own changes and nobody else's") {
    House house;
    const auto writer = house.open();
    const auto fails = GENERATE(values<store::Writer::Work>({
        [](store::WriteStore& store) -> Expected<void> {
            store.append("pl.ostoja.help.asked.v1", {{"terminal", "ghost"}});
            return failure("changed_my_mind", "no");
        },
        [](store::WriteStore& store) -> Expected<void> {
            store.append("pl.ostoja.help.asked.v1", {{"terminal", "ghost"}});
            store.stays().begin({.id = "s", .night = "2026-11-22", .person = "nobody", .bed = "no bed"},
                                {.sequence = 1});
            return {};
        },
        [](store::WriteStore& store) -> Expected<void> {
            store.append("pl.ostoja.help.asked.v1", {{"terminal", "ghost"}});
            store.stays().end("no such stay", "closing", 1);
            return {};
        },
    }));
    Settlements neighbours;
    Settlements failing;
    Gate gate(*writer);
    writer->submit(tapWork(tapOf(1)), neighbours.one());
    writer->submit(fails, failing.one());
    writer->submit(tapWork(tapOf(2)), neighbours.one());
    gate.open();
    CHECK(neighbours.await(2) == std::vector<std::string>{"", ""});
    CHECK_FALSE(failing.await(1).front().empty());
    CHECK(house.story() == std::vector<std::string>{"epoch.opened", "facility.described", "night.opened",
                                                    "bed.taken", "bed.taken"});
    CHECK(house.read()->verifyJournal() == 5);
}

TEST_CASE("the same tap id gets the same answer and changes nothing") {
    House house;
    const auto writer = house.open();
    const TapRequest request{.tap = tapOf(1), .terminal = "door-1", .leaving = ""};
    const auto first = tapNow(*writer, request).value();
    REQUIRE(tapNow(*writer, 2));
    const auto before = house.journal().size();

    auto late = request;
    late.tap.ageMs = 60'000;
    const auto repeats = {request, late};
    for (const auto& repeat : repeats) {
        const auto again = tapNow(*writer, repeat).value();
        CHECK(again.repeated);
        CHECK(again.answer.outcome == first.answer.outcome);
        CHECK(again.answer.sequence == first.answer.sequence);
    }
    CHECK(house.journal().size() == before);

    auto elsewhere = request;
    elsewhere.terminal = "door-2";
    CHECK(tapNow(*writer, elsewhere).error().code == "tap_elsewhere");
}

TEST_CASE("a commit that fails fails everybody in it, and the next one works") {
    House house;
    const auto writer = house.open();
    REQUIRE(tapNow(*writer, 1));
    const auto before = house.journal().size();
    Settlements settlements;
    {
        Gate gate(*writer);
        for (int resident = 2; resident <= 9; ++resident) {
            writer->submit(tapWork(tapOf(resident)), settlements.one());
        }
        // From here on no file grows: the disk is full as far as this process can tell.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        getrlimit(RLIMIT_FSIZE, &usual);
        const rlimit full{std::filesystem::file_size(house.database + "-wal"), usual.rlim_max};
        setrlimit(RLIMIT_FSIZE, &full);
        gate.open();
        const auto codes = settlements.await(8);
        setrlimit(RLIMIT_FSIZE, &usual);
        for (const auto& code : codes) CHECK_THAT(code, Catch::StartsWith("storage_"));
    }
    CHECK(house.journal().size() == before);
    CHECK(tapNow(*writer, 2).value().answer.outcome == "bed");
    CHECK(house.read()->verifyJournal() == static_cast<std::int64_t>(before + 1));
}

TEST_CASE("a queue that is full says so at once") {
    House house;
    store::Writer::Options options;
    options.queue = 2;
    const auto writer = house.open(std::move(options));
    Settlements settlements;
    Gate gate(*writer);
    for (int resident = 1; resident <= 3; ++resident) {
        writer->submit(tapWork(tapOf(resident)), settlements.one());
    }
    CHECK(settlements.await(1).front() == "busy");
    gate.open();
    CHECK(settlements.await(3) == std::vector<std::string>{"busy", "", ""});
}

TEST_CASE("a writer that goes finishes what waits") {
    House house;
    Settlements settlements;
    {
        const auto writer = house.open();
        for (int resident = 1; resident <= 20; ++resident) {
            writer->submit(tapWork(tapOf(resident)), settlements.one());
        }
    }
    CHECK(settlements.await(20) == std::vector<std::string>(20));
    CHECK(house.read()->verifyJournal() == 2 + 1 + 20);
}

TEST_CASE("the writer's loop beats while nothing happens") {
    House house;
    std::promise<void> third;
    std::atomic<int> beats{0};
    store::Writer::Options options;
    options.pulsePeriod = std::chrono::milliseconds{1};
    options.pulse = [&] {
        if (++beats == 3) third.set_value();
    };
    const auto writer = house.open(std::move(options));
    third.get_future().wait();
    CHECK(beats >= 3);
}
