// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "net/callers_impl.h"
#include "net/loop_impl.h"
#include "net/server.h"
#include "net/wire_impl.h"

namespace ostoja::net {

class Connection;

/// What all connections of one server share. Loop's thread only.
struct ServerCore {
    asio::io_context& context;
    std::shared_ptr<Mailbox> mailbox;
    Server::Handler handler;
    Limits limits;
    Callers callers;
    /// The same while a TLS handshake lasts.
    Callers arrivals;
    std::unordered_set<Connection*> connections;
    /// Those in their TLS handshake, the oldest first.
    std::list<Connection*> arriving;
    /// How many came through theirs without a key.
    std::size_t strangers = 0;
    std::function<void(const HandshakeFailure&)> handshakeFailed;
};

struct Responder::Impl {
    Impl(std::shared_ptr<Mailbox> way, std::weak_ptr<Connection> to)
        : mailbox(std::move(way)), connection(std::move(to)) {}
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void deliver(Response response);

    std::shared_ptr<Mailbox> mailbox;
    std::weak_ptr<Connection> connection;
    std::atomic<bool> used = false;
};

struct EventStream::Impl {
    Impl(std::shared_ptr<Mailbox> way, std::weak_ptr<Connection> to)
        : mailbox(std::move(way)), connection(std::move(to)) {}

    /// Loop's thread: nothing more goes out; tells who asked to know.
    void end();
    /// Loop's thread: the same without telling.
    void forget();

    std::shared_ptr<Mailbox> mailbox;
    std::weak_ptr<Connection> connection;
    std::atomic<bool> open = true;
    bool ended = false;
    std::vector<std::function<void()>> onClosed;
};

/// One accepted connection: request after request, or one stream at the end.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(std::shared_ptr<ServerCore> core, Wire::Socket socket, std::string tag);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// `self` keeps it alive; `tls` is null on a Unix socket.
    static Task<void> run(std::shared_ptr<Connection> self, std::shared_ptr<TlsContext> tls);

    void answer(Response response);
    void openStream(std::shared_ptr<EventStream::Impl> stream);
    void push(const std::string& text);
    void endStream();
    void close();
    std::shared_ptr<EventStream::Impl> stream() const { return stream_; }

  private:
    Task<bool> greet(std::shared_ptr<TlsContext> tls);
    /// Before a TLS handshake and after it.
    bool arrive();
    void arrived();
    void tellWhyNot(const error_code& failed);
    bool enterAsStranger();
    Task<void> serve();
    Task<std::optional<Request>> receive();
    Task<bool> awaitFirstByte();
    Task<void> refuse(Response response);
    Task<bool> respond(const Response& response, bool keepAlive);
    Task<void> runStream();
    static Task<void> watchOtherEnd(std::shared_ptr<Connection> self);
    Task<void> awaitSignal(std::chrono::milliseconds most);
    /// Counts the connection for that caller from now on; false where it has the most already.
    bool enterAs(Callers& callers, std::string who);
    void leave();

    std::shared_ptr<ServerCore> core_;
    std::shared_ptr<Wire> wire_;
    Caller caller_;
    boost::beast::flat_buffer buffer_;
    asio::steady_timer signal_;
    /// The caller for whom this connection counts; empty while for none.
    std::string who_;
    Callers* counts_ = nullptr;
    bool stranger_ = false;
    std::size_t bodyBytes_;
    std::string method_;
    bool keepAlive_ = true;
    bool closed_ = false;

    std::optional<Response> answer_;
    std::shared_ptr<EventStream::Impl> stream_;
    std::string pending_;
    std::size_t inFlight_ = 0;
    bool ending_ = false;
};

}  // namespace ostoja::net
