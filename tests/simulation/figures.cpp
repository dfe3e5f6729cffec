// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/figures.h"

#include <array>
#include <utility>

namespace ostoja::simulation {

namespace {

constexpr std::array counted{
    std::pair("towns", &Figures::towns),
    std::pair("nights", &Figures::nights),
    std::pair("stations", &Figures::stations),
    std::pair("taps", &Figures::taps),
    std::pair("confirmed", &Figures::confirmed),
    std::pair("repeats", &Figures::repeats),
    std::pair("commands", &Figures::commands),
    std::pair("entries", &Figures::entries),
    std::pair("batches", &Figures::batches),
    std::pair("duplicates", &Figures::duplicates),
    std::pair("messages", &Figures::messages),
    std::pair("dropped", &Figures::dropped),
    std::pair("doubled", &Figures::doubled),
    std::pair("late", &Figures::late),
    std::pair("partitions", &Figures::partitions),
    std::pair("station_deaths", &Figures::stationDeaths),
    std::pair("office_deaths", &Figures::officeDeaths),
    std::pair("uplink_deaths", &Figures::uplinkDeaths),
    std::pair("clock_faults", &Figures::clockFaults),
    std::pair("towns_kept", &Figures::townsKept),
    std::pair("comparisons", &Figures::comparisons),
};
constexpr std::array ofDisks{
    std::pair("disk_writes", &DiskCounters::writes),
    std::pair("disk_syncs", &DiskCounters::syncs),
    std::pair("kills", &DiskCounters::kills),
    std::pair("power_cuts", &DiskCounters::powerCuts),
    std::pair("deaths_in_a_write", &DiskCounters::midOperation),
    std::pair("writes_lost", &DiskCounters::lostWrites),
    std::pair("writes_torn", &DiskCounters::tornWrites),
};

}  // namespace

void Figures::add(const Figures& other) {
    for (const auto& [name, figure] : counted) this->*figure += other.*figure;
    for (const auto& [name, figure] : ofDisks) disk.*figure += other.disk.*figure;
}

std::string Figures::text() const {
    std::string text;
    const auto tell = [&text](const char* name, std::int64_t figure) {
        if (!text.empty()) text += ' ';
        text += std::string(name) + '=' + std::to_string(figure);
    };
    for (const auto& [name, figure] : counted) tell(name, this->*figure);
    for (const auto& [name, figure] : ofDisks) tell(name, disk.*figure);
    return text;
}

}  // namespace ostoja::simulation
