// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever takes up places at a TLS port, a caller with a key finds one.
#include <atomic>
#include <mutex>
#include <vector>

#include "tests/net/raw_socket.h"
#include "tests/net/tls_office.h"

using namespace ostoja;
using namespace ostoja::net;

namespace {

/// A stream held open by somebody without a certificate.
class Page {
  public:
    explicit Page(Office& office) : office_(office) {
        office_.running().on([&] {
            source_ = std::make_unique<EventSource>(
                office_.running().loop(),
                Endpoint::overTls(office_.address(), {"", "", town().path("ca.pem")}), "/stream",
                EventSource::Callbacks{[this](const auto&) { came_.set(true); },
                                       {},
                                       [this](const Error&) { came_.set(false); }});
        });
    }
    ~Page() {
        office_.running().on([&] { source_.reset(); });
    }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    /// Whether it got its place.
    bool served() { return came_.get(); }

  private:
    Office& office_;
    Awaited<bool> came_;
    std::unique_ptr<EventSource> source_;
};

Expected<Response> askAsStation(Office& office) {
    return office.ask(Endpoint::overTls(office.address(), town().files("station")));
}

}  // namespace

TEST_CASE("Strangers have a share of the connections, and a caller with a key finds a place beside them") {
    Limits limits;
    limits.connections = 4;
    limits.strangerConnections = 2;
    Office office(town().files("office"), limits);
    Page first(office);
    Page second(office);
    REQUIRE(first.served());
    REQUIRE(second.served());
    Page third(office);
    CHECK_FALSE(third.served());
    const auto answer = askAsStation(office);
    REQUIRE(answer);
    CHECK(answer->status == 200);
}

TEST_CASE("A stranger's place that falls free is a stranger's again") {
    Limits limits;
    limits.strangerConnections = 1;
    Office office(town().files("office"), limits);
    { REQUIRE(Page(office).served()); }
    bool served = false;
    for (int i = 0; i < 1'000 && !served; ++i) served = Page(office).served();
    CHECK(served);
}

TEST_CASE("Half handshakes give way, the oldest first, and a caller with a key gets through among them") {
    Limits limits;
    limits.connections = 8;
    limits.arrivingConnections = 3;
    limits.handshakeTime = 1h;
    Office office(town().files("office"), limits);
    std::vector<RawSocket> half;
    half.reserve(5);
    for (int i = 0; i < 3; ++i) half.push_back(RawSocket::connectToPort(office.port()));
    const auto answer = askAsStation(office);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(half[0].hear().empty());
    half.push_back(RawSocket::connectToPort(office.port()));
    half.push_back(RawSocket::connectToPort(office.port()));
    CHECK(half[1].hear().empty());
}

TEST_CASE("Who doesn't come to an end of the handshake is closed") {
    Limits limits;
    limits.handshakeTime = 50ms;
    Office office(town().files("office"), limits);
    const auto half = RawSocket::connectToPort(office.port());
    half.say(std::string("\x16\x03\x01\x02\x00", 5));
    CHECK(half.hear().empty());
}

TEST_CASE("An address begins so many handshakes at once and no more") {
    Limits limits;
    limits.handshakesPerSecond = 1;
    limits.handshakeBurst = 2;
    Office office(town().files("office"), limits);
    const auto first = RawSocket::connectToPort(office.port());
    const auto second = RawSocket::connectToPort(office.port());
    std::vector<RawSocket> more;
    bool closed = false;
    for (int i = 0; i < 20 && !closed; ++i) {
        more.push_back(RawSocket::connectToPort(office.port()));
        more.back().say(std::string("\x16\x03\x01", 3));
        pollfd seen{more.back().number(), POLLIN, 0};
        closed = ::poll(&seen, 1, 200) == 1;
    }
    CHECK(closed);
}
