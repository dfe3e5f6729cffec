// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include "host/clock.h"
#include "host/config.h"
#include "host/program.h"
#include "net/loop.h"
#include "uplink/settings.h"
#include "uplink/uplink.h"

using namespace ostoja;

int main(int argc, char** argv) {
    const auto line = host::parseCommandLine(argc, argv, "ostoja-uplink",
                                             "Carries a station's journal to the town's office.");
    host::startLog("ostoja-uplink");
    host::forbidCoreDumps();
    auto settings = uplink::readSettings(line.configPath);
    if (!settings) {
        spdlog::error("{}", settings.error().message);
        return host::exitConfig;
    }

    const host::SystemClock clock;
    net::Loop loop;
    uplink::Uplink uplink(loop, clock, net::Endpoint::unixSocket(settings->socket),
                          net::Endpoint::overTls(settings->address, settings->tls), settings->trace);
    loop.onTerminate([&loop] { loop.stop(); });
    net::Timer watchdog(loop);
    if (const auto period = host::watchdogPeriod(); period.count() > 0) {
        watchdog.every(period, [] { host::feedWatchdog(); });
    }
    uplink.start();
    spdlog::info("ready");
    host::tellReady();
    loop.run();
    return 0;
}
