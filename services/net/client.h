// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "error/error.h"
#include "net/http.h"
#include "net/loop.h"
#include "net/tls.h"

namespace ostoja::net {

/// Where a server is: a Unix socket's path, or "host:port" over mutual TLS 1.3.
struct Endpoint {
    std::string unixPath;
    std::string address;
    TlsFiles tls;

    static Endpoint unixSocket(std::string path) { return {std::move(path), {}, {}}; }
    static Endpoint overTls(std::string address, TlsFiles files) {
        return {{}, std::move(address), std::move(files)};
    }
};

/// One kept-open connection, one request at a time, the rest in order behind it. It reconnects at the next
/// request. A request is sent at most once: after a failure it is unknown whether the server acted (commands
/// carry ids for that). Destroying it, also from within an answer, forgets what is unanswered.
class Client {
  public:
    using Answer = std::function<void(Expected<Response>)>;

    Client(Loop& loop, Endpoint endpoint);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Errors: "unreachable" (no connection), "timeout", "broken" (connection lost or not HTTP). An HTTP
    /// error status is an answer, not an Error. `target` is path and query, already percent-encoded.
    void request(std::string method, std::string target, std::string body, std::chrono::milliseconds timeout,
                 Answer answer, std::string contentType = "application/json");

  private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

/// Follows a server-sent-events stream for as long as it lives; reconnects with jittered exponential back-off
/// (0.1 s doubling to 2 s). A stream that is silent for `silence`, heartbeats included, is lost.
class EventSource {
  public:
    struct Event {
        std::string name;
        std::string id;
        std::string data;
    };
    struct Callbacks {
        std::function<void(const Event&)> event;
        /// The stream stands (a 200 answer came). Followed by the current state as the first event.
        std::function<void()> up;
        /// The stream broke or could not be opened; called once for each loss, and at start when there is
        /// nobody.
        std::function<void(const Error&)> down;
    };

    EventSource(Loop& loop, Endpoint endpoint, std::string target, Callbacks callbacks,
                std::chrono::milliseconds silence = std::chrono::seconds(40));
    ~EventSource();
    EventSource(const EventSource&) = delete;
    EventSource& operator=(const EventSource&) = delete;

  private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

/// Exponential back-off with full jitter: the n-th wait is uniform in [base/2, base * 2^n], capped.
class Backoff {
  public:
    Backoff(std::chrono::milliseconds base, std::chrono::milliseconds cap) : base_(base), cap_(cap) {}
    std::chrono::milliseconds next();
    void reset() { attempt_ = 0; }

  private:
    std::chrono::milliseconds base_;
    std::chrono::milliseconds cap_;
    unsigned attempt_ = 0;
};

}  // namespace ostoja::net
