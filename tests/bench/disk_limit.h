// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "tests/bench/figures.h"

namespace ostoja::bench {

struct DiskLoad {
    std::string folder;
    /// Entries in a commit.
    std::size_t batch = 1;
    std::size_t events = 0;
    std::chrono::milliseconds most{5'000};
};

/// The office's own statements on its own store, one transaction a batch: no network, no check, no figures.
Run runStoreLimit(const DiskLoad& load);
/// The bytes of each batch appended to a file, then fdatasync: what no store can beat.
Run runAppendLimit(const DiskLoad& load);

}  // namespace ostoja::bench
