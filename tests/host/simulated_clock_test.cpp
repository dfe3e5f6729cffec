// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/simulated_clock.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

constexpr std::int64_t hourMs = 3'600'000;

std::string text(const host::SimulatedTime& time) {
    return "machine_ms = " + std::to_string(time.machineMs) + "\nwall_ms = " + std::to_string(time.wallMs) +
           "\nmonotonic_ms = " + std::to_string(time.monotonicMs) + "\npace = " + std::to_string(time.pace) +
           "\n";
}

/// As a demonstration changes it: whole, by a file moved into its place.
void tell(const std::string& path, const std::string& content) {
    std::ofstream(path + ".new") << content;
    std::filesystem::rename(path + ".new", path);
}

/// The machine's clock stood there `hours` ago, so that so many hours times the pace have gone by.
host::SimulatedTime sinceHours(std::int64_t hours, std::int64_t wallMs, std::int64_t pace) {
    return {.machineMs = std::max<std::int64_t>(0, host::SystemClock().monotonicMs() - hours * hourMs),
            .wallMs = wallMs,
            .monotonicMs = 5,
            .pace = pace};
}

}  // namespace

TEST_CASE("a demonstration's time goes as fast as its file says, by both clocks") {
    const TemporaryFolder folder;
    const auto path = folder.path("clock.toml");
    const auto told = sinceHours(1, 1'000'000, 60);
    tell(path, text(told));
    const host::SystemClock machine;
    const auto before = (machine.monotonicMs() - told.machineMs) * 60;
    const auto now = host::SimulatedClock::open(path).value()->now();
    const auto after = (machine.monotonicMs() - told.machineMs) * 60;
    CHECK(now.wallMs - told.wallMs >= before);
    CHECK(now.wallMs - told.wallMs <= after);
    CHECK(now.monotonicMs - told.monotonicMs == now.wallMs - told.wallMs);
    CHECK(now.synchronised);
}

TEST_CASE("a demonstration's clock follows the file, and never goes back") {
    const TemporaryFolder folder;
    const auto path = folder.path("clock.toml");
    tell(path, text(sinceHours(0, 10 * hourMs, 1)));
    const auto clock = host::SimulatedClock::open(path).value();
    const auto first = clock->now();
    CHECK(first.wallMs >= 10 * hourMs);

    tell(path, text(sinceHours(0, 20 * hourMs, 1)));
    const auto moved = clock->now();
    CHECK(moved.wallMs >= 20 * hourMs);

    SECTION("told an earlier hour, it stays where it is") {
        tell(path, text(sinceHours(0, 10 * hourMs, 1)));
        CHECK(clock->now().wallMs >= moved.wallMs);
    }
    SECTION("told nonsense, it goes on") {
        tell(path, "pace = fast");
        CHECK(clock->now().wallMs >= moved.wallMs);
        tell(path, text(sinceHours(0, 30 * hourMs, 1)));
        CHECK(clock->now().wallMs >= 30 * hourMs);
    }
    SECTION("its file gone, it goes on") {
        std::filesystem::remove(path);
        CHECK(clock->now().wallMs >= moved.wallMs);
    }
}

TEST_CASE("a demonstration's time that can't be is refused with the line") {
    struct Row {
        const char* what;
        std::string content;
        const char* complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"no pace", "machine_ms = 1\nwall_ms = 1\nmonotonic_ms = 1\n", "pace: missing"},
        {"a pace of none", "machine_ms = 1\nwall_ms = 1\nmonotonic_ms = 1\npace = 0\n",
         ":4: pace: expected 1 to 3600"},
        {"a pace beyond all", "machine_ms = 1\nwall_ms = 1\nmonotonic_ms = 1\npace = 3601\n", ":4: pace"},
        {"a time before 1970", "machine_ms = 1\nwall_ms = -1\nmonotonic_ms = 1\npace = 1\n", ":2: wall_ms"},
        {"a word that nobody knows", text({}) + "tempo = 1\n", "tempo"},
        {"no TOML", "pace", "clock.toml:1"},
    }));
    INFO(row.what);
    const auto read = host::readSimulatedTime(row.content, "clock.toml");
    REQUIRE(!read);
    INFO(read.error().message);
    CHECK_THAT(read.error().message, Catch::Contains(row.complaint));
}

TEST_CASE("a demonstration without the file of its time doesn't start") {
    const auto clock = host::openClock("/nowhere/clock.toml");
    REQUIRE(!clock);
    CHECK(clock.error().code == "config_unreadable");
    CHECK(host::openClock("").value()->wallMs() > 0);
}
