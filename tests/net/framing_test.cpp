// SPDX-License-Identifier: GPL-3.0-or-later
// Where a request ends, and what belongs to it, when somebody tries to make that unclear.
#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <optional>

#include "net/server.h"
#include "tests/net/raw_socket.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::net;

namespace {

/// Answers and remembers what it was asked last.
class Listening {
  public:
    Listening() {
        running_.on([&] {
            server_ = std::make_unique<Server>(running_.loop(), [this](Request request, Responder to) {
                const std::lock_guard lock(mutex_);
                asked_ = std::move(request);
                to.send({200, "ok", "text/plain", {}});
            });
            REQUIRE(server_->listenUnix(folder_.path("s"), 0600, "x"));
        });
    }
    ~Listening() {
        running_.on([&] { server_.reset(); });
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    std::string ask(const std::string& request) const {
        const auto socket = RawSocket::connectTo(folder_.path("s"));
        socket.say(request);
        return socket.hearToTheEnd();
    }
    std::optional<Request> asked() {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

  private:
    TemporaryFolder folder_;
    RunningLoop running_;
    std::unique_ptr<Server> server_;
    std::mutex mutex_;
    std::optional<Request> asked_;
};

const std::string chunked =
    "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";

}  // namespace

TEST_CASE("What follows a chunked body adds nothing to the headers") {
    Listening server;
    const auto answer =
        server.ask(chunked + "2\r\nab\r\n0\r\nContent-Type: text/evil\r\nX-Late: yes\r\n\r\n");
    CHECK(answer.starts_with("HTTP/1.1 200 "));
    const auto request = server.asked();
    REQUIRE(request);
    CHECK(request->body == "ab");
    CHECK_FALSE(request->header("X-Late"));
    CHECK_FALSE(request->header("Content-Type"));
    CHECK(request->header("Host") == "x");
}

TEST_CASE("A header that is folded over lines is one header") {
    Listening server;
    const auto answer = server.ask(
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: a\r\n Transfer-Encoding: chunked\r\n"
        "Content-Length: 5\r\n\r\nabcde");
    CHECK(answer.starts_with("HTTP/1.1 200 "));
    const auto request = server.asked();
    REQUIRE(request);
    CHECK(request->header("X") == "a Transfer-Encoding: chunked");
    CHECK_FALSE(request->header("Transfer-Encoding"));
    CHECK(request->body == "abcde");
}

TEST_CASE("What nobody bounds elsewhere is bounded: a chunk's remark, and lines after the last chunk") {
    Listening server;
    const std::string much(300'000, 'x');
    const auto request = GENERATE_COPY(as<std::string>(), chunked + "1;" + much, chunked + "0;" + much,
                                       chunked + "0\r\nX: " + much, chunked + "1\r\na\r\n1;" + much);
    CHECK(server.ask(request).starts_with("HTTP/1.1 431 "));
    CHECK_FALSE(server.asked());
}

TEST_CASE("A transfer coding in a version of HTTP that has none is refused") {
    Listening server;
    const auto answer = server.ask(
        "POST / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        "GET /second HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(answer.starts_with("HTTP/1.1 400 "));
    CHECK(answer.find("HTTP/1.1 200 ") == std::string::npos);
    CHECK_FALSE(server.asked());
}
