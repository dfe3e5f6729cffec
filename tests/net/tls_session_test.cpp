// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/bio.h>
#include <openssl/ssl.h>

#include <catch2/catch.hpp>
#include <memory>

#include "crypto/certificates.h"
#include "net/tls_impl.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::net;

namespace {

using Connection = std::unique_ptr<SSL, decltype(&SSL_free)>;

struct Outcome {
    bool reused = false;
    std::string clientKey;
};

/// One connection between both ends in memory: handshake and one byte each way.
Outcome meet(TlsContext& server, TlsContext& client) {
    const Connection a(SSL_new(server.context().native_handle()), &SSL_free);
    const Connection b(SSL_new(client.context().native_handle()), &SSL_free);
    BIO* forA = nullptr;
    BIO* forB = nullptr;
    REQUIRE(BIO_new_bio_pair(&forA, 0, &forB, 0) == 1);
    SSL_set_bio(a.get(), forA, forA);
    SSL_set_bio(b.get(), forB, forB);
    client.prepareClient(b.get(), "127.0.0.1");
    for (int i = 0; i < 10; ++i) {
        SSL_connect(b.get());
        SSL_accept(a.get());
    }
    char byte = 'x';
    REQUIRE(SSL_write(a.get(), &byte, 1) == 1);
    REQUIRE(SSL_read(b.get(), &byte, 1) == 1);
    REQUIRE(SSL_write(b.get(), &byte, 1) == 1);
    REQUIRE(SSL_read(a.get(), &byte, 1) == 1);
    CHECK(SSL_version(b.get()) == TLS1_3_VERSION);
    Outcome outcome{SSL_session_reused(b.get()) == 1, peerPublicKey(a.get())};
    SSL_shutdown(b.get());
    SSL_shutdown(a.get());
    return outcome;
}

}  // namespace

TEST_CASE("A reconnect goes on with the session, and the caller's key is still known") {
    const TemporaryFolder folder;
    REQUIRE(crypto::makeAuthority(folder.root(), "Brzegów"));
    REQUIRE(crypto::issueCertificate(folder.root(), folder.path("office"), "office", "127.0.0.1"));
    REQUIRE(crypto::issueCertificate(folder.root(), folder.path("station"), "station", ""));
    const auto files = [&](const std::string& name) {
        return TlsFiles{folder.path(name + ".pem"), folder.path(name + ".key"), folder.path("ca.pem")};
    };
    auto server = TlsContext::forServer(files("office"));
    auto client = TlsContext::forClient(files("station"));
    REQUIRE(server);
    REQUIRE(client);
    const auto key = *crypto::publicKeyOf(folder.path("station.pem"));

    const auto first = meet(**server, **client);
    CHECK_FALSE(first.reused);
    CHECK(first.clientKey == key);
    for (int i = 0; i < 3; ++i) {
        const auto again = meet(**server, **client);
        CHECK(again.reused);
        CHECK(again.clientKey == key);
    }
    auto restarted = TlsContext::forServer(files("office"));
    REQUIRE(restarted);
    CHECK_FALSE(meet(**restarted, **client).reused);
}
