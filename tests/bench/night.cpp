// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <exception>
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "api/json_fields.h"
#include "api/station.h"
#include "crypto/crypto.h"
#include "host/clock.h"
#include "tests/bench/facility.h"
#include "tests/bench/figures.h"
#include "tests/bench/station_door.h"
#include "tests/bench/tap_statements.h"

namespace {

using namespace ostoja;
using namespace ostoja::bench;
namespace json = boost::json;

struct Rush {
    std::string run;
    std::string reference;
    std::string masterKey;
    int arrivals = 100;
    /// In which they come; 0: each as soon as the one before is answered.
    double seconds = 0;
    std::uint64_t seed = 1;
};

/// When each of them comes, in seconds from the beginning: at random, as people do.
std::vector<double> comings(const Rush& rush) {
    std::mt19937_64 random(rush.seed);
    std::uniform_real_distribution<double> any(0, rush.seconds);
    std::vector<double> all(static_cast<std::size_t>(rush.arrivals));
    for (auto& each : all) each = any(random);
    std::sort(all.begin(), all.end());
    return all;
}

class Door {
  public:
    explicit Door(const std::string& run) : reader_(run + "/door-1.reader") {}

    /// From the request's first byte to the answer's last.
    json::object tap(std::int64_t resident) {
        const api::Tap tap{.id = crypto::newUuid(host::SystemClock().now().wallMs),
                           .card = cardOf(resident),
                           .kind = "ntag",
                           .proof = "uid",
                           .ageMs = 100};
        const auto body = json::serialize(toJson(tap));
        const auto began = Clock::now();
        reader_.send("POST", "/v1/taps", body);
        const auto answer = reader_.answer();
        const std::chrono::duration<double, std::micro> took = Clock::now() - began;
        return {{"tap", tap.id},
                {"outcome", api::parseJson(answer).value().at("outcome")},
                {"answered_us", took.count()}};
    }

  private:
    UnixClient reader_;
};

/// Each arrival beside the same statements in one process, one after the other: on the machine as it is then.
json::object measure(const Rush& rush) {
    Door door(rush.run);
    TapStatements reference(rush.reference, keyIn(rush.masterKey));
    json::array taps;
    const auto began = Clock::now();
    std::int64_t resident = 0;
    for (const auto after : comings(rush)) {
        std::this_thread::sleep_until(
            began + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(after)));
        auto tap = door.tap(resident);
        const std::chrono::duration<double, std::micro> raw = reference.tap(resident);
        reference.leave();
        tap["raw_us"] = raw.count();
        taps.push_back(std::move(tap));
        ++resident;
    }
    const std::chrono::duration<double> took = Clock::now() - began;
    return {{"taps", std::move(taps)}, {"seconds", took.count()}};
}

}  // namespace

/// People who arrive at one door; prints a line of JSON.
int main(int argc, char** argv) {
    CLI::App app("Arrivals at one door of a running station.");
    Rush rush;
    app.add_option("--station", rush.run, "its run folder")->required();
    app.add_option("--reference", rush.reference, "a copy of its database, which no station has open")
        ->required();
    app.add_option("--master-key", rush.masterKey)->required();
    app.add_option("--arrivals", rush.arrivals)->check(CLI::Range(1, bedsOfAFacility));
    app.add_option("--seconds", rush.seconds, "in which they come; 0: one upon the other");
    app.add_option("--seed", rush.seed);
    CLI11_PARSE(app, argc, argv);
    try {
        std::printf("%s\n", json::serialize(measure(rush)).c_str());
        return 0;
    } catch (const std::exception& failed) {
        std::fprintf(stderr, "%s: %s\n", argv[0], failed.what());
        return 1;
    }
}
