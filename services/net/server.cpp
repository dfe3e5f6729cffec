// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/server.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "net/address.h"
#include "net/connection_impl.h"

namespace ostoja::net {

using namespace std::chrono_literals;
using AnyProtocol = asio::generic::stream_protocol;

namespace {

struct Listener {
    explicit Listener(asio::io_context& context) : acceptor(context) {}

    void close() {
        error_code ignored;
        acceptor.close(ignored);
        struct stat now {};
        const bool ours = !path.empty() && ::lstat(path.c_str(), &now) == 0 && now.st_dev == made.st_dev &&
                          now.st_ino == made.st_ino;
        if (ours) ::unlink(path.c_str());
        path.clear();
    }

    asio::basic_socket_acceptor<AnyProtocol> acceptor;
    std::string tag;
    std::shared_ptr<TlsContext> tls;
    /// The socket's file, and which one it is: a successor may have put its own there.
    std::string path;
    struct stat made {};
};

Task<void> acceptAll(std::shared_ptr<ServerCore> core, std::shared_ptr<Listener> listener) {
    asio::steady_timer pause(core->context);
    while (listener->acceptor.is_open()) {
        auto [failed, socket] = co_await listener->acceptor.async_accept(quietly);
        if (!listener->acceptor.is_open()) co_return;
        if (failed) {
            // No descriptors left, say: what is open goes on, and some of it will end.
            pause.expires_after(100ms);
            co_await pause.async_wait(quietly);
            continue;
        }
        if (core->connections.size() >= core->limits.connections) continue;
        auto connection = std::make_shared<Connection>(core, std::move(socket), listener->tag);
        start(core->context, Connection::run(std::move(connection), listener->tls));
    }
}

auto cantListen(const std::string& where, const std::string& why) {
    return failure("listen_failed", "can't listen on " + where + ": " + why);
}

auto inUse(const std::string& where, const std::string& why) {
    return failure("address_in_use", "can't listen on " + where + ": " + why);
}

/// Removes the socket file of a server that is gone.
Expected<void> clearPath(asio::io_context& context, const std::string& path) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0) {
        if (errno == ENOENT) return {};
        return cantListen(path, std::strerror(errno));
    }
    if (!S_ISSOCK(found.st_mode)) return inUse(path, "there is a file that is not a socket");
    asio::local::stream_protocol::socket probe(context);
    error_code failed;
    probe.connect(asio::local::stream_protocol::endpoint(path), failed);
    if (failed != asio::error::connection_refused) return inUse(path, "another server answers there");
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return cantListen(path, std::strerror(errno));
    return {};
}

/// Handshakes are counted by themselves, so that a client with a key isn't shut out by strangers at the same
/// address.
Limits ofArrivals(Limits limits) {
    limits.requestsPerSecond = limits.handshakesPerSecond;
    limits.burst = limits.handshakeBurst;
    return limits;
}

}  // namespace

struct Server::Impl {
    explicit Impl(Loop& loop, Handler handler, const Limits& limits)
        : core(std::make_shared<ServerCore>(ServerCore{loop.impl().context,
                                                       loop.impl().mailbox,
                                                       std::move(handler),
                                                       limits,
                                                       Callers(limits),
                                                       Callers(ofArrivals(limits)),
                                                       {},
                                                       {},
                                                       0,
                                                       {}})) {}

    void serve(const std::shared_ptr<Listener>& listener) {
        listeners.push_back(listener);
        start(core->context, acceptAll(core, listener));
    }

    std::vector<std::shared_ptr<Connection>> open() const {
        std::vector<std::shared_ptr<Connection>> all;
        for (auto* one : core->connections) all.push_back(one->shared_from_this());
        return all;
    }

    void close() {
        core->handshakeFailed = nullptr;
        for (const auto& listener : listeners) listener->close();
        listeners.clear();
        for (const auto& connection : open()) connection->close();
    }

    std::shared_ptr<ServerCore> core;
    std::vector<std::shared_ptr<Listener>> listeners;
};

Server::Server(Loop& loop, Handler handler, Limits limits)
    : impl_(std::make_shared<Impl>(loop, std::move(handler), limits)) {}

Server::~Server() {
    for (const auto& connection : impl_->open()) {
        if (connection->stream()) connection->stream()->forget();
    }
    impl_->close();
}

Expected<void> Server::listenUnix(const std::string& path, unsigned mode, std::string tag) {
    if (path.size() > 107) return cantListen(path, "a socket's path has at most 107 bytes");
    if (auto cleared = clearPath(impl_->core->context, path); !cleared) return cleared;
    auto listener = std::make_shared<Listener>(impl_->core->context);
    const AnyProtocol::endpoint where{asio::local::stream_protocol::endpoint(path)};
    error_code failed;
    listener->acceptor.open(where.protocol(), failed);
    if (!failed) listener->acceptor.bind(where, failed);
    if (failed == asio::error::address_in_use) return inUse(path, failed.message());
    if (failed) return cantListen(path, failed.message());
    closeOnExec(listener->acceptor.native_handle());
    listener->path = path;
    // Nobody can connect before listen(), so the mode holds from the first moment.
    const bool ready = ::lstat(path.c_str(), &listener->made) == 0 && ::chmod(path.c_str(), mode) == 0;
    if (!ready) failed = error_code(errno, boost::system::system_category());
    if (!failed) listener->acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed) {
        listener->close();
        return cantListen(path, failed.message());
    }
    listener->tag = std::move(tag);
    impl_->serve(listener);
    return {};
}

Expected<std::uint16_t> Server::listenTls(const std::string& address, const TlsFiles& files,
                                          std::string tag) {
    const auto where = splitAddress(address);
    if (!where) return tl::make_unexpected(where.error());
    auto tls = TlsContext::forServer(files);
    if (!tls) return tl::make_unexpected(tls.error());
    error_code failed;
    asio::ip::tcp::resolver resolver(impl_->core->context);
    const auto found = resolver.resolve(where->host, where->port, asio::ip::tcp::resolver::passive, failed);
    if (failed || found.empty()) return cantListen(address, failed.message());

    auto listener = std::make_shared<Listener>(impl_->core->context);
    const asio::ip::tcp::endpoint chosen = found.begin()->endpoint();
    const AnyProtocol::endpoint endpoint(chosen);
    listener->acceptor.open(endpoint.protocol(), failed);
    if (!failed) listener->acceptor.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed) listener->acceptor.bind(endpoint, failed);
    if (!failed) listener->acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed == asio::error::address_in_use) return inUse(address, failed.message());
    if (failed) return cantListen(address, failed.message());
    closeOnExec(listener->acceptor.native_handle());
    const auto bound = listener->acceptor.local_endpoint(failed);
    asio::ip::tcp::endpoint actual;
    std::memcpy(actual.data(), bound.data(), bound.size());
    listener->tag = std::move(tag);
    listener->tls = std::move(*tls);
    impl_->serve(listener);
    return actual.port();
}

void Server::onHandshakeFailed(std::function<void(const HandshakeFailure&)> told) {
    impl_->core->handshakeFailed = std::move(told);
}

void Server::close() {
    impl_->close();
}

}  // namespace ostoja::net
