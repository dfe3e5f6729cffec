// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/socket.h>

#include <memory>

#include "net/server.h"
#include "tests/fuzz/input.h"
#include "tests/net/raw_socket.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

// Any bytes on a connection to the real server: requests, one behind the other, broken or not.

namespace {

using namespace ostoja;
using fuzz::must;

/// Does a little of everything that handlers do.
void handle(const net::Request& request, net::Responder responder) {
    must(request.path.starts_with('/'), "a path starts with /");
    must(("/" + request.path + "/").find("/../") == std::string::npos, "a path has no dot segments");
    must(request.path.find('\0') == std::string::npos, "a path has no zero bytes");
    must(request.body.size() <= 4'096, "a body is bounded");
    if (request.path == "/stream") {
        auto stream = responder.stream();
        stream.send("state", "{}", "1");
        stream.close();
    } else if (request.path != "/unanswered") {
        net::Response response;
        response.status = request.path == "/none" ? 204 : 200;
        response.body = std::string(request.queryValue("a").value_or("")) + request.body;
        responder.send(std::move(response));
    }
}

net::Limits limits() {
    net::Limits limits;
    limits.bodyBytes = 4'096;
    limits.headerBytes = 2'048;
    limits.requestsPerSecond = 1'000'000;
    limits.burst = 1'000'000;
    return limits;
}

class Site {
  public:
    Site() : path_(folder_.path("socket")) {
        loop_.on([this] {
            server_ = std::make_unique<net::Server>(loop_.loop(), handle, limits());
            must(server_->listenUnix(path_, 0600, "fuzz").has_value(), "the server listens");
        });
    }
    ~Site() {
        loop_.on([this] { server_.reset(); });
    }
    const std::string& path() const { return path_; }

  private:
    TemporaryFolder folder_;
    std::string path_;
    net::RunningLoop loop_;
    std::unique_ptr<net::Server> server_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Site site;
    const auto socket = net::RawSocket::connectTo(site.path());
    socket.say(fuzz::textOf(data, size));
    ::shutdown(socket.number(), SHUT_WR);
    const auto answers = socket.hearToTheEnd();
    must(answers.empty() || answers.starts_with("HTTP/1.1 "), "an answer is HTTP");
    return 0;
}
