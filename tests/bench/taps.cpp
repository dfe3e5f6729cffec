// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <exception>
#include <thread>

#include "tests/bench/facility.h"
#include "tests/bench/figures.h"
#include "tests/bench/station_door.h"
#include "tests/bench/tap_statements.h"

namespace {

using namespace ostoja::bench;
namespace json = boost::json;

/// A station takes 200 requests a second from a reader, 400 at once. Two of each tap measured are the
/// reader's.
constexpr std::size_t tapsAtOnce = 130;
constexpr std::chrono::milliseconds toFill{1'400};
/// Beds that are slept in meanwhile.
constexpr std::int64_t asleep = 60;

struct Ways {
    std::string full, empty, reference, masterKey;
    std::size_t taps = 0;
};

template <class Door>
void fillBeds(Door& door) {
    for (std::int64_t resident = 0; resident < asleep; ++resident) door.tap(resident, "bed");
}

/// Rounds in which the three take turns, each as many taps: a machine that is busy now and then is so for
/// all of them.
json::object measure(const Ways& ways) {
    StationDoor full(ways.full);
    StationDoor empty(ways.empty);
    TapStatements reference(ways.reference, keyIn(ways.masterKey));
    fillBeds(full);
    fillBeds(empty);
    for (std::int64_t resident = 0; resident < asleep; ++resident) reference.tap(resident);

    Samples ofFull, ofEmpty, ofReference;
    json::array rounds;
    std::int64_t resident = asleep;
    for (std::size_t done = 0; done < ways.taps; done += tapsAtOnce) {
        std::this_thread::sleep_for(toFill);
        Samples fullRound, emptyRound, referenceRound;
        const auto taps = std::min(tapsAtOnce, ways.taps - done);
        for (std::size_t i = 0; i < taps; ++i, resident = asleep + (resident + 1 - asleep) % 1'000) {
            fullRound.add(full.tap(resident, "bed"));
            full.leave(resident);
        }
        for (std::size_t i = 0; i < taps; ++i, resident = asleep + (resident + 1 - asleep) % 1'000) {
            referenceRound.add(reference.tap(resident));
            reference.leave();
        }
        for (std::size_t i = 0; i < taps; ++i, resident = asleep + (resident + 1 - asleep) % 1'000) {
            emptyRound.add(empty.tap(resident, "bed"));
            empty.leave(resident);
        }
        rounds.push_back(
            {{"full", fullRound.told()}, {"reference", referenceRound.told()}, {"empty", emptyRound.told()}});
        ofFull.add(fullRound);
        ofEmpty.add(emptyRound);
        ofReference.add(referenceRound);
    }
    return {{"full", ofFull.told()},
            {"empty", ofEmpty.told()},
            {"reference", ofReference.told()},
            {"rounds", std::move(rounds)}};
}

}  // namespace

/// Tap → durable → outcome at the screen, beside the same statements in process; prints a line of JSON.
int main(int argc, char** argv) {
    CLI::App app("The station's benchmark.");
    app.require_subcommand(1);
    std::string path;
    FacilitySize size;
    auto* make = app.add_subcommand("make", "writes a facility's database");
    make->add_option("path", path)->required();
    make->add_option("--residents", size.residents);
    make->add_option("--entries", size.entries, "in its journal; 0: nothing has happened yet");
    Ways ways;
    make->add_option("--master-key", ways.masterKey, "its file; made where there is none")->required();
    auto* run = app.add_subcommand("run", "measures two running stations and one file");
    run->add_option("--full", ways.full, "run folder of the station with a past")->required();
    run->add_option("--empty", ways.empty, "run folder of the station without")->required();
    run->add_option("--reference", ways.reference, "a copy of the first one's database")->required();
    run->add_option("--master-key", ways.masterKey)->required();
    run->add_option("--taps", ways.taps)->required();
    CLI11_PARSE(app, argc, argv);
    try {
        if (make->parsed()) {
            makeFacility(path, size, keyIn(ways.masterKey));
        } else {
            std::printf("%s\n", json::serialize(measure(ways)).c_str());
        }
        return 0;
    } catch (const std::exception& failed) {
        std::fprintf(stderr, "%s: %s\n", argv[0], failed.what());
        return 1;
    }
}
