// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/name_search.h"
#include "people/made_up_residents.h"
#include "tests/bench/figures.h"

namespace {

using namespace ostoja::bench;
namespace json = boost::json;

/// What a carer has typed after each key, for every pair of tests/data/names.csv.
std::vector<std::string> typedSoFar(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + " can't be read");
    std::vector<std::string> typed;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto name = line.substr(0, line.find(','));
        for (std::size_t end = 1; end <= name.size(); ++end) {
            const bool wholeLetter =
                end == name.size() || (static_cast<unsigned char>(name[end]) & 0xC0U) != 0x80U;
            if (wholeLetter) typed.push_back(name.substr(0, end));
        }
    }
    return typed;
}

/// The least that any search must do: look for the text in each name as it stands. Finds no half of what is
/// wanted.
std::size_t scan(const std::vector<ostoja::people::MadeUpResident>& residents, const std::string& typed) {
    std::size_t found = 0;
    for (const auto& resident : residents) found += resident.name.find(typed) != std::string::npos ? 1 : 0;
    return found;
}

json::object measure(std::size_t count, const std::string& names, int rounds) {
    const auto residents = ostoja::people::makeUpResidents(count, 5);
    ostoja::domain::NameIndex index;
    const auto began = Clock::now();
    for (std::size_t i = 0; i < residents.size(); ++i) index.put(std::to_string(i), {residents[i].name});
    const auto built = Clock::now();

    const auto typed = typedSoFar(names);
    Samples searches;
    Samples scans;
    std::size_t found = 0;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& text : typed) {
            const auto start = Clock::now();
            found += index.find(text, 50).total;
            const auto searched = Clock::now();
            found += scan(residents, text);
            searches.add(searched - start);
            scans.add(Clock::now() - searched);
        }
    }
    const std::chrono::duration<double, std::milli> build = built - began;
    auto told = searches.told();
    told["p95_us"] = searches.percentile(0.95);
    return {{"search", std::move(told)},
            {"scan", scans.told()},
            {"built_ms", build.count()},
            {"residents", residents.size()},
            {"found", found}};
}

}  // namespace

/// How long the search of names takes after each key, in process; prints a line of JSON.
int main(int argc, char** argv) {
    CLI::App app("The benchmark of the search of names.");
    std::size_t residents = 20'000;
    std::string names;
    int rounds = 1;
    app.add_option("--residents", residents);
    app.add_option("--names", names, "tests/data/names.csv")->required();
    app.add_option("--rounds", rounds);
    CLI11_PARSE(app, argc, argv);
    try {
        std::printf("%s\n", json::serialize(measure(residents, names, rounds)).c_str());
        return 0;
    } catch (const std::exception& failed) {
        std::fprintf(stderr, "%s: %s\n", argv[0], failed.what());
        return 1;
    }
}
