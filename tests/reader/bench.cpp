// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reader/bench.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace ostoja {

Bench::Bench() {
    key.fill(0x5A);
    if (const auto written = crypto::writeKeyFile(folder.path("card.key"), key); !written)
        throw std::runtime_error(written.error().message);
    station = std::make_unique<StationStandIn>(folder.path("door-1.reader"));
    chip = std::make_unique<Process>(std::vector<std::string>{CARDS_PROGRAM, "serve", "--link", port(),
                                                              "--control", folder.path("control")},
                                     folder.path("cards.log"));
    if (!eventually([&] {
            return std::filesystem::exists(port()) && std::filesystem::exists(folder.path("control"));
        }))
        throw std::runtime_error("ostoja-cards doesn't start: " + chip->output());
}

Bench::~Bench() = default;

std::string Bench::config(const std::string& name, const std::string& connstring) const {
    auto path = folder.path(name);
    std::ofstream(path) << "[reader]\nconnstring = \"" << connstring << "\"\ncard_key = \""
                        << folder.path("card.key") << "\"\n[station]\nsocket = \""
                        << folder.path("door-1.reader") << "\"\n";
    return path;
}

void Bench::startReader() {
    reader = std::make_unique<Process>(
        std::vector<std::string>{READER_PROGRAM, "--config", config("reader.toml", "pn532_uart:" + port())},
        folder.path("reader.log"));
}

void Bench::cards(const std::vector<std::string>& words) const {
    std::vector<std::string> line{CARDS_PROGRAM, "--control", folder.path("control")};
    line.insert(line.end(), words.begin(), words.end());
    Process order(line, folder.path("order.log"));
    if (order.end() != 0) throw std::runtime_error("ostoja-cards refused: " + order.output());
}

std::string Bench::status() const {
    cards({"status"});
    std::ifstream file(folder.path("order.log"));
    return {std::istreambuf_iterator<char>(file), {}};
}

long Bench::commands() const {
    const auto answer = status();
    const std::string member = "\"commands\":";
    return std::stol(answer.substr(answer.find(member) + member.size()));
}

bool Bench::faultsOver() const {
    return status().find("\"faults\":[]") != std::string::npos;
}

bool Bench::works(long further) const {
    const long before = commands();
    return eventually([&] { return commands() >= before + further; });
}

std::string Bench::hashOf(const TestCard& card) const {
    return crypto::cardHash(key, card.kind, *crypto::fromHex(card.uid));
}

bool Bench::reads(const TestCard& card, std::size_t asTapNumber) const {
    if (!eventually([&] { return station->taps().size() >= asTapNumber; })) return false;
    const auto taps = station->taps();
    return taps.size() == asTapNumber && taps.back().card == hashOf(card) && taps.back().kind == card.kind &&
           taps.back().proof == "uid" && crypto::isUuid(taps.back().id);
}

bool Bench::told(const std::string& state, const std::string& reason) const {
    return eventually(
        [&] { return station->state() == state && (reason.empty() || station->reason() == reason); });
}

pid_t Bench::worker() const {
    const auto parent = std::to_string(reader->pid());
    std::ifstream file("/proc/" + parent + "/task/" + parent + "/children");
    pid_t pid = 0;
    file >> pid;
    return pid;
}

}  // namespace ostoja
