// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres_connection.h"

#include <poll.h>

#include <array>
#include <stdexcept>
#include <string_view>

#include "tests/bench/postgres_statements.h"

namespace ostoja::bench {

namespace {

constexpr const char* statementName = "take";

std::string reachedBy(const std::string& server, const std::string& folder, std::size_t number) {
    if (folder.empty()) return server;
    const auto prefix = folder + "/station-" + std::to_string(number);
    return server + " sslrootcert='" + folder + "/ca.pem' sslcert='" + prefix + ".pem' sslkey='" + prefix +
           ".key'";
}

const char* statementOf(PostgresWay way) {
    switch (way) {
        case PostgresWay::single:
            return sql::takeRow;
        case PostgresWay::rows:
            return sql::takeRows;
        case PostgresWay::event:
            return sql::takeEvent;
        case PostgresWay::batch:
            return sql::takeBatch;
        case PostgresWay::copy:
            return nullptr;
    }
    return nullptr;
}

/// A statement's parameters as libpq wants them.
class Parameters {
  public:
    explicit Parameters(const std::vector<std::string>& values) : count_(static_cast<int>(values.size())) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            texts_[i] = values[i].data();
            lengths_[i] = static_cast<int>(values[i].size());
            binaryForm_[i] = 1;
        }
    }
    template <class Call>
    auto pass(Call&& call) const {
        return call(count_, texts_.data(), lengths_.data(), binaryForm_.data());
    }

  private:
    static constexpr std::size_t most = 10;
    int count_;
    std::array<const char*, most> texts_{};
    std::array<int, most> lengths_{};
    std::array<int, most> binaryForm_{};
};

}  // namespace

PostgresConnection::PostgresConnection(const std::string& server, const std::string& folder,
                                       std::size_t number)
    : connection_(PQconnectdb(reachedBy(server, folder, number).c_str())) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) fail();
    if (!folder.empty()) expectOwnCertificate(number);
    if (PQsetnonblocking(connection_.get(), 1) != 0) fail();
}

void PostgresConnection::expectOwnCertificate(std::size_t number) {
    const Result shown(PQexec(
        connection_.get(), "SELECT coalesce(client_dn, '') FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
    expect(shown, PGRES_TUPLES_OK);
    const auto wanted = "/CN=station-" + std::to_string(number);
    if (PQgetvalue(shown.get(), 0, 0) != wanted) {
        throw std::runtime_error("PostgreSQL has seen another certificate than " + wanted);
    }
}

void PostgresConnection::prepare(PostgresWay way) {
    const auto* statement = statementOf(way);
    if (statement == nullptr) return;
    const Result prepared(PQprepare(connection_.get(), statementName, statement, 0, nullptr));
    expect(prepared, PGRES_COMMAND_OK);
}

void PostgresConnection::addEpoch(std::int64_t epoch) {
    const auto number = std::to_string(epoch);
    execute("INSERT INTO epoch VALUES (" + number + ", '', '" + number + "', 0, 0, '', 0, 0)");
}

void PostgresConnection::execute(const std::string& sql) {
    const Result result(PQexec(connection_.get(), sql.c_str()));
    expect(result, PGRES_COMMAND_OK);
}

void PostgresConnection::begin(PostgresWay way, const PostgresRequest& request) {
    way_ = way;
    request_ = &request;
    const bool begun =
        way == PostgresWay::copy
            ? PQsendQuery(connection_.get(), sql::copyRows) == 1
            : Parameters(request.values).pass([&](auto... parameters) {
                  return PQsendQueryPrepared(connection_.get(), statementName, parameters..., 0) == 1;
              });
    if (!begun) fail();
    flush();
}

bool PostgresConnection::proceed() {
    if (unsent_) flush();
    if (PQconsumeInput(connection_.get()) != 1) fail();
    while (PQisBusy(connection_.get()) == 0) {
        const Result answer(PQgetResult(connection_.get()));
        if (!answer) return true;
        expectTaken(answer);
        if (PQresultStatus(answer.get()) != PGRES_COPY_IN) continue;
        const auto& rows = request_->values.front();
        if (PQputCopyData(connection_.get(), rows.data(), static_cast<int>(rows.size())) != 1 ||
            PQputCopyEnd(connection_.get(), nullptr) != 1) {
            fail();
        }
        flush();
    }
    return false;
}

void PostgresConnection::send(PostgresWay way, const PostgresRequest& request) {
    begin(way, request);
    while (!proceed()) {
        const auto events = static_cast<short>(unsent_ ? POLLIN | POLLOUT : POLLIN);
        pollfd ready{.fd = descriptor(), .events = events, .revents = 0};
        ::poll(&ready, 1, -1);
    }
}

void PostgresConnection::expectTaken(const Result& answer) const {
    const auto status = PQresultStatus(answer.get());
    if (way_ == PostgresWay::copy) {
        if (status != PGRES_COPY_IN) expect(answer, PGRES_COMMAND_OK);
        return;
    }
    if (way_ == PostgresWay::event || way_ == PostgresWay::batch) {
        expect(answer, PGRES_TUPLES_OK);
        const std::string through = PQgetvalue(answer.get(), 0, 0);
        if (through != std::to_string(request_->lastSequence))
            throw std::runtime_error("taken up to " + through);
        return;
    }
    expect(answer, PGRES_COMMAND_OK);
    // One epoch's state has changed: the entries were new.
    if (std::string_view(PQcmdTuples(answer.get())) != "1") throw std::runtime_error("nothing was taken");
}

void PostgresConnection::flush() {
    const int left = PQflush(connection_.get());
    if (left < 0) fail();
    unsent_ = left == 1;
}

std::string PostgresConnection::refusalOf(const PostgresRequest& request) {
    const Result answer(Parameters(request.values).pass([&](auto... parameters) {
        return PQexecPrepared(connection_.get(), statementName, parameters..., 0);
    }));
    const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    if (state != nullptr) return state;
    expect(answer, PGRES_TUPLES_OK);
    return "";
}

std::string PostgresConnection::tls() const {
    if (PQsslInUse(connection_.get()) == 0) return "";
    return std::string(PQsslAttribute(connection_.get(), "protocol")) + ' ' +
           PQsslAttribute(connection_.get(), "cipher");
}

void PostgresConnection::expect(const Result& result, ExecStatusType wanted) const {
    if (PQresultStatus(result.get()) != wanted) fail();
}

void PostgresConnection::fail() const {
    throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection_.get()));
}

}  // namespace ostoja::bench
