// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "error/error.h"
#include "net/http.h"
#include "net/loop.h"
#include "net/tls.h"

namespace ostoja::net {

/// What may be asked of a server. What exceeds it is answered with a problem (413, 431, 429) or, where no
/// answer is possible, by closing. A caller is a listener's tag on a Unix socket; over TLS a client's public
/// key or, without one, the other end's address (of IPv6 the network, its first 64 bits).
struct Limits {
    std::size_t bodyBytes = 65'536;
    /// The same over TLS for who shows no client key; unset: bodyBytes.
    std::optional<std::size_t> strangerBodyBytes;
    std::size_t headerBytes = 16'384;
    /// From a request's first byte to its last; a slow-loris is closed after it.
    std::chrono::milliseconds requestTime{10'000};
    std::chrono::milliseconds idleTime{120'000};
    std::size_t connections = 1'024;
    /// Of these, over TLS: how many callers without a client key may have, and how many may be in their
    /// handshake (the oldest gives way to a new one). What is left is kept for callers with a key. Unset: no
    /// share of their own.
    std::optional<std::size_t> strangerConnections;
    std::optional<std::size_t> arrivingConnections;
    /// Of one caller. While a TLS handshake lasts its connection counts for the address, apart from those
    /// that are through, so that a client with a key isn't shut out by strangers at the same address.
    std::size_t connectionsPerCaller = 256;
    /// Token bucket for each caller, over all its connections; connecting anew doesn't refill it.
    unsigned requestsPerSecond = 200;
    unsigned burst = 400;
    /// The same for the TLS handshakes that one address begins: each costs the server milliseconds.
    unsigned handshakesPerSecond = 100;
    unsigned handshakeBurst = 400;
    std::chrono::milliseconds handshakeTime{10'000};
    /// What a slow reader of an event stream may lag behind before it is closed (it reconnects and gets the
    /// state anew).
    std::size_t streamBacklogBytes = 524'288;
    /// A comment line after so long a silence on an event stream: both ends learn that the other is there.
    std::chrono::milliseconds heartbeat{15'000};
};

/// One open server-sent-events answer. Copies are the same stream. Any thread.
class EventStream {
  public:
    struct Impl;
    explicit EventStream(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

    bool open() const;
    /// `data` must be one line (JSON is). An empty `id` sends none.
    void send(std::string_view event, std::string_view data, std::string_view id = {});
    void close();
    /// Runs once on the loop's thread when the other end is gone or close() was called.
    void onClosed(std::function<void()> work);

  private:
    std::shared_ptr<Impl> impl_;
};

/// The right to answer one request, once. Any thread. Dropping it unanswered answers 500.
class Responder {
  public:
    struct Impl;
    explicit Responder(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

    void send(Response response);
    /// Answers 200 text/event-stream and keeps the connection. Heartbeats keep it alive.
    EventStream stream();

  private:
    std::shared_ptr<Impl> impl_;
};

/// HTTP/1.1 server on any number of Unix sockets and TLS ports. The handler runs on the loop's thread.
class Server {
  public:
    using Handler = std::function<void(Request, Responder)>;

    Server(Loop& loop, Handler handler, Limits limits = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Creates the socket with `mode` (e.g. 0660). A stale socket file of a dead server is replaced; a live
    /// one is an error ("address_in_use").
    Expected<void> listenUnix(const std::string& path, unsigned mode, std::string tag);
    /// TLS 1.3 on "host:port" (port 0 takes a free one); returns the port. A client certificate is asked for
    /// and verified against `files.authority` when given; whether it is *required*, and whether one that has
    /// expired will do, is the handler's decision.
    Expected<std::uint16_t> listenTls(const std::string& address, const TlsFiles& files, std::string tag);
    /// Told of each TLS handshake that failed for a reason that somebody can mend; not after close().
    void onHandshakeFailed(std::function<void(const HandshakeFailure&)> told);
    /// Stops accepting, ends streams and connections, removes socket files.
    void close();

  private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace ostoja::net
