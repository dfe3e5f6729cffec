// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the two ends of a TLS connection believe.
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <vector>

#include "crypto/certificate_requests.h"
#include "tests/net/raw_socket.h"
#include "tests/net/tls_office.h"

using namespace ostoja;
using namespace ostoja::net;

namespace {

std::string contentOf(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string digestOf(const std::string& name) {
    return crypto::readFacts(contentOf(town().path(name))).value().digest;
}

/// The first record of a client that knows nothing newer than TLS 1.2.
std::string helloOfTls12() {
    using namespace std::string_literals;
    return "\x16\x03\x01\x00\x2d"s + "\x01\x00\x00\x29\x03\x03"s + std::string(32, 'r') + "\x00"s +
           "\x00\x02\x00\x2f"s + "\x01\x00"s;
}

/// What an office told of handshakes that failed.
class Told {
  public:
    explicit Told(Office& office) {
        office.running().on([&] {
            office.server().onHandshakeFailed([this](const HandshakeFailure& failure) {
                const std::lock_guard lock(mutex_);
                network_ = failure.network;
                first_.set(failure.code);
            });
        });
    }
    std::string code() { return first_.get(); }
    std::string network() {
        const std::lock_guard lock(mutex_);
        return network_;
    }

  private:
    std::mutex mutex_;
    std::string network_;
    Awaited<std::string> first_;
};

}  // namespace

TEST_CASE("A client that knows only the authority's digest believes the server that shows it") {
    Office office(town().files("office"));
    struct Case {
        std::string digest;
        bool believed;
    };
    const auto whole = digestOf("ca.pem");
    const auto one = GENERATE_COPY(values<Case>({{whole, true},
                                                 {whole.substr(0, 32), true},
                                                 {whole.substr(0, 31), false},
                                                 {std::string(64, '0'), false},
                                                 {digestOf("office.pem"), false}}));
    TlsFiles files;
    files.authorityDigest = one.digest;
    const auto answer = office.ask(Endpoint::overTls(office.address(), files));
    CHECK(answer.has_value() == one.believed);
    if (!answer) CHECK(answer.error().code == "unreachable");
}

TEST_CASE("The digest doesn't replace the name: another host's certificate isn't believed") {
    Office office(town().files("far"));
    TlsFiles files;
    files.authorityDigest = digestOf("ca.pem");
    CHECK_FALSE(office.ask(Endpoint::overTls(office.address(), files)));
}

TEST_CASE("A client authority's certificates are taken beside the authority's own") {
    auto files = town().files("office");
    Office without(files);
    CHECK_FALSE(without.ask(Endpoint::overTls(without.address(), town().foreign())));
    files.clientAuthority = town().otherAuthority();
    Office with(files);
    const auto foreign = with.ask(Endpoint::overTls(with.address(), town().foreign()));
    REQUIRE(foreign);
    CHECK(foreign->status == 200);
    CHECK(with.ask(Endpoint::overTls(with.address(), town().files("station"))));
}

TEST_CASE("Files that a client can't use are told before it connects, by path") {
    auto files = town().files("station");
    CHECK(checkTlsFiles(files));
    std::string named;
    SECTION("no PEM") {
        named = files.certificate = "/etc/hostname";
    }
    SECTION("another's key") {
        named = files.key = town().path("office.key");
    }
    SECTION("a key for an authority") {
        named = files.authority = town().path("office.key");
    }
    const auto refused = checkTlsFiles(files);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "tls_files");
    CHECK(refused.error().message.starts_with(named));
}

TEST_CASE("A handshake that fails is told with its reason, one that merely ends isn't") {
    Office office(town().files("office"));
    Told told(office);
    { const auto gone = RawSocket::connectToPort(office.port()); }
    SECTION("another town's box") {
        CHECK_FALSE(office.ask(Endpoint::overTls(office.address(), town().foreign())));
        CHECK(told.code() == "certificate_untrusted");
        CHECK(told.network() == "127.0.0.1");
    }
    SECTION("a client that doesn't believe us") {
        CHECK_FALSE(office.ask(Endpoint::overTls(office.address(), {"", "", town().otherAuthority()})));
        CHECK(told.code() == "server_untrusted");
    }
    SECTION("a client that is too old") {
        const auto old = RawSocket::connectToPort(office.port());
        old.say(helloOfTls12());
        CHECK(told.code() == "protocol_too_old");
    }
    SECTION("no TLS") {
        const auto plain = RawSocket::connectToPort(office.port());
        plain.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(told.code() == "not_tls");
    }
}

TEST_CASE("A server that is closed while a handshake fails tells nobody of it any more") {
    Office office(town().files("office"));
    std::array<int, 2> way{};
    REQUIRE(::pipe(way.data()) == 0);
    bool closed = false;
    bool toldThen = false;
    std::unique_ptr<ReadWatch> closing;
    const auto old = RawSocket::connectToPort(office.port());
    // Whoever came later is served: this one is in its handshake.
    REQUIRE(office.ask(Endpoint::overTls(office.address(), town().files("station"))));
    office.running().on([&] {
        office.server().onHandshakeFailed([&](const HandshakeFailure&) { toldThen = closed; });
        closing = std::make_unique<ReadWatch>(office.running().loop(), way[0], [&] {
            closing.reset();
            office.server().close();
            closed = true;
        });
        // The loop sees both at once and in this order. The refusal is on its way to the caller, and not yet
        // told here, when the server closes.
        old.say(helloOfTls12());
        REQUIRE(::write(way[1], "x", 1) == 1);
    });
    old.hearToTheEnd();
    office.running().on([&] {
        CHECK(closed);
        CHECK_FALSE(toldThen);
    });
    for (const int end : way) ::close(end);
}
