// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls_time.h"

#include <catch2/catch.hpp>
#include <string>

#include "crypto/certificates.h"
#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

constexpr std::time_t day = 86'400;

struct Context {
    SSL_CTX* handle = SSL_CTX_new(TLS_method());
    Context() = default;
    ~Context() { SSL_CTX_free(handle); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

}  // namespace

TEST_CASE("certificates are judged by the latest time that can't be wrong") {
    const auto built = net::builtAt();
    struct Row {
        std::string what;
        std::time_t clock;
        std::time_t heldSince;
        std::time_t judgedBy;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {"a clock that runs right", built + 90 * day, built - day, built + 90 * day},
        {"a clock in 1970, before anything was enrolled", 300, 0, built},
        {"a clock in 1970, enrolled before this program was built", 300, built - day, built},
        {"a clock in 1970, enrolled since", 300, built + 90 * day, built + 90 * day},
        {"a clock in 2031 is believed", built + 1'600 * day, built + day, built + 1'600 * day},
    }));
    INFO(row.what);
    CHECK(net::timeForCertificates(row.clock, row.heldSince) == row.judgedBy);
}

TEST_CASE("a context knows since when its certificates count") {
    Context empty;
    CHECK(net::heldSince(empty.handle) == 0);

    const TemporaryFolder folder;
    REQUIRE(crypto::makeAuthority(folder.root(), "Brzegów"));
    REQUIRE(crypto::issueCertificate(folder.root(), folder.path("station"), "station", ""));
    const auto now = std::time(nullptr);
    const auto isYesterday = [&](std::time_t time) { return time > now - 2 * day && time < now; };
    Context authority;
    REQUIRE(SSL_CTX_load_verify_locations(authority.handle, folder.path("ca.pem").c_str(), nullptr) == 1);
    CHECK(isYesterday(net::heldSince(authority.handle)));
    Context own;
    REQUIRE(SSL_CTX_use_certificate_chain_file(own.handle, folder.path("station.pem").c_str()) == 1);
    CHECK(isYesterday(net::heldSince(own.handle)));
}
