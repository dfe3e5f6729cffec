// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <cstdio>

#include "host/config.h"
#include "host/memory_lock.h"
#include "host/program.h"
#include "host/simulated_clock.h"
#include "net/loop.h"
#include "station/frame/settings.h"
#include "station/station.h"

namespace {

ostoja::Expected<ostoja::station::Settings> loadSettings(const std::string& path) {
    auto config = ostoja::host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    return ostoja::station::readSettings(*config);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace ostoja;
    const auto line = host::parseCommandLine(argc, argv, "ostoja-station",
                                             "The facility's hub: its rules, its record, its journal.");
    auto settings = loadSettings(line.configPath);
    if (!settings) {
        std::fprintf(stderr, "ostoja-station: %s\n", settings.error().message.c_str());
        return host::exitConfig;
    }
    host::startLog("ostoja-station");
    host::forbidCoreDumps();
    if (const auto locked = host::lockMemory(); !locked) spdlog::warn("{}", locked.error().message);

    const auto clock = host::openClock(settings->simulatedBy);
    if (!clock) {
        spdlog::critical("{}", clock.error().message);
        return host::exitCodeOf(clock.error());
    }
    net::Loop loop;
    auto station = station::Station::open(loop, **clock, std::move(*settings),
                                          {host::feedWatchdog, host::watchdogPeriod()});
    if (!station) {
        spdlog::critical("{}", station.error().message);
        return host::exitCodeOf(station.error());
    }

    int exitCode = 0;
    (*station)->start([&](const Expected<void>& started) {
        if (started) {
            host::tellReady();
            spdlog::info("ready");
            return;
        }
        spdlog::critical("{}", started.error().message);
        exitCode = 1;
        loop.stop();
    });
    loop.onTerminate([&] {
        (*station)->close();
        loop.stop();
    });
    loop.run();
    spdlog::info("stopped");
    return exitCode;
}
