// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>

#include "drivers/reader/reader.h"
#include "drivers/reader/settings.h"
#include "drivers/reader/worker_process.h"
#include "host/clock.h"
#include "host/config.h"
#include "host/program.h"
#include "net/loop.h"

using namespace ostoja;

int main(int argc, char** argv) {
    if (argc > 1 && argv[1] == reader::workerArgument) return reader::runAsWorker(argc, argv);

    int descriptor = 0;
    while ((descriptor = ::open("/dev/null", O_RDWR)) >= 0 && descriptor <= STDERR_FILENO) {
    }
    ::close(descriptor);

    const auto arguments =
        host::parseCommandLine(argc, argv, "ostoja-reader", "one card reader at a terminal");
    const auto settings = reader::readSettings(arguments.configPath);
    if (!settings) {
        std::fprintf(stderr, "%s\n", settings.error().message.c_str());
        return host::exitConfig;
    }
    host::startLog("ostoja-reader");
    host::forbidCoreDumps();

    const host::SystemClock clock;
    net::Loop loop;
    int exitCode = 0;
    reader::Reader reader(loop, *settings, clock, [&](int code) {
        exitCode = code;
        loop.stop();
    });
    loop.onTerminate([&] { loop.stop(); });
    reader.start();
    host::tellReady();
    spdlog::info("ready");
    loop.run();
    reader.stop();
    spdlog::info("ended");
    return exitCode;
}
