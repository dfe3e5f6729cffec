// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/bench/figures.h"

namespace ostoja::bench {

struct OfficeLoad {
    /// Of makeOfficeTown; its office runs on `port`.
    std::string folder;
    std::uint16_t port = 0;
    /// One for each of as many stations, over mutual TLS 1.3. Each sends its own journal and the next request
    /// only after the answer to the one before.
    std::size_t connections = 1;
    /// Entries in a request.
    std::size_t batch = 1;
    /// Made beforehand for all connections together: the run ends when one of them is through, or by time.
    std::size_t events = 0;
    std::chrono::milliseconds most{5'000};
    /// The office's process.
    pid_t serverProcess = 0;
};

/// Feeds a running office as its stations would, on one thread. Throws with words where an answer isn't 200
/// or names another number as durable than the last one sent.
Run runOfficeLoad(const OfficeLoad& load);

}  // namespace ostoja::bench
