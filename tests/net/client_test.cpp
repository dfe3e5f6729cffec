// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/client.h"

#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "net/server.h"
#include "tests/net/raw_socket.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::net;
using namespace std::chrono_literals;

namespace {

using Result = Expected<Response>;

/// A client on a loop of its own, asked from the test's thread.
class Asker {
  public:
    explicit Asker(const std::string& path) {
        running_.on([&] { client_ = std::make_unique<Client>(running_.loop(), Endpoint::unixSocket(path)); });
    }
    ~Asker() {
        running_.on([&] { client_.reset(); });
    }
    Asker(const Asker&) = delete;
    Asker& operator=(const Asker&) = delete;

    std::future<Result> begin(const std::string& method, const std::string& target,
                              const std::string& body = "", std::chrono::milliseconds timeout = 10s) {
        auto promise = std::make_shared<std::promise<Result>>();
        running_.on([&] {
            client_->request(method, target, body, timeout,
                             [promise](Result result) { promise->set_value(std::move(result)); });
        });
        return promise->get_future();
    }

    Result ask(const std::string& method, const std::string& target, const std::string& body = "",
               std::chrono::milliseconds timeout = 10s) {
        return begin(method, target, body, timeout).get();
    }

    RunningLoop& running() { return running_; }
    std::unique_ptr<Client>& client() { return client_; }

  private:
    RunningLoop running_;
    std::unique_ptr<Client> client_;
};

const std::string good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

}  // namespace

TEST_CASE("Requests go one after another over one connection, and answers come back in order") {
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Asker asker(folder.path("s"));
    auto first = asker.begin("POST", "/v1/taps?x=%20", R"({"id":1})");
    auto second = asker.begin("GET", "/v1/beds");

    const auto connection = listener.accept();
    const auto request = connection.hearUntil(R"({"id":1})");
    CHECK(request ==
          "POST /v1/taps?x=%20 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          "Content-Length: 8\r\n\r\n{\"id\":1}");
    connection.say(
        "HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\nX-A: b\r\nContent-Length: "
        "2\r\n\r\n{}");
    CHECK(connection.hearUntil("\r\n\r\n") == "GET /v1/beds HTTP/1.1\r\nHost: localhost\r\n\r\n");
    connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");

    const auto refused = first.get();
    REQUIRE(refused);
    CHECK(refused->status == 409);
    CHECK(refused->contentType == "application/problem+json");
    CHECK(refused->body == "{}");
    const auto beds = second.get();
    REQUIRE(beds);
    CHECK(beds->body == "abc");
}

TEST_CASE("Without a server a request is unreachable, and the next one finds a server that has come") {
    const TemporaryFolder folder;
    Asker asker(folder.path("s"));
    const auto none = asker.ask("GET", "/");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == "unreachable");
    CHECK(none.error().message.find(folder.path("s")) != std::string::npos);

    const auto listener = RawSocket::listenOn(folder.path("s"));
    auto answer = asker.begin("GET", "/");
    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    connection.say(good);
    CHECK(answer.get()->body == "ok");
}

TEST_CASE("A path that no socket can have is unreachable") {
    Asker asker("/tmp/" + std::string(200, 'p'));
    CHECK(asker.ask("GET", "/").error().code == "unreachable");
}

TEST_CASE("An answer that ends early, or is none, is a broken connection") {
    const auto said =
        GENERATE(as<std::string>(), "", "HTTP/1.1 200 O", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "SSH-2.0-x\r\n\r\n",
                 "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                 "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Asker asker(folder.path("s"));
    auto first = asker.begin("GET", "/");
    auto second = asker.begin("GET", "/");
    {
        const auto connection = listener.accept();
        connection.hearUntil("\r\n\r\n");
        connection.say(said);
    }
    const auto result = first.get();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == "broken");

    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    connection.say(good);
    CHECK(second.get()->body == "ok");
}

TEST_CASE("A silent server costs the request that waited, and those behind it only their own time") {
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Asker asker(folder.path("s"));
    auto first = asker.begin("GET", "/one", "", 300ms);
    auto second = asker.begin("GET", "/two", "", 20ms);
    auto third = asker.begin("GET", "/three");
    const auto silent = listener.accept();
    silent.hearUntil("\r\n\r\n");

    CHECK(second.get().error().code == "timeout");
    CHECK(first.get().error().code == "timeout");
    const auto connection = listener.accept();
    CHECK(connection.hearUntil("\r\n\r\n").starts_with("GET /three "));
    connection.say(good);
    CHECK(third.get()->body == "ok");
    CHECK(silent.hearToTheEnd().empty());
}

