// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include "host/clock.h"
#include "host/config.h"
#include "host/program.h"
#include "net/address.h"
#include "net/loop.h"
#include "uplink/uplink.h"

namespace {

using namespace ostoja;

struct Settings {
    std::string socket;
    std::string address;
    net::TlsFiles tls;
};

/// An office is reached by a port of its own; 0 is none.
bool canBeReached(const std::string& address) {
    const auto split = net::splitAddress(address);
    return split && split->port.find_first_not_of('0') != std::string::npos;
}

Expected<Settings> readSettings(const std::string& path) {
    auto config = host::Config::load(path);
    if (!config) return tl::make_unexpected(config.error());
    auto root = config->root();
    Settings settings;
    settings.socket =
        root.table("station").socketPath("socket", "path of the station's socket for the uplink");
    auto office = root.table("office");
    settings.address =
        office.checked("address", "host:port of the office, e.g. \"office.example:8443\"", canBeReached);
    settings.tls = {.certificate = office.readableFile("certificate", "path of this box's certificate (PEM)"),
                    .key = office.readableFile("key", "path of this box's private key (PEM)"),
                    .authority = office.readableFile("authority", "path of the town's authority (PEM)")};
    if (auto finished = config->finish(); !finished) return tl::make_unexpected(finished.error());
    return settings;
}

}  // namespace

int main(int argc, char** argv) {
    const auto line = host::parseCommandLine(argc, argv, "ostoja-uplink",
                                             "Carries a station's journal to the town's office.");
    host::startLog("ostoja-uplink");
    host::forbidCoreDumps();
    auto settings = readSettings(line.configPath);
    if (!settings) {
        spdlog::error("{}", settings.error().message);
        return host::exitConfig;
    }

    const host::SystemClock clock;
    net::Loop loop;
    uplink::Uplink uplink(loop, clock, net::Endpoint::unixSocket(settings->socket),
                          net::Endpoint::overTls(settings->address, settings->tls));
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
