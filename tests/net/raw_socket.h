// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ostoja::net {

/// A Unix socket that says exactly what a test wants it to say. Reads give up after ten seconds.
class RawSocket {
  public:
    static RawSocket connectTo(const std::string& path) {
        RawSocket made(::socket(AF_UNIX, SOCK_STREAM, 0));
        const auto address = addressOf(path);
        if (::connect(made.number_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("no connection to " + path);
        }
        return made;
    }

    static RawSocket connectToPort(std::uint16_t port) {
        RawSocket made(::socket(AF_INET, SOCK_STREAM, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(made.number_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("no connection to port " + std::to_string(port));
        }
        return made;
    }

    static RawSocket listenOn(const std::string& path) {
        RawSocket made(::socket(AF_UNIX, SOCK_STREAM, 0));
        const auto address = addressOf(path);
        if (::bind(made.number_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(made.number_, 8) != 0) {
            throw std::runtime_error("can't listen on " + path);
        }
        return made;
    }

    explicit RawSocket(int number) : number_(number) {}
    ~RawSocket() { close(); }
    RawSocket(RawSocket&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    RawSocket& operator=(RawSocket&&) = delete;

    RawSocket accept() const {
        await();
        return RawSocket(::accept(number_, nullptr, nullptr));
    }

    /// False when the other end doesn't take it any more.
    bool say(std::string_view text) const {
        while (!text.empty()) {
            const auto sent = ::send(number_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// One read; empty when the other end has closed.
    std::string hear() const {
        await();
        std::string some(65'536, '\0');
        const auto got = ::recv(number_, some.data(), some.size(), 0);
        some.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return some;
    }

    std::string hearUntil(std::string_view end) const {
        std::string all;
        while (all.find(end) == std::string::npos) {
            const auto more = hear();
            if (more.empty()) throw std::runtime_error("closed before it came; so far: " + all);
            all += more;
        }
        return all;
    }

    std::string hearToTheEnd() const {
        std::string all;
        for (auto more = hear(); !more.empty(); more = hear()) all += more;
        return all;
    }

    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

    int number() const { return number_; }

  private:
    static sockaddr_un addressOf(const std::string& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.size() >= sizeof address.sun_path) throw std::runtime_error("too long: " + path);
        std::memcpy(address.sun_path, path.data(), path.size());
        return address;
    }

    void await() const {
        pollfd one{number_, POLLIN, 0};
        int ready = ::poll(&one, 1, 10'000);
        // A fuzzing program's alarm interrupts it now and then.
        while (ready < 0 && errno == EINTR) ready = ::poll(&one, 1, 10'000);
        if (ready != 1) throw std::runtime_error("nothing came");
    }

    int number_;
};

}  // namespace ostoja::net
