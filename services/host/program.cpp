// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/program.h"

#include <spdlog/cfg/env.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/sinks/systemd_sink.h>
#include <spdlog/spdlog.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <systemd/sd-daemon.h>

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "host/config.h"
#include "host/version.h"

namespace ostoja::host {

CommandLine parseCommandLine(int argc, char** argv, const std::string& program, const std::string& purpose) {
    CommandLine line;
    CLI::App app(purpose, program);
    app.set_version_flag("--version", program + " " + version);
    app.add_option("--config", line.configPath, "the program's configuration (TOML)")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::exit(app.exit(error) == 0 ? 0 : exitConfig);
    }
    return line;
}

void startLog(const std::string& program) {
    // JOURNAL_STREAM is set by systemd for what it starts with standard error on the journal.
    std::shared_ptr<spdlog::logger> log;
    if (std::getenv("JOURNAL_STREAM") != nullptr && std::getenv("INVOCATION_ID") != nullptr) {
        log = std::make_shared<spdlog::logger>(program,
                                               std::make_shared<spdlog::sinks::systemd_sink_mt>(program));
    } else {
        log = std::make_shared<spdlog::logger>(program, std::make_shared<spdlog::sinks::stderr_sink_mt>());
        log->set_pattern("%Y-%m-%dT%H:%M:%S.%e %n %l: %v");
    }
    log->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(log));
    spdlog::cfg::load_env_levels();
    spdlog::debug("the log holds debugging lines");
}

void tellReady() {
    sd_notify(0, "READY=1");
}

void feedWatchdog() {
    sd_notify(0, "WATCHDOG=1");
}

std::chrono::milliseconds watchdogPeriod() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::chrono::milliseconds{0};
    return std::chrono::milliseconds{microseconds / 2'000};
}

void forbidCoreDumps() {
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

int exitCodeOf(const Error& error) {
    if (error.code.starts_with("config_") || error.code == "tls_files") return exitConfig;
    if (error.code.starts_with("key_")) return exitData;
    return error.code.starts_with("database_") && error.code != "database_in_use" ? exitData : 1;
}

}  // namespace ostoja::host
