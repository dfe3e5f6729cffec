// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/control.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace ostoja::simulator {

namespace {

constexpr std::size_t longestLine = 512;
constexpr std::size_t mostClients = 16;
constexpr int patience = 10;

Expected<sockaddr_un> addressOf(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) {
        return failure("control_failed", path + ": a socket's path has 1 to 107 bytes");
    }
    std::copy(path.begin(), path.end(), address.sun_path);
    return address;
}

FileDescriptor newSocket(int flags) {
    return FileDescriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | flags, 0));
}

bool connectTo(const FileDescriptor& socket, const sockaddr_un& address) {
    return ::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool bindPrivately(const FileDescriptor& socket, const sockaddr_un& address) {
    const mode_t before = ::umask(0077);
    const int bound = ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::umask(before);
    return bound == 0;
}

/// What a process that was killed left there.
bool isStale(const std::string& path, const sockaddr_un& address) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0 || !S_ISSOCK(found.st_mode)) return false;
    return !connectTo(newSocket(0), address) && errno == ECONNREFUSED;
}

void say(const FileDescriptor& connection, const std::string& line) {
    const std::string text = line + "\n";
    // A client that doesn't read its answers loses them.
    [[maybe_unused]] const ssize_t sent =
        ::send(connection.number(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

}  // namespace

ControlServer::ControlServer(FileDescriptor listener, std::string path)
    : listener_(std::move(listener)), path_(std::move(path)) {}

ControlServer::~ControlServer() {
    if (listener_.isOpen()) ::unlink(path_.c_str());
}

Expected<ControlServer> ControlServer::open(const std::string& path) {
    const Expected<sockaddr_un> address = addressOf(path);
    if (!address) return tl::make_unexpected(address.error());
    FileDescriptor listener = newSocket(SOCK_NONBLOCK);
    if (isStale(path, *address)) ::unlink(path.c_str());
    if (!bindPrivately(listener, *address)) {
        const bool taken = errno == EADDRINUSE;
        if (taken)
            return failure("control_in_use",
                           path + ": somebody listens there already, or it is another file");
        return failure("control_failed", path + ": " + std::strerror(errno));
    }
    ControlServer server(std::move(listener), path);
    if (::listen(server.listener_.number(), static_cast<int>(mostClients)) != 0) {
        return failure("control_failed", path + ": " + std::strerror(errno));
    }
    return server;
}

void ControlServer::addTo(std::vector<pollfd>& waiting) const {
    waiting.push_back({listener_.number(), POLLIN, 0});
    for (const Client& client : clients_) waiting.push_back({client.connection.number(), POLLIN, 0});
}

void ControlServer::serve(const std::vector<pollfd>& waiting,
                          const std::function<std::string(const std::string&)>& answer) {
    bool newcomer = false;
    for (const pollfd& each : waiting) {
        if (each.revents == 0) continue;
        if (each.fd == listener_.number()) newcomer = true;
        for (Client& client : clients_) {
            if (client.connection.number() == each.fd) read(client, answer);
        }
    }
    std::erase_if(clients_, [](const Client& client) { return client.gone; });
    if (newcomer) accept();
}

void ControlServer::accept() {
    FileDescriptor connection(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!connection.isOpen()) return;
    if (clients_.size() >= mostClients) {
        say(connection, "error: too many connections");
        return;
    }
    clients_.push_back({std::move(connection), {}, false});
}

void ControlServer::read(Client& client, const std::function<std::string(const std::string&)>& answer) {
    std::array<char, 1024> buffer{};
    const ssize_t got = ::read(client.connection.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
        client.gone = true;
        return;
    }
    client.unread.append(buffer.data(), static_cast<std::size_t>(got));
    std::size_t end = 0;
    while ((end = client.unread.find('\n')) != std::string::npos) {
        const std::string line = client.unread.substr(0, end);
        client.unread.erase(0, end + 1);
        say(client.connection, line.size() > longestLine ? "error: the line is too long" : answer(line));
    }
    if (client.unread.size() <= longestLine) return;
    say(client.connection, "error: the line is too long");
    client.gone = true;
}

Expected<std::string> askControl(const std::string& path, const std::string& line) {
    const Expected<sockaddr_un> address = addressOf(path);
    if (!address) return tl::make_unexpected(address.error());
    const FileDescriptor connection = newSocket(0);
    const timeval limit{patience, 0};
    ::setsockopt(connection.number(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (!connectTo(connection, *address)) {
        return failure("control_unreachable",
                       path + ": " + std::strerror(errno) + "; is ostoja-cards serve running?");
    }
    say(connection, line);
    std::string answer;
    std::array<char, 1024> buffer{};
    while (answer.find('\n') == std::string::npos) {
        const ssize_t got = ::read(connection.number(), buffer.data(), buffer.size());
        if (got <= 0) return failure("control_silent", path + ": no answer");
        answer.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return answer.substr(0, answer.find('\n'));
}

}  // namespace ostoja::simulator
