// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include "host/config.h"
#include "host/program.h"
#include "host/simulated_clock.h"
#include "net/loop.h"
#include "office/office_server.h"
#include "office/settings.h"

namespace {

using namespace ostoja;

int fail(const Error& error) {
    spdlog::error("{}", error.message);
    return host::exitCodeOf(error);
}

}  // namespace

int main(int argc, char** argv) {
    const auto line = host::parseCommandLine(argc, argv, "ostoja-office", "The town's central office.");
    host::startLog("ostoja-office");
    host::forbidCoreDumps();
    auto settings = office::readSettings(line.configPath);
    if (!settings) return fail(settings.error());

    const auto clock = host::openClock(settings->simulatedBy);
    if (!clock) return fail(clock.error());
    net::Loop loop;
    auto server = office::OfficeServer::open(loop, **clock, settings->options);
    if (!server) return fail(server.error());
    auto port = (*server)->listen(settings->listen, settings->tls);
    if (!port) return fail(port.error());

    loop.onTerminate([&loop] { loop.stop(); });
    net::Timer watchdog(loop);
    if (const auto period = host::watchdogPeriod(); period.count() > 0) {
        watchdog.every(period, [] { host::feedWatchdog(); });
    }
    spdlog::info("ready: {} on port {}", settings->options.town, *port);
    host::tellReady();
    loop.run();
    (*server)->close();
    return 0;
}
