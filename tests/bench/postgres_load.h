// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "tests/bench/figures.h"

namespace ostoja::bench {

enum class PostgresWay {
    /// One statement an entry: insert unless it is there, then the epoch's state.
    single,
    /// The same for as many entries as `batch` in one statement, through binary arrays.
    rows,
    /// COPY of `batch` entries in binary form: no deduplication, no state.
    copy,
};

struct PostgresLoad {
    /// libpq's connection string.
    std::string server;
    PostgresWay way = PostgresWay::single;
    std::size_t connections = 1;
    std::size_t batch = 1;
    std::size_t events = 0;
    std::chrono::milliseconds most{5'000};
};

/// Does with PostgreSQL what the office does with an entry, one thread a connection, each with statements
/// prepared beforehand. Tables are made anew. Throws with PostgreSQL's words.
Run runPostgresLoad(const PostgresLoad& load);

}  // namespace ostoja::bench
