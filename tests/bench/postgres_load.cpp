// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres_load.h"

#include <atomic>
#include <exception>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/bench/journals.h"
#include "tests/bench/postgres_connection.h"
#include "tests/bench/postgres_proof.h"
#include "tests/bench/postgres_requests.h"
#include "tests/bench/postgres_statements.h"

namespace ostoja::bench {

namespace {

/// One connection and its station's journal.
class Client {
  public:
    Client(const PostgresLoad& load, std::size_t number)
        : load_(load), connection_(load.server, load.folder, number) {
        connection_.prepare(load.way);
        const auto epoch = static_cast<std::int64_t>(number);
        const auto journal = journalOf(stationId(number), load.events / load.connections);
        if (load.way == PostgresWay::single || load.way == PostgresWay::rows) connection_.addEpoch(epoch);
        for (std::size_t first = 0; first < journal.size(); first += load.batch) {
            const auto count = std::min(load.batch, journal.size() - first);
            requests_.push_back(requestOf(load.way, epoch, journal, first, count));
        }
        warmUp();
    }

    /// Until `stop`, by time, or until nothing is left; then nobody goes on, so that all are under load as
    /// long as any is.
    void run(Clock::time_point stopAt, std::atomic<bool>& stop) {
        for (const auto& request : requests_) {
            const auto began = Clock::now();
            if (began >= stopAt || stop) return;
            connection_.send(load_.way, request);
            done_.latency.add(Clock::now() - began);
            done_.events += request.entries;
            ++done_.requests;
        }
        stop = true;
    }
    const Run& done() const { return done_; }
    std::string tls() const { return connection_.tls(); }

  private:
    /// The connection has planned its statement and knows its tables, as one that has been open for long.
    void warmUp() {
        connection_.execute("BEGIN");
        connection_.send(load_.way, requests_.front());
        connection_.execute("ROLLBACK");
    }

    const PostgresLoad& load_;
    PostgresConnection connection_;
    std::vector<PostgresRequest> requests_;
    Run done_;
};

/// All at once, one thread each; rethrows what the first of them threw.
void runTogether(const std::vector<std::unique_ptr<Client>>& clients, Clock::time_point stopAt) {
    std::exception_ptr failed;
    std::atomic<bool> failing = false;
    std::atomic<bool> stop = false;
    std::vector<std::thread> threads;
    threads.reserve(clients.size());
    for (const auto& client : clients) {
        threads.emplace_back([&] {
            try {
                client->run(stopAt, stop);
            } catch (...) {
                stop = true;
                if (!failing.exchange(true)) failed = std::current_exception();
            }
        });
    }
    for (auto& thread : threads) thread.join();
    if (failed) std::rethrow_exception(failed);
}

}  // namespace

Run runPostgresLoad(const PostgresLoad& load) {
    {
        PostgresConnection first(load.server, load.folder, 0);
        first.execute(sql::tables);
        first.execute(sql::functions);
        if (load.way == PostgresWay::event || load.way == PostgresWay::batch) proveJudgement(first, load.way);
        first.execute("CHECKPOINT");
    }
    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < load.connections; ++i) clients.push_back(std::make_unique<Client>(load, i));

    Run run;
    run.tls = clients.front()->tls();
    const Meter meter(load.serverProcess);
    runTogether(clients, meter.began() + load.most);
    meter.read(run);
    for (const auto& client : clients) {
        run.events += client->done().events;
        run.requests += client->done().requests;
        run.latency.add(client->done().latency);
    }
    return run;
}

}  // namespace ostoja::bench
