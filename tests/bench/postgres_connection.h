// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/postgres_load.h"
#include "tests/bench/postgres_requests.h"

namespace ostoja::bench {

/// One station's connection to PostgreSQL. Everything throws with PostgreSQL's words.
class PostgresConnection {
  public:
    /// `folder`: of makeOfficeTown, whose nth certificate it shows; empty where the server asks for none.
    PostgresConnection(const std::string& server, const std::string& folder, std::size_t number);

    /// The statement of `way`, which may take long.
    void prepare(PostgresWay way);
    /// The row that ready rows' state goes to.
    void addEpoch(std::int64_t epoch);
    /// Hands over what is to be durable; `request` stays until it is done. One at a time.
    void begin(PostgresWay way, const PostgresRequest& request);
    /// Goes as far as the socket allows; whether it is durable now. Throws, too, where something else was
    /// taken than was sent.
    bool proceed();
    /// Until proceed() can go on: to read, and to write where unsent() says so.
    int descriptor() const { return PQsocket(connection_.get()); }
    bool unsent() const { return unsent_; }
    /// begin() and proceed() until it is durable.
    void send(PostgresWay way, const PostgresRequest& request);
    void execute(const std::string& sql);
    /// The SQLSTATE with which the prepared statement refuses; empty where it was taken.
    std::string refusalOf(const PostgresRequest& request);
    /// Protocol and cipher, "" without TLS.
    std::string tls() const;

  private:
    struct Freed {
        void operator()(PGconn* connection) const { PQfinish(connection); }
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Result = std::unique_ptr<PGresult, Freed>;

    void expectTaken(const Result& answer) const;
    void flush();
    void expectOwnCertificate(std::size_t number);
    void expect(const Result& result, ExecStatusType wanted) const;
    [[noreturn]] void fail() const;

    std::unique_ptr<PGconn, Freed> connection_;
    PostgresWay way_ = PostgresWay::single;
    const PostgresRequest* request_ = nullptr;
    bool unsent_ = false;
};

}  // namespace ostoja::bench
