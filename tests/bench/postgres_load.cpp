// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres_load.h"

#include <libpq-fe.h>

#include <array>
#include <atomic>
#include <barrier>
#include <bit>
#include <exception>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/bench/journals.h"

namespace ostoja::bench {

namespace {

constexpr unsigned textOid = 25;
constexpr unsigned bigintOid = 20;
constexpr std::int64_t receivedMs = 1'795'000'000'000;

// As the office's own tables, in PostgreSQL's types.
constexpr const char* tables =
    "DROP TABLE IF EXISTS entry, epoch;"
    "CREATE TABLE epoch (id bigint PRIMARY KEY, received_through bigint NOT NULL, highest bigint NOT NULL,"
    " last_hash text NOT NULL, last_contact_ms bigint NOT NULL, as_of_ms bigint NOT NULL);"
    "CREATE TABLE entry (key bigint PRIMARY KEY, hash text NOT NULL, previous_hash text NOT NULL,"
    " type text NOT NULL, received_ms bigint NOT NULL, raw text NOT NULL);"
    "INSERT INTO epoch SELECT n, 0, 0, '', 0, 0 FROM generate_series(0, 999) AS n;"
    "CHECKPOINT;";

constexpr const char* takeOne =
    "WITH taken AS (INSERT INTO entry VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key) DO NOTHING"
    " RETURNING key)"
    " UPDATE epoch SET received_through = $7, highest = $7, last_hash = $2, last_contact_ms = $5,"
    " as_of_ms = $5 WHERE id = $8 AND EXISTS (SELECT FROM taken)";

constexpr const char* takeMany =
    "WITH taken AS (INSERT INTO entry SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[],"
    " $5::bigint[], $6::text[]) ON CONFLICT (key) DO NOTHING RETURNING key)"
    " UPDATE epoch SET received_through = $7, highest = $7, last_hash = $8, last_contact_ms = $10,"
    " as_of_ms = $10 WHERE id = $9 AND EXISTS (SELECT FROM taken)";

struct Freed {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Freed>;

void appendNumber(std::string& out, std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = bytes; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::string binary(std::int64_t value) {
    std::string out;
    appendNumber(out, static_cast<std::uint64_t>(value), 8);
    return out;
}

void appendField(std::string& out, const std::string& value) {
    appendNumber(out, value.size(), 4);
    out += value;
}

/// An array of one dimension in PostgreSQL's binary form.
template <class Of>
std::string arrayOf(unsigned oid, const Entry* first, std::size_t count, Of of) {
    std::string out;
    for (const std::uint64_t part :
         {std::uint64_t{1}, std::uint64_t{0}, std::uint64_t{oid}, std::uint64_t{count}, std::uint64_t{1}}) {
        appendNumber(out, part, 4);
    }
    for (std::size_t i = 0; i < count; ++i) appendField(out, of(first[i]));
    return out;
}

/// What one request carries: a statement's parameters, or a piece of COPY.
struct Prepared {
    std::vector<std::string> values;
    std::size_t entries = 0;
};

Prepared parametersOfOne(std::int64_t epoch, const Entry& entry) {
    return {{binary(epoch << 40U | entry.sequence), entry.hash, entry.previousHash, entry.type,
             binary(receivedMs), entry.raw, binary(entry.sequence), binary(epoch)},
            1};
}

Prepared parametersOfMany(std::int64_t epoch, const Entry* first, std::size_t count) {
    const auto& last = first[count - 1];
    const auto text = [&](std::string Entry::*member) {
        return arrayOf(textOid, first, count, [member](const Entry& entry) { return entry.*member; });
    };
    const auto key = [&](const Entry& entry) { return binary(epoch << 40U | entry.sequence); };
    const auto received = [](const Entry&) { return binary(receivedMs); };
    return {{arrayOf(bigintOid, first, count, key), text(&Entry::hash), text(&Entry::previousHash),
             text(&Entry::type), arrayOf(bigintOid, first, count, received), text(&Entry::raw),
             binary(last.sequence), last.hash, binary(epoch), binary(receivedMs)},
            count};
}

Prepared copyOf(std::int64_t epoch, const Entry* first, std::size_t count) {
    std::string out("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
    for (std::size_t i = 0; i < count; ++i) {
        appendNumber(out, 6, 2);
        appendField(out, binary(epoch << 40U | first[i].sequence));
        for (const auto* text : {&first[i].hash, &first[i].previousHash, &first[i].type})
            appendField(out, *text);
        appendField(out, binary(receivedMs));
        appendField(out, first[i].raw);
    }
    appendNumber(out, 0xFFFF, 2);
    return {{std::move(out)}, count};
}

/// One connection and its station's journal.
class Client {
  public:
    Client(const PostgresLoad& load, std::size_t number)
        : load_(load), connection_(PQconnectdb(load.server.c_str())) {
        if (PQstatus(connection_.get()) != CONNECTION_OK) fail();
        if (load.way != PostgresWay::copy) {
            const Result prepared(PQprepare(
                connection_.get(), "take", load.way == PostgresWay::single ? takeOne : takeMany, 0, nullptr));
            expect(prepared, PGRES_COMMAND_OK);
        }
        const auto epoch = static_cast<std::int64_t>(number);
        const auto journal = journalOf(stationId(number), load.events / load.connections);
        for (std::size_t first = 0; first < journal.size(); first += load.batch) {
            const auto count = std::min(load.batch, journal.size() - first);
            requests_.push_back(load.way == PostgresWay::single ? parametersOfOne(epoch, journal[first])
                                : load.way == PostgresWay::rows
                                    ? parametersOfMany(epoch, &journal[first], count)
                                    : copyOf(epoch, &journal[first], count));
        }
    }

    void run(Clock::time_point stopAt) {
        for (const auto& request : requests_) {
            const auto began = Clock::now();
            if (began >= stopAt) return;
            if (load_.way == PostgresWay::copy) {
                copy(request.values.front());
            } else {
                take(request.values);
            }
            done_.latency.add(Clock::now() - began);
            done_.events += static_cast<std::int64_t>(request.entries);
            ++done_.requests;
        }
    }
    const Run& done() const { return done_; }

    void execute(const char* sql) {
        const Result result(PQexec(connection_.get(), sql));
        expect(result, PGRES_COMMAND_OK);
    }

  private:
    void take(const std::vector<std::string>& values) {
        std::array<const char*, 10> texts{};
        std::array<int, 10> lengths{};
        std::array<int, 10> binaryForm{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            texts[i] = values[i].data();
            lengths[i] = static_cast<int>(values[i].size());
            binaryForm[i] = 1;
        }
        const Result result(PQexecPrepared(connection_.get(), "take", static_cast<int>(values.size()),
                                           texts.data(), lengths.data(), binaryForm.data(), 1));
        expect(result, PGRES_COMMAND_OK);
        // One epoch's state has changed: the entries were new.
        if (std::string_view(PQcmdTuples(result.get())) != "1") throw std::runtime_error("nothing was taken");
    }

    void copy(const std::string& rows) {
        const Result begun(PQexec(connection_.get(), "COPY entry FROM STDIN (FORMAT binary)"));
        expect(begun, PGRES_COPY_IN);
        if (PQputCopyData(connection_.get(), rows.data(), static_cast<int>(rows.size())) != 1 ||
            PQputCopyEnd(connection_.get(), nullptr) != 1) {
            fail();
        }
        const Result ended(PQgetResult(connection_.get()));
        expect(ended, PGRES_COMMAND_OK);
        while (const Result rest{PQgetResult(connection_.get())}) {
        }
    }

    void expect(const Result& result, ExecStatusType wanted) const {
        if (PQresultStatus(result.get()) != wanted) fail();
    }
    [[noreturn]] void fail() const {
        throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection_.get()));
    }

    const PostgresLoad& load_;
    std::unique_ptr<PGconn, Freed> connection_;
    std::vector<Prepared> requests_;
    Run done_;
};

}  // namespace

Run runPostgresLoad(const PostgresLoad& load) {
    PostgresLoad nothing = load;
    nothing.way = PostgresWay::copy;
    nothing.events = 0;
    Client(nothing, 0).execute(tables);

    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < load.connections; ++i) clients.push_back(std::make_unique<Client>(load, i));

    Run run;
    std::exception_ptr failed;
    std::atomic<bool> failing = false;
    const double cpuBefore = ownCpuSeconds();
    const auto began = Clock::now();
    std::vector<std::thread> threads;
    threads.reserve(clients.size());
    for (const auto& client : clients) {
        threads.emplace_back([&, stopAt = began + load.most] {
            try {
                client->run(stopAt);
            } catch (...) {
                if (!failing.exchange(true)) failed = std::current_exception();
            }
        });
    }
    for (auto& thread : threads) thread.join();
    if (failed) std::rethrow_exception(failed);
    run.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    run.clientCpuSeconds = ownCpuSeconds() - cpuBefore;
    for (const auto& client : clients) {
        run.events += client->done().events;
        run.requests += client->done().requests;
        run.latency.add(client->done().latency);
    }
    return run;
}

}  // namespace ostoja::bench
