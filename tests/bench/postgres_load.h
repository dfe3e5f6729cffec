// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "tests/bench/figures.h"

namespace ostoja::bench {

enum class PostgresWay {
    /// One statement a row that is ready: insert unless it is there, then the epoch's state.
    single,
    /// The same for as many rows as `batch` in one statement, through binary arrays.
    rows,
    /// COPY of `batch` rows in binary form: no deduplication, no state.
    copy,
    /// A CloudEvent as it came; the database reads it, checks hash and chain, and does the rest, too.
    event,
    /// The same for an array of `batch` CloudEvents.
    batch,
};

struct PostgresLoad {
    /// libpq's connection string.
    std::string server;
    /// Of makeOfficeTown: each connection is one of its stations, over mutual TLS 1.3. Empty: a Unix socket.
    std::string folder;
    PostgresWay way = PostgresWay::single;
    std::size_t connections = 1;
    std::size_t batch = 1;
    /// Made beforehand for all connections together: the run ends when one of them is through, or by time.
    std::size_t events = 0;
    std::chrono::milliseconds most{5'000};
    /// The server's process, whose children serve the connections.
    pid_t serverProcess = 0;
};

/// Does with PostgreSQL what the office does with an entry, all connections on one thread, each with
/// its statement prepared beforehand. Tables are made anew. Where the database judges events, it has to show
/// first that it refuses wrong ones. Throws with PostgreSQL's words.
Run runPostgresLoad(const PostgresLoad& load);

}  // namespace ostoja::bench
