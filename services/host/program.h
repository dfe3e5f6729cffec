// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "error/error.h"

namespace ostoja::host {

/// The command line that all five programs share: `--config FILE`, `--version`, `--help`. Prints and exits by
/// itself on a usage error (code 2).
struct CommandLine {
    std::string configPath;
};
CommandLine parseCommandLine(int argc, char** argv, const std::string& program, const std::string& purpose);

/// Sends the program's log to journald when systemd started it, else to standard error with a time stamp.
/// Log lines are spdlog's: spdlog::info("..."). The environment's SPDLOG_LEVEL=debug lets more of them
/// through.
void startLog(const std::string& program);

/// Tells systemd that the program is ready (READY=1); nothing without systemd.
void tellReady();
/// Feeds systemd's watchdog; called from the program's own working loop.
void feedWatchdog();
/// Half of WatchdogSec, or zero where there is no watchdog.
std::chrono::milliseconds watchdogPeriod();

/// Where a person has to mend what the program works on, and trying again won't.
inline constexpr int exitData = 3;
/// The exit code of a program that can't start: exitConfig; exitData for a database that is damaged, missing,
/// another program's or a newer one's, or a key that is missing or another's (systemd tries no further); 1
/// for what may pass by itself.
int exitCodeOf(const Error& error);

/// No core dump and no ptrace: what is in memory stays there.
void forbidCoreDumps();

}  // namespace ostoja::host
