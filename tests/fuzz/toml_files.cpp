// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <fstream>

#include "admin/town_file.h"
#include "drivers/reader/settings.h"
#include "host/clock.h"
#include "host/config.h"
#include "office/allow_list.h"
#include "office/settings.h"
#include "station/frame/settings.h"
#include "tests/fuzz/input.h"
#include "tests/temporary_folder.h"
#include "uplink/settings.h"

// The operator's files, through each program's own reader. The first byte, from 'a', chooses which.

namespace {

using namespace ostoja;
using fuzz::must;

template <class T>
void complainsWell(const Expected<T>& read, const std::string& path) {
    if (read) return;
    must(read.error().message.find(path) != std::string::npos, "a complaint names the file");
}

using Reads = void (*)(const std::string& path);

void town(const std::string& path) {
    const host::SystemClock clock;
    complainsWell(admin::readFacility(path, "wodna-12", crypto::Key32{}, clock), path);
}

void stationSettings(const std::string& path) {
    auto config = host::Config::load(path);
    complainsWell(config, path);
    if (config) complainsWell(station::readSettings(*config), path);
}

constexpr std::array<Reads, 6> readers{
    town,
    stationSettings,
    [](const std::string& path) { complainsWell(reader::readSettings(path), path); },
    [](const std::string& path) { complainsWell(uplink::readSettings(path), path); },
    [](const std::string& path) { complainsWell(office::readSettings(path), path); },
    [](const std::string& path) { complainsWell(office::AllowList::load(path), path); },
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const TemporaryFolder folder;
    static const std::string path = folder.path("file.toml");
    std::ofstream(path, std::ios::binary | std::ios::trunc) << fuzz::textOf(data + 1, size - 1);
    const auto choice = static_cast<std::uint8_t>(data[0] - 'a');
    readers[choice % readers.size()](path);
    return 0;
}
