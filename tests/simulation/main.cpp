// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <string>

#include "tests/simulation/town.h"

namespace {

using namespace ostoja::simulation;

constexpr int nightsOfATown = 25;

struct Line {
    std::uint64_t seed = 1;
    int nights = nightsOfATown;
    bool prints = false;
};

/// Town after town, each from the seed after the one before, until so many nights have passed. False when a
/// promise was broken.
bool simulate(const Line& line, const std::string& program) {
    Figures figures;
    std::uint64_t trace = 0;
    int violations = 0;
    int left = line.nights;
    for (auto seed = line.seed; left > 0; ++seed) {
        const int nights = std::min(left, nightsOfATown);
        left -= nights;
        const auto report = simulateTown(seed, nights, Lie::none, line.prints);
        figures.add(report.figures);
        trace = trace * 31 + report.trace;
        if (!report.broken) continue;
        ++violations;
        std::printf("\nseed %llu: %s\nrepeat it: %s --seed %llu --nights %d --trace\n\n",
                    static_cast<unsigned long long>(seed), report.broken->detail.c_str(), program.c_str(),
                    static_cast<unsigned long long>(seed), nights);
        std::fflush(stdout);
    }
    std::printf("figures: part=simulation seed=%llu %s violations=%d trace=%016llx\n",
                static_cast<unsigned long long>(line.seed), figures.text().c_str(), violations,
                static_cast<unsigned long long>(trace));
    return violations == 0;
}

}  // namespace

int main(int argc, char** argv) {
    Line line;
    CLI::App app(
        "Nights of made-up towns: stations and an office in one thread, with a made-up clock, network and "
        "crashes. docs/simulation.md tells what is real in it.");
    app.add_option("--seed", line.seed, "the first town's seed; the next town has the next number");
    app.add_option("--nights", line.nights, "how many nights in all; a town lives for 25")
        ->check(CLI::Range(1, 10'000'000));
    app.add_flag("--trace", line.prints, "print what happens, line by line");
    CLI11_PARSE(app, argc, argv);
    spdlog::set_level(spdlog::level::off);
    return simulate(line, argv[0]) ? 0 : 1;
}
