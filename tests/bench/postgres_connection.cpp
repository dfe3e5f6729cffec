// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres_connection.h"

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

}  // namespace

PostgresConnection::PostgresConnection(const std::string& server, const std::string& folder,
                                       std::size_t number)
    : connection_(PQconnectdb(reachedBy(server, folder, number).c_str())) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) fail();
    if (!folder.empty()) expectOwnCertificate(number);
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

void PostgresConnection::send(PostgresWay way, const PostgresRequest& request) {
    if (way == PostgresWay::copy) return copy(request.values.front());
    const auto answer = take(request);
    if (way == PostgresWay::event || way == PostgresWay::batch) {
        expect(answer, PGRES_TUPLES_OK);
        if (PQgetvalue(answer.get(), 0, 0) != std::to_string(request.lastSequence))
            throw std::runtime_error(std::string("taken up to ") + PQgetvalue(answer.get(), 0, 0));
        return;
    }
    expect(answer, PGRES_COMMAND_OK);
    // One epoch's state has changed: the entries were new.
    if (std::string_view(PQcmdTuples(answer.get())) != "1") throw std::runtime_error("nothing was taken");
}

std::string PostgresConnection::refusalOf(const PostgresRequest& request) {
    const auto answer = take(request);
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

PostgresConnection::Result PostgresConnection::take(const PostgresRequest& request) {
    std::array<const char*, 10> texts{};
    std::array<int, 10> lengths{};
    std::array<int, 10> binaryForm{};
    for (std::size_t i = 0; i < request.values.size(); ++i) {
        texts[i] = request.values[i].data();
        lengths[i] = static_cast<int>(request.values[i].size());
        binaryForm[i] = 1;
    }
    return Result(PQexecPrepared(connection_.get(), statementName, static_cast<int>(request.values.size()),
                                 texts.data(), lengths.data(), binaryForm.data(), 0));
}

void PostgresConnection::copy(const std::string& rows) {
    const Result begun(PQexec(connection_.get(), sql::copyRows));
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

void PostgresConnection::expect(const Result& result, ExecStatusType wanted) const {
    if (PQresultStatus(result.get()) != wanted) fail();
}

void PostgresConnection::fail() const {
    throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection_.get()));
}

}  // namespace ostoja::bench
