// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/memory_lock.h"

#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>

namespace ostoja::host {

namespace {

/// Whether no limit of locked memory counts for this process.
bool mayLockAnything() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (!line.starts_with("CapEff:")) continue;
        const auto capabilities = std::stoull(line.substr(7), nullptr, 16);
        return (capabilities & (std::uint64_t{1} << CAP_IPC_LOCK)) != 0;
    }
    return false;
}

std::string mebibytes(rlim_t bytes) {
    return std::to_string(bytes / (rlim_t{1024} * 1024)) + " MiB";
}

}  // namespace

Expected<void> lockMemory() {
    rlimit limit{};
    getrlimit(RLIMIT_MEMLOCK, &limit);
    if (limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_MEMLOCK, &limit);
    }
    // Under a limit each later request for memory would fail at it, so that a busy evening ends the program.
    if (limit.rlim_cur != RLIM_INFINITY && !mayLockAnything()) {
        return failure("memory_unlocked",
                       "memory can't be kept out of the swap space: only " + mebibytes(limit.rlim_cur) +
                           " may be locked. Set LimitMEMLOCK=infinity in the unit, or go without swap.");
    }
    if (mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0) {
        return failure("memory_unlocked",
                       "memory can't be kept out of the swap space: " + std::string(std::strerror(errno)) +
                           ". Let the unit's SystemCallFilter allow @memlock, or go without swap.");
    }
    return {};
}

}  // namespace ostoja::host
