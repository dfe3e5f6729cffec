// SPDX-License-Identifier: GPL-3.0-or-later
// What every way between two programs promises, whether inside the box or between boxes.
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "crypto/certificates.h"
#include "net/client.h"
#include "net/server.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::net;
using namespace std::chrono_literals;

namespace {

/// One way: where a server listens and how a client finds it. It can listen again after close().
class Way {
  public:
    virtual ~Way() = default;
    virtual bool listen(Server& server) = 0;
    virtual Endpoint endpoint() const = 0;
};

class UnixWay final : public Way {
  public:
    bool listen(Server& server) override {
        return server.listenUnix(folder_.path("s"), 0600, "caller").has_value();
    }
    Endpoint endpoint() const override { return Endpoint::unixSocket(folder_.path("s")); }

  private:
    TemporaryFolder folder_;
};

class TlsWay final : public Way {
  public:
    TlsWay() {
        REQUIRE(crypto::makeAuthority(folder_.root(), "Brzegów"));
        REQUIRE(crypto::issueCertificate(folder_.root(), folder_.path("server"), "server", "127.0.0.1"));
        REQUIRE(crypto::issueCertificate(folder_.root(), folder_.path("client"), "client", ""));
    }
    bool listen(Server& server) override {
        const auto port = server.listenTls("127.0.0.1:" + std::to_string(port_), files("server"), "caller");
        if (port) port_ = *port;
        return port.has_value();
    }
    Endpoint endpoint() const override {
        return Endpoint::overTls("127.0.0.1:" + std::to_string(port_), files("client"));
    }

  private:
    TlsFiles files(const std::string& name) const {
        return {folder_.path(name + ".pem"), folder_.path(name + ".key"), folder_.path("ca.pem")};
    }
    TemporaryFolder folder_;
    std::uint16_t port_ = 0;
};

std::unique_ptr<Way> wayNamed(const std::string& name) {
    if (name == "Unix socket") return std::make_unique<UnixWay>();
    return std::make_unique<TlsWay>();
}

/// Echoes a request; "/stream" counts to three in events; "/silence" never answers.
class Echo {
  public:
    Echo(RunningLoop& running, Way& way) : running_(running), way_(way) { open(); }
    ~Echo() { close(); }
    Echo(const Echo&) = delete;
    Echo& operator=(const Echo&) = delete;

    void open() {
        running_.on([this] {
            server_ = std::make_unique<Server>(running_.loop(), [this](const Request& request, Responder to) {
                if (request.path == "/stream") {
                    auto stream = to.stream();
                    for (const auto* number : {"1", "2", "3"}) stream.send("count", number, number);
                } else if (request.path == "/silence") {
                    silent_.push_back(std::move(to));
                } else {
                    to.send({200,
                             request.method + " " + request.caller.listener + " " + request.body,
                             "text/plain",
                             {}});
                }
            });
            REQUIRE(way_.listen(*server_));
        });
    }
    void close() {
        running_.on([this] {
            server_.reset();
            silent_.clear();
        });
    }

  private:
    RunningLoop& running_;
    Way& way_;
    std::unique_ptr<Server> server_;
    std::vector<Responder> silent_;
};

/// A client whose questions are asked and waited for from the test's thread.
class Asker {
  public:
    Asker(RunningLoop& running, const Endpoint& endpoint) : running_(running) {
        running_.on([&] { client_ = std::make_unique<Client>(running_.loop(), endpoint); });
    }
    ~Asker() {
        running_.on([this] { client_.reset(); });
    }
    Asker(const Asker&) = delete;
    Asker& operator=(const Asker&) = delete;

    /// The answer's body, or the error's code.
    std::string ask(const std::string& target, const std::string& body,
                    std::chrono::milliseconds timeout = 10s) {
        Awaited<std::string> answer;
        running_.on([&] {
            client_->request("POST", target, body, timeout, [&](Expected<Response> told) {
                answer.set(told ? told->body : told.error().code);
            });
        });
        return answer.get();
    }

  private:
    RunningLoop& running_;
    std::unique_ptr<Client> client_;
};

}  // namespace

TEST_CASE("every way between two programs keeps its promises") {
    const auto name = GENERATE(as<std::string>{}, "Unix socket", "mutual TLS");
    INFO(name);
    const auto way = wayNamed(name);
    RunningLoop running;
    Echo echo(running, *way);
    Asker asker(running, way->endpoint());

    SECTION("each request gets its own answer, in order") {
        for (int i = 0; i < 20; ++i) {
            CHECK(asker.ask("/", std::to_string(i)) == "POST caller " + std::to_string(i));
        }
    }
    SECTION("a body as large as is allowed arrives whole") {
        const std::string body(std::size_t{64} * 1024, 'x');
        CHECK(asker.ask("/", body) == "POST caller " + body);
    }
    SECTION("silence is told as a time-out, and the next request is answered") {
        CHECK(asker.ask("/silence", "", 50ms) == "timeout");
        CHECK(asker.ask("/", "after") == "POST caller after");
    }
    SECTION("a server that is gone is told, and one that is back is found") {
        CHECK(asker.ask("/", "1") == "POST caller 1");
        echo.close();
        CHECK_FALSE(asker.ask("/", "2") == "POST caller 2");
        CHECK(asker.ask("/", "3") == "unreachable");
        echo.open();
        CHECK(asker.ask("/", "4") == "POST caller 4");
    }
    SECTION("a stream's events arrive in order, under their names and ids") {
        std::string heard;
        Awaited<std::string> all;
        std::unique_ptr<EventSource> source;
        running.on([&] {
            EventSource::Callbacks callbacks;
            callbacks.event = [&](const EventSource::Event& event) {
                heard += event.name + event.id + "=" + event.data + " ";
                if (event.data == "3") all.set(heard);
            };
            callbacks.up = [] {};
            callbacks.down = [](const Error&) {};
            source = std::make_unique<EventSource>(running.loop(), way->endpoint(), "/stream", callbacks);
        });
        CHECK(all.get() == "count1=1 count2=2 count3=3 ");
        running.on([&] { source.reset(); });
    }
}
