// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/server.h"

#include <sys/stat.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "tests/net/raw_socket.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::net;
using namespace std::chrono_literals;

namespace {

Response text(std::string body) {
    return {200, std::move(body), "text/plain", {}};
}

std::string describe(const Request& request) {
    std::string out = request.method + ' ' + request.path;
    for (const auto& [name, value] : request.query) out.append(" ").append(name).append("=").append(value);
    return out + " [" + request.body + ']';
}

/// A server on a Unix socket whose handler says what it was asked.
class Station {
  public:
    static void tell(const Request& request, Responder to) { to.send(text(describe(request))); }

    explicit Station(Limits limits = {}, Server::Handler handler = &Station::tell) {
        running_.on([&] {
            server_ = std::make_unique<Server>(running_.loop(), std::move(handler), limits);
            REQUIRE(server_->listenUnix(path(), 0660, "door-1.screen"));
        });
    }
    ~Station() {
        running_.on([&] { server_.reset(); });
    }
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    std::string path() const { return folder_.path("s"); }
    RawSocket caller() const { return RawSocket::connectTo(path()); }
    std::string ask(const std::string& request) const {
        const auto socket = caller();
        socket.say(request);
        return socket.hearToTheEnd();
    }
    Server& server() { return *server_; }
    RunningLoop& running() { return running_; }