TEST_CASE("A connection that the server closed while nothing was asked isn't used again") {
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Asker asker(folder.path("s"));
    const auto ending = GENERATE(as<std::string>(), good,
                                 "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
                                 "HTTP/1.0 200 OK\r\n\r\nok", good + "HTTP/1.1 408 Too late\r\n\r\n");
    auto first = asker.begin("GET", "/");
    {
        const auto connection = listener.accept();
        connection.hearUntil("\r\n\r\n");
        connection.say(ending);
    }
    CHECK(first.get()->body == "ok");
    auto second = asker.begin("GET", "/");
    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    connection.say(good);
    CHECK(second.get()->body == "ok");
}

TEST_CASE("A refusal that comes while the body is still being sent is the answer") {
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Asker asker(folder.path("s"));
    auto answer = asker.begin("POST", "/", std::string(8'000'000, 'b'));
    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    connection.say("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
    ::shutdown(connection.number(), SHUT_RD);
    const auto result = answer.get();
    INFO((result ? "" : result.error().message));
    REQUIRE(result);
    CHECK(result->status == 413);
}

TEST_CASE("HEAD and 204 answer without a body") {
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Asker asker(folder.path("s"));
    auto head = asker.begin("HEAD", "/");
    auto none = asker.begin("DELETE", "/x");
    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    connection.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    connection.hearUntil("\r\n\r\n");
    connection.say("HTTP/1.1 204 No Content\r\n\r\n");
    CHECK(head.get()->status == 200);
    CHECK(none.get()->status == 204);
}

TEST_CASE("A client may be destroyed within an answer, and with requests waiting") {
    const TemporaryFolder folder;
    Asker asker(folder.path("s"));
    Awaited<int> told;
    int calls = 0;
    asker.running().on([&] {
        for (int i = 0; i < 3; ++i) {
            asker.client()->request("GET", "/", "", 10s, [&](const Result&) {
                asker.client().reset();
                told.set(++calls);
            });
        }
    });
    CHECK(told.get() == 1);
    asker.running().on([] {});
    CHECK(calls == 1);

    const auto listener = RawSocket::listenOn(folder.path("s"));
    asker.running().on([&] {
        asker.client() =
            std::make_unique<Client>(asker.running().loop(), Endpoint::unixSocket(folder.path("s")));
        asker.client()->request("GET", "/", "", 10s, [&](const Result&) { ++calls; });
    });
    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    asker.running().on([&] { asker.client().reset(); });
    CHECK(connection.hearToTheEnd().empty());
    asker.running().on([] {});
    CHECK(calls == 1);
}

TEST_CASE("An answer may ask the next question") {
    const TemporaryFolder folder;
    Asker asker(folder.path("s"));
    RunningLoop other;
    std::unique_ptr<Server> server;
    other.on([&] {
        server = std::make_unique<Server>(other.loop(), [](const Request& request, Responder to) {
            to.send({200, request.path, "text/plain", {}});
        });
        REQUIRE(server->listenUnix(folder.path("s"), 0600, "x"));
    });
    Awaited<std::string> last;
    asker.running().on([&] {
        asker.client()->request("GET", "/one", "", 10s, [&](const Result& one) {
            asker.client()->request("GET", one->body + "/two", "", 10s,
                                    [&](const Result& two) { last.set(two ? two->body : two.error().code); });
        });
    });
    CHECK(last.get() == "/one/two");
    other.on([&] { server.reset(); });
}

TEST_CASE("Back-off grows to its cap, never to nothing, and starts anew after success") {
    Backoff backoff(100ms, 2s);
    for (const auto high : {100ms, 200ms, 400ms, 800ms, 1600ms, 2000ms, 2000ms}) {
        const auto wait = backoff.next();
        CHECK(wait >= 50ms);
        CHECK(wait <= high);
    }
    backoff.reset();
    CHECK(backoff.next() <= 100ms);
}
