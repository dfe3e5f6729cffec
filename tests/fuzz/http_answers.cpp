// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/socket.h>

#include <memory>
#include <mutex>
#include <thread>

#include "net/client.h"
#include "net/file_name.h"
#include "tests/fuzz/input.h"
#include "tests/net/raw_socket.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

// Any bytes as an answer to the real client. It is asked twice: the second request meets what the first
// answer left.

namespace {

using namespace ostoja;
using fuzz::must;

/// Answers whatever is asked with the same bytes, and closes.
class Parrot {
  public:
    explicit Parrot(const std::string& path)
        : listening_(net::RawSocket::listenOn(path)), thread_([this] { serve(); }) {}
    ~Parrot() {
        ::shutdown(listening_.number(), SHUT_RDWR);
        thread_.join();
    }
    void learn(std::string_view text) {
        const std::lock_guard lock(mutex_);
        text_ = text;
    }

  private:
    void serve() {
        for (;;) {
            const net::RawSocket connection(::accept(listening_.number(), nullptr, nullptr));
            if (connection.number() < 0) return;
            connection.hear();
            const std::lock_guard lock(mutex_);
            connection.say(text_);
        }
    }

    net::RawSocket listening_;
    std::mutex mutex_;
    std::string text_;
    std::thread thread_;
};

class Site {
  public:
    Site() : path_(folder_.path("socket")), parrot_(path_) {}

    void answer(std::string_view text) {
        parrot_.learn(text);
        int answers = 0;
        net::Awaited<bool> both;
        auto client = loop_.on(
            [this] { return std::make_unique<net::Client>(loop_.loop(), net::Endpoint::unixSocket(path_)); });
        const auto count = [&](const Expected<net::Response>& response) {
            must(response || !response.error().message.empty(), "an error has words");
            if (++answers == 2) both.set(true);
        };
        loop_.on([&] {
            for (int i = 0; i < 2; ++i) {
                client->request("GET", "/v1/journal?after=0", {}, std::chrono::seconds(5), count);
            }
        });
        both.get();
        loop_.on([&] { client.reset(); });
        must(answers == 2, "a request is answered once");
    }

  private:
    TemporaryFolder folder_;
    std::string path_;
    Parrot parrot_;
    net::RunningLoop loop_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Site site;
    const auto text = fuzz::textOf(data, size);
    site.answer(text);
    const auto name = net::plainFileName(text);
    must(name.find('/') == std::string::npos && !name.starts_with('.'), "a file's name is no path");
    return 0;
}