  private:
    TemporaryFolder folder_;
    RunningLoop running_;
    std::unique_ptr<Server> server_;
};

bool answered(const std::string& answer, const std::string& status) {
    return answer.starts_with("HTTP/1.1 " + status + " ");
}

bool isProblem(const std::string& answer, const std::string& status, const std::string& code) {
    return answered(answer, status) && answer.find("application/problem+json") != std::string::npos &&
           answer.find("\"urn:ostoja:problem:" + code + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("A request arrives as it was meant") {
    struct Case {
        std::string request;
        std::string seen;
    };
    const std::string rest = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    const auto one = GENERATE_COPY(values<Case>({
        {"GET /v1/beds" + rest + "\r\n", "GET /v1/beds []"},
        {"GET /v1/journal?after=7&wait=30" + rest + "\r\n", "GET /v1/journal after=7 wait=30 []"},
        {"GET /a%20b?c=%C5%82&d+e=f" + rest + "\r\n", "GET /a b c=\xC5\x82 d e=f []"},
        {"POST /v1/taps" + rest + "Content-Length: 2\r\n\r\n{}", "POST /v1/taps [{}]"},
        {"POST /x" + rest + "Transfer-Encoding: chunked\r\n\r\n2;note=1\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
         "POST /x [abc]"},
        {"GET / HTTP/1.0\r\n\r\n", "GET / []"},
    }));
    const Station station;
    const auto answer = station.ask(one.request);
    CHECK(answered(answer, "200"));
    CHECK(answer.ends_with("\r\n\r\n" + one.seen));
}

TEST_CASE("A request that can be read in two ways, or not at all, is answered with a problem and closed") {
    struct Case {
        std::string name;
        std::string request;
        std::string status;
        std::string code;
    };
    const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
    const auto one = GENERATE_COPY(values<Case>({
        {"not HTTP", "hello there\r\n\r\n", "400", "malformed_request"},
        {"TLS on a plain socket", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03", 10), "400",
         "malformed_request"},
        {"a foreign version", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", "400", "malformed_request"},
        {"no host", "GET / HTTP/1.1\r\n\r\n", "400", "malformed_request"},
        {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400", "malformed_request"},
        {"a space before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "400", "malformed_request"},
        {"length and chunks", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         "400", "malformed_request"},
        {"chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
         "400", "malformed_request"},
        {"two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400",
         "malformed_request"},
        {"a negative length", post + "Content-Length: -1\r\n\r\n", "400", "malformed_request"},
        {"a length that is no number", post + "Content-Length: 0x10\r\n\r\n", "400", "malformed_request"},
        {"a length beyond all numbers", post + "Content-Length: 99999999999999999999\r\n\r\n", "400",
         "malformed_request"},
        {"a broken chunk", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n", "400",
         "malformed_request"},
        {"a coding nobody knows", post + "Transfer-Encoding: gzip\r\n\r\n", "501", "coding_not_supported"},
        {"two codings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501",
         "coding_not_supported"},
        {"a whole address as target", "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"a proxy's target", "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"a broken escape", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"an encoded slash", "GET /a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"an encoded zero", "GET /a%00 HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"a way upwards", "GET /a/../../etc HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"a hidden way upwards", "GET /a/%2e%2E/b HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
    }));
    INFO(one.name);
    std::atomic<bool> asked = false;
    const Station station({}, [&](const Request&, const Responder&) { asked = true; });
    CHECK(isProblem(station.ask(one.request), one.status, one.code));
    CHECK_FALSE(asked);
}

TEST_CASE("What is too large is answered as too large") {
    Limits limits;
    limits.bodyBytes = 100;
    limits.headerBytes = 1000;
    const Station station(limits);
    const std::string post = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    const std::string hundred(100, 'b');

    CHECK(answered(station.ask(post + "Content-Length: 100\r\n\r\n" + hundred), "200"));
    CHECK(isProblem(station.ask(post + "Content-Length: 101\r\n\r\n" + hundred + "b"), "413",
                    "body_too_large"));
    CHECK(isProblem(station.ask(post + "Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n"), "413",
                    "body_too_large"));
    CHECK(isProblem(station.ask(post + "Transfer-Encoding: chunked\r\n\r\n64\r\n" + hundred + "\r\n64\r\n" +
                                hundred + "\r\n"),
                    "413", "body_too_large"));
    CHECK(isProblem(station.ask(post + "X: " + std::string(1000, 'h') + "\r\n\r\n"), "431",
                    "header_too_large"));
    CHECK(isProblem(station.ask("GET /" + std::string(5000, 't')), "431", "header_too_large"));
}

TEST_CASE("A refused body is still read, so that the refusal arrives") {
    Limits limits;
    limits.bodyBytes = 100;
    const Station station(limits);
    const auto socket = station.caller();
    socket.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
    socket.say(std::string(1'000'000, 'b'));
    CHECK(isProblem(socket.hearToTheEnd(), "413", "body_too_large"));
}

TEST_CASE("One connection serves request after request, also those sent ahead") {
    const Station station;
    const auto socket = station.caller();
    for (const std::string path : {"/one", "/two"}) {
        socket.say("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(answered(socket.hearUntil("GET " + path + " []"), "200"));
    }
    socket.say(
        "GET /three HTTP/1.1\r\nHost: x\r\n\r\nGET /four HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto both = socket.hearToTheEnd();
    CHECK(both.find("GET /three []") < both.find("GET /four []"));
    CHECK(both.ends_with("GET /four []"));
}

TEST_CASE("Who waits to be asked for the body is asked") {
    const Station station;
    const auto socket = station.caller();
    socket.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(socket.hearUntil("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    socket.say("ok");
    CHECK(answered(socket.hearUntil("POST / [ok]"), "200"));
}

TEST_CASE("HEAD and 204 have no body") {
    const Station station({}, [](const Request& request, Responder to) {
        to.send(request.path == "/none" ? Response{204, "", "", {}} : text("four"));
    });
    const auto head = station.ask("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(head.find("Content-Length: 4\r\n") != std::string::npos);
    CHECK(head.ends_with("\r\n\r\n"));
    const auto none = station.ask("GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(answered(none, "204"));
    CHECK(none.find("Content-Length") == std::string::npos);
}

TEST_CASE("A header's value can't start another header") {
    const Station station({}, [](const Request&, Responder to) {
        auto response = text("x");
        response.headers.emplace_back("Location", "/a\r\nSet-Cookie: b=c");
        to.send(std::move(response));
    });
    const auto answer = station.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(answer.find("\r\nSet-Cookie") == std::string::npos);
    CHECK(answer.find("Location: /aSet-Cookie: b=c\r\n") != std::string::npos);
}

TEST_CASE("Who sends too slowly or nothing at all is closed") {
    Limits limits;
    limits.requestTime = 50ms;
    limits.idleTime = 50ms;
    const Station station(limits);
    const auto began =
        GENERATE(as<std::string>(), "", "GET /", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
    const auto socket = station.caller();
    socket.say(began);
    CHECK(socket.hearToTheEnd().empty());
}

TEST_CASE("A slow-loris gains no time by each byte") {
    Limits limits;
    limits.requestTime = 100ms;
    const Station station(limits);
    const auto socket = station.caller();
    std::atomic<bool> taken = true;
    std::thread drip([&] {
        while (taken) {
            taken = socket.say("G");
            std::this_thread::sleep_for(5ms);
        }
    });
    CHECK(socket.hearToTheEnd().empty());
    drip.join();
    CHECK_FALSE(taken);
}

TEST_CASE("Beyond the most connections a new one is closed, and a place that falls free is used again") {
    Limits limits;
    limits.connections = 2;
    const Station station(limits);
    const std::string keep = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    auto first = station.caller();
    const auto second = station.caller();
    for (const auto* socket : {&std::as_const(first), &second}) {
        socket->say(keep);
        socket->hearUntil("[]");
    }
    const auto third = station.caller();
    CHECK(third.hearToTheEnd().empty());
    first.close();
    std::string answer;
    for (int i = 0; i < 10'000 && !answered(answer, "200"); ++i) {
        answer = station.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }
    CHECK(answered(answer, "200"));
}

TEST_CASE("Who asks too often is told to wait, and the handler isn't asked") {
    Limits limits;
    limits.requestsPerSecond = 1;
    limits.burst = 3;
    std::atomic<int> asked = 0;
    const Station station(limits, [&](const Request&, Responder to) {
        ++asked;
        to.send(text("."));
    });
    const auto socket = station.caller();
    for (int i = 0; i < 9; ++i) socket.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    socket.say("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto all = socket.hearToTheEnd();
    CHECK(isProblem(all.substr(all.find("HTTP/1.1 429")), "429", "too_many_requests"));
    CHECK(all.find("Retry-After: 1\r\n") != std::string::npos);
    CHECK(asked >= 3);
    CHECK(asked < 10);
}

TEST_CASE("Who hangs up and comes again gets no new tokens") {
    Limits limits;
    limits.requestsPerSecond = 1;
    limits.burst = 5;
    std::atomic<int> asked = 0;
    const Station station(limits, [&](const Request&, Responder to) {
        ++asked;
        to.send(text("."));
    });
    const std::string once = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i) station.ask(once);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began;
    CHECK(asked >= 5);
    CHECK(asked <= 5 + passed.count());
}

TEST_CASE("One caller gets only so many connections, another at its own socket isn't kept out") {
    Limits limits;
    limits.connectionsPerCaller = 2;
    Station station(limits);
    const TemporaryFolder folder;
    const auto other = folder.path("o");
    station.running().on([&] { REQUIRE(station.server().listenUnix(other, 0660, "door-1.reader")); });
    const std::string keep = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    const auto first = station.caller();
    auto second = station.caller();
    for (const auto* socket : {&first, &std::as_const(second)}) {
        socket->say(keep);
        socket->hearUntil("[]");
    }
    CHECK(station.caller().hearToTheEnd().empty());
    const auto neighbour = RawSocket::connectTo(other);
    neighbour.say(keep);
    CHECK(answered(neighbour.hearUntil("[]"), "200"));
    second.close();
    std::string answer;
    for (int i = 0; i < 10'000 && !answered(answer, "200"); ++i) {
        answer = station.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }
    CHECK(answered(answer, "200"));
}

TEST_CASE("The caller is known by socket and user") {
    std::mutex mutex;
    std::optional<Caller> seen;
    const Station station({}, [&](const Request& request, Responder to) {
        const std::lock_guard lock(mutex);
        seen = request.caller;
        to.send(text("."));
    });
    station.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const std::lock_guard lock(mutex);
    REQUIRE(seen);
    CHECK(seen->listener == "door-1.screen");
    CHECK(seen->uid == ::getuid());
    CHECK(seen->publicKey.empty());
}

TEST_CASE("What somebody asked for who hung up before it was begun isn't done") {
    std::atomic<int> asked = 0;
    Station station({}, [&](const Request& request, Responder to) {
        if (request.path == "/asked") ++asked;
        to.send(text("heard"));
    });
    // The server's thread stands still while the caller asks and goes, as a frozen program's would.
    station.running().on(
        [&] { station.caller().say("POST /asked HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"); });
    CHECK(answered(station.ask("GET /other HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "200"));
    CHECK(asked == 0);
}

TEST_CASE("An answer may come from any thread, later, and once") {
    std::vector<std::thread> threads;
    const Station station({}, [&](const Request&, Responder to) {
        threads.emplace_back([to]() mutable {
            to.send(text("first"));
            to.send(text("second"));
        });
    });
    const auto answer = station.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(answer.ends_with("first"));
    for (auto& one : threads) one.join();
}

TEST_CASE("A request that is dropped unanswered is answered with 500, on whichever thread") {
    const bool elsewhere = GENERATE(false, true);
    std::vector<std::thread> threads;
    const Station station({}, [&](const Request&, Responder to) {
        if (elsewhere) threads.emplace_back([kept = std::move(to)] {});
    });
    CHECK(isProblem(station.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "500",
                    "unanswered"));
    for (auto& one : threads) one.join();
}

TEST_CASE("An answer for a caller, a server or a loop that is gone goes nowhere") {
    std::vector<Responder> kept;
    std::vector<EventStream> streams;
    Awaited<bool> asked;
    {
        Station station({}, [&](const Request&, const Responder& to) {
            kept.push_back(to);
            asked.set(true);
        });
        const auto socket = station.caller();
        socket.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        asked.get();
    }
    streams.push_back(kept.front().stream());
    streams.front().send("state", "{}");
    kept.front().send(text("too late"));
    kept.clear();
    SUCCEED("nothing fell over");
}

TEST_CASE("A socket has its mode, and its file goes with the server") {
    const TemporaryFolder folder;
    RunningLoop running;
    const auto path = folder.path("s");
    running.on([&] {
        Server server(running.loop(), [](const Request&, const Responder&) {});
        REQUIRE(server.listenUnix(path, 0620, "x"));
        struct stat found {};
        REQUIRE(::lstat(path.c_str(), &found) == 0);
        CHECK(S_ISSOCK(found.st_mode));
        CHECK((found.st_mode & 0777U) == 0620U);
    });
    CHECK(::access(path.c_str(), F_OK) != 0);
}

TEST_CASE("A dead server's socket is replaced, a live one's and a foreign file are left alone") {
    const TemporaryFolder folder;
    RunningLoop running;
    const auto path = folder.path("s");
    const auto listen = [&](Server& server) { return server.listenUnix(path, 0600, "x"); };
    running.on([&] {
        Server server(running.loop(), [](const Request&, const Responder&) {});
        SECTION("dead") {
            { const auto gone = RawSocket::listenOn(path); }
            CHECK(listen(server));
        }
        SECTION("live") {
            const auto alive = RawSocket::listenOn(path);
            const auto refused = listen(server);
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == "address_in_use");
            CHECK(refused.error().message.find(path) != std::string::npos);
            server.close();
            CHECK(::access(path.c_str(), F_OK) == 0);
        }
        SECTION("a file") {
            std::FILE* file = std::fopen(path.c_str(), "w");
            std::fclose(file);
            const auto refused = listen(server);
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == "address_in_use");
            CHECK(::access(path.c_str(), F_OK) == 0);
        }
        SECTION("a folder that isn't there") {
            const auto refused = server.listenUnix(folder.path("no/s"), 0600, "x");
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == "listen_failed");
        }
        SECTION("a path that no socket can have") {
            const auto refused = server.listenUnix(folder.path(std::string(120, 'p')), 0600, "x");
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == "listen_failed");
        }
        SECTION("a successor's socket in its place") {
            REQUIRE(listen(server));
            ::unlink(path.c_str());
            const auto successor = RawSocket::listenOn(path);
            server.close();
            CHECK(::access(path.c_str(), F_OK) == 0);
        }
    });
}

TEST_CASE("close() ends what is open, and the loop ends although connections are open") {
    const TemporaryFolder folder;
    std::optional<RawSocket> socket;
    {
        Station station;
        socket.emplace(station.caller());
        socket->say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        socket->hearUntil("[]");
        station.running().on([&] { station.server().close(); });
        CHECK(socket->hear().empty());
        CHECK_THROWS(station.caller());
    }
    Loop loop;
    Server server(loop, [](const Request&, const Responder&) {});
    REQUIRE(server.listenUnix(folder.path("s"), 0600, "x"));
    const auto open = RawSocket::connectTo(folder.path("s"));
    open.say("GET / HTTP/1.1\r\n");
    loop.post([&] { loop.stop(); });
    loop.run();
    SUCCEED("it ended");
}
