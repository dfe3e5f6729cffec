// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls.h"

#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <string>

#include "crypto/certificates.h"
#include "net/client.h"
#include "net/server.h"
#include "tests/net/tls_office.h"

using namespace ostoja;
using namespace ostoja::net;
using namespace std::chrono_literals;

TEST_CASE("Both ends prove themselves, and the caller is known by its key") {
    Office office(town().files("office"));
    const auto host = GENERATE(as<std::string>(), "127.0.0.1", "localhost");
    const auto answer = office.ask(Endpoint::overTls(office.address(host), town().files("station")));
    REQUIRE(answer);
    CHECK(answer->body == "office " + *crypto::publicKeyOf(town().path("station.pem")));
}

TEST_CASE("A body of many TLS records arrives whole") {
    Office office(town().files("office"));
    std::string body;
    while (body.size() < 60'000) body += std::to_string(body.size());
    const auto answer = office.ask(Endpoint::overTls(office.address(), town().files("station")), body);
    REQUIRE(answer);
    CHECK(answer->body.ends_with(body));
}

TEST_CASE("Who shows no certificate is served without a key") {
    Office office(town().files("office"));
    const auto answer = office.ask(Endpoint::overTls(office.address(), {"", "", town().path("ca.pem")}));
    REQUIRE(answer);
    CHECK(answer->body == "office ");
}

TEST_CASE("Who shows no certificate may send less") {
    Limits limits;
    limits.strangerBodyBytes = 100;
    Office office(town().files("office"), limits);
    struct Case {
        bool stranger;
        std::size_t bytes;
        unsigned status;
    };
    const auto one =
        GENERATE(values<Case>({{true, 100, 200}, {true, 101, 413}, {false, 101, 200}, {false, 65'536, 200}}));
    const auto files = one.stranger ? TlsFiles{"", "", town().path("ca.pem")} : town().files("station");
    const auto answer = office.ask(Endpoint::overTls(office.address(), files), std::string(one.bytes, 'b'));
    REQUIRE(answer);
    CHECK(answer->status == one.status);
}

TEST_CASE("Each key has its own tokens, and those without a key share their address's") {
    Limits limits;
    limits.requestsPerSecond = 1;
    limits.burst = 1;
    Office office(town().files("office"), limits);
    const Endpoint stranger = Endpoint::overTls(office.address(), {"", "", town().path("ca.pem")});
    unsigned refused = 0;
    for (int i = 0; i < 100 && refused == 0; ++i) {
        const auto answer = office.ask(stranger);
        REQUIRE(answer);
        if (answer->status == 429) ++refused;
    }
    CHECK(refused == 1);
    const auto station = office.ask(Endpoint::overTls(office.address(), town().files("station")));
    REQUIRE(station);
    CHECK(station->status == 200);
}

TEST_CASE("A certificate of another town opens nothing") {
    Office office(town().files("office"));
    const auto answer = office.ask(Endpoint::overTls(office.address(), town().foreign()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "broken");
}

TEST_CASE("Without an authority a server takes a certificate as the proof of its key alone") {
    auto files = town().files("office");
    files.authority.clear();
    Office office(files);
    const auto answer = office.ask(Endpoint::overTls(office.address(), town().foreign()));
    REQUIRE(answer);
    CHECK(answer->body == "office " + *crypto::publicKeyOf(town().foreign().certificate));
}

TEST_CASE("A server that can't prove who it is isn't spoken to") {
    auto client = town().files("station");
    std::string server = "office";
    SECTION("another host's certificate") {
        server = "far";
    }
    SECTION("another town's authority") {
        client.authority = town().otherAuthority();
    }
    SECTION("the system's authorities") {
        client.authority.clear();
    }
    Office office(town().files(server));
    const auto answer = office.ask(Endpoint::overTls(office.address(), client));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "unreachable");
    CHECK(answer.error().message.find("certificate verify failed") != std::string::npos);
}

TEST_CASE("Missing or mixed-up files are told by name, on both sides") {
    Office office(town().files("office"));
    auto files = town().files("station");
    std::string named;
    SECTION("no certificate") {
        named = files.certificate = "/nowhere/a.pem";
    }
    SECTION("no key") {
        named = files.key = "/nowhere/a.key";
    }
    SECTION("no authority") {
        named = files.authority = "/nowhere/ca.pem";
    }
    SECTION("another's key") {
        named = files.key = town().path("office.key");
    }
    SECTION("not a certificate") {
        named = files.certificate = town().path("office.key");
    }
    const auto answer = office.ask(Endpoint::overTls(office.address(), files));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "unreachable");
    CHECK(answer.error().message.find(named) != std::string::npos);

    office.running().on([&] {
        Server server(office.running().loop(), [](const Request&, const Responder&) {});
        const auto refused = server.listenTls("127.0.0.1:0", files, "office");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "tls_files");
        CHECK(refused.error().message.find(named) != std::string::npos);
    });
}

TEST_CASE("A port in use, or an address that is none, is told") {
    Office office(town().files("office"));
    struct Case {
        std::string address;
        std::string code;
    };
    const auto one = GENERATE_REF(values<Case>({{office.address(), "address_in_use"},
                                                {"127.0.0.1", "address_malformed"},
                                                {"192.0.2.1:0", "listen_failed"},
                                                {"no.such.host.invalid:0", "listen_failed"}}));
    office.running().on([&] {
        Server server(office.running().loop(), [](const Request&, const Responder&) {});
        const auto refused = server.listenTls(one.address, town().files("office"), "office");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == one.code);
    });
}

TEST_CASE("Nobody listening is unreachable") {
    Office office(town().files("office"));
    const auto address = GENERATE(as<std::string>(), "127.0.0.1:1", "no port", "no.such.host.invalid:1");
    CHECK(office.ask(Endpoint::overTls(address, town().files("station"))).error().code == "unreachable");
}

TEST_CASE("A stream passes through TLS") {
    Office office(town().files("office"));
    Awaited<std::string> key;
    std::unique_ptr<EventSource> source;
    office.running().on([&] {
        source = std::make_unique<EventSource>(
            office.running().loop(), Endpoint::overTls(office.address(), town().files("station")), "/stream",
            EventSource::Callbacks{[&](const EventSource::Event& event) { key.set(event.data); }, {}, {}});
    });
    CHECK(key.get() == *crypto::publicKeyOf(town().path("station.pem")));
    office.running().on([&] { source.reset(); });
}
