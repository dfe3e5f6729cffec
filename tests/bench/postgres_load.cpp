// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres_load.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
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

    int descriptor() const { return connection_.descriptor(); }
    bool unsent() const { return connection_.unsent(); }
    bool busy() const { return busy_; }
    bool done() const { return next_ == requests_.size(); }

    /// Goes as far as the socket allows. `stopAt`: nothing new is begun after it.
    void pump(Run& run, Clock::time_point stopAt) {
        while (true) {
            if (!busy_ && !ask(stopAt)) return;
            if (!connection_.proceed()) return;
            busy_ = false;
            run.latency.add(Clock::now() - askedAt_);
            run.events += requests_[next_].entries;
            ++run.requests;
            ++next_;
        }
    }
    std::string tls() const { return connection_.tls(); }

  private:
    bool ask(Clock::time_point stopAt) {
        askedAt_ = Clock::now();
        if (done() || askedAt_ >= stopAt) return false;
        connection_.begin(load_.way, requests_[next_]);
        busy_ = true;
        return true;
    }

    /// The connection has planned its statement and knows its tables, as one that has been open for long.
    void warmUp() {
        connection_.execute("BEGIN");
        connection_.send(load_.way, requests_.front());
        connection_.execute("ROLLBACK");
    }

    const PostgresLoad& load_;
    PostgresConnection connection_;
    std::vector<PostgresRequest> requests_;
    std::size_t next_ = 0;
    bool busy_ = false;
    Clock::time_point askedAt_;
};

using Clients = std::vector<std::unique_ptr<Client>>;

/// One thread for all, as the office's load has it.
class Together {
  public:
    explicit Together(const Clients& clients) : clients_(clients), watched_(clients.size(), 0) {}
    ~Together() { ::close(poll_); }
    Together(const Together&) = delete;
    Together& operator=(const Together&) = delete;

    void run(Run& run, Clock::time_point stopAt) {
        for (std::size_t i = 0; i < clients_.size(); ++i) pump(i, run, stopAt);
        std::array<epoll_event, 64> ready{};
        while (anyBusy()) {
            const int count = ::epoll_wait(poll_, ready.data(), static_cast<int>(ready.size()), 10'000);
            if (count <= 0) throw std::runtime_error("PostgreSQL fell silent for 10 s");
            for (int i = 0; i < count; ++i) {
                const auto which = ready[static_cast<std::size_t>(i)].data.u64;
                pump(which, run, stopAt);
                // All are under load as long as any is.
                if (clients_[which]->done()) stopAt = std::min(stopAt, Clock::now());
            }
        }
    }

  private:
    void pump(std::size_t which, Run& run, Clock::time_point stopAt) {
        auto& client = *clients_[which];
        client.pump(run, stopAt);
        const std::uint32_t wanted = client.unsent() ? EPOLLIN | EPOLLOUT : EPOLLIN;
        if (wanted == watched_[which]) return;
        epoll_event event{.events = wanted, .data = {.u64 = which}};
        ::epoll_ctl(poll_, watched_[which] == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, client.descriptor(), &event);
        watched_[which] = wanted;
    }

    bool anyBusy() const {
        return std::any_of(clients_.begin(), clients_.end(),
                           [](const auto& client) { return client->busy(); });
    }

    const Clients& clients_;
    int poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<std::uint32_t> watched_;
};

}  // namespace

Run runPostgresLoad(const PostgresLoad& load) {
    {
        PostgresConnection first(load.server, load.folder, 0);
        first.execute(sql::tables);
        first.execute(sql::functions);
        if (load.way == PostgresWay::event || load.way == PostgresWay::batch) proveJudgement(first, load.way);
        first.execute("CHECKPOINT");
    }
    Clients clients;
    for (std::size_t i = 0; i < load.connections; ++i) clients.push_back(std::make_unique<Client>(load, i));

    Run run;
    run.tls = clients.front()->tls();
    const Meter meter(load.serverProcess);
    Together(clients).run(run, meter.began() + load.most);
    meter.read(run);
    return run;
}

}  // namespace ostoja::bench
