// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/connection_impl.h"

#include <array>
#include <limits>
#include <utility>

#include "net/http_text.h"
#include "net/sse.h"

namespace ostoja::net {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Parser = http::request_parser<http::string_body>;

namespace {

constexpr auto writeTime = 30s;

/// The answer to a request that can't be read, or nothing where the other end is gone.
std::optional<Response> problemOf(const error_code& failed) {
    const error_code gone = http::error::end_of_stream;
    if (failed.category() != gone.category() || failed == gone || failed == http::error::partial_message) {
        return std::nullopt;
    }
    if (failed == http::error::body_limit) {
        return problem(413, "body_too_large", "The body is too large", "Send less in one request.");
    }
    if (failed == http::error::header_limit) {
        return problem(431, "header_too_large", "The header is too large",
                       "Send a shorter target and fewer headers.");
    }
    return problem(400, "malformed_request", "The request is not HTTP/1.1 as it is understood here",
                   failed.message());
}

/// What a head that Beast understands is still refused for.
std::optional<Response> problemOf(const Parser& parser) {
    const auto& message = parser.get();
    const auto hosts = message.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() == 11)) {
        return problem(400, "malformed_request", "The request is not HTTP/1.1 as it is understood here",
                       "Exactly one Host header was expected.");
    }
    const auto coding = message[http::field::transfer_encoding];
    if (!coding.empty() && message.version() < 11) {
        return problem(400, "malformed_request", "The request is not HTTP/1.1 as it is understood here",
                       "A transfer coding came with a version of HTTP that has none.");
    }
    if (!coding.empty() && !sameIgnoringCase({coding.data(), coding.size()}, "chunked")) {
        return problem(501, "coding_not_supported", "The transfer coding is not supported",
                       "Send the body with Content-Length, or chunked and nothing else.");
    }
    return std::nullopt;
}

}  // namespace

Responder::Impl::~Impl() {
    if (used.exchange(true)) return;
    deliver(problem(500, "unanswered", "The request was not answered",
                    "Something went wrong inside; the same request may succeed later."));
}

void Responder::Impl::deliver(Response response) {
    mailbox->run([to = connection, what = std::move(response)]() mutable {
        if (const auto target = to.lock()) target->answer(std::move(what));
    });
}

void Responder::send(Response response) {
    if (!impl_->used.exchange(true)) impl_->deliver(std::move(response));
}

EventStream Responder::stream() {
    auto made = std::make_shared<EventStream::Impl>(impl_->mailbox, impl_->connection);
    if (impl_->used.exchange(true)) {
        made->open = false;
        made->ended = true;
        return EventStream(made);
    }
    made->mailbox->run([made] {
        if (const auto target = made->connection.lock()) {
            target->openStream(made);
        } else {
            made->end();
        }
    });
    return EventStream(made);
}

void EventStream::Impl::end() {
    open = false;
    if (std::exchange(ended, true)) return;
    const auto told = std::exchange(onClosed, {});
    for (const auto& one : told) one();
}

void EventStream::Impl::forget() {
    open = false;
    ended = true;
    onClosed.clear();
}

bool EventStream::open() const {
    return impl_->open;
}

void EventStream::send(std::string_view event, std::string_view data, std::string_view id) {
    auto text = sseText(event, data, id);
    if (!impl_->open) return;
    impl_->mailbox->run([to = impl_->connection, what = std::move(text)] {
        if (const auto target = to.lock()) target->push(what);
    });
}

void EventStream::close() {
    impl_->open = false;
    impl_->mailbox->run([self = impl_] {
        if (const auto target = self->connection.lock()) target->endStream();
        self->end();
    });
}

void EventStream::onClosed(std::function<void()> work) {
    impl_->mailbox->run([self = impl_, told = std::move(work)] {
        if (self->ended) {
            self->mailbox->post(told);
        } else {
            self->onClosed.push_back(told);
        }
    });
}

Connection::Connection(std::shared_ptr<ServerCore> core, Wire::Socket socket, std::string tag)
    : core_(std::move(core)),
      wire_(std::make_shared<Wire>(std::move(socket))),
      signal_(core_->context),
      bodyBytes_(core_->limits.bodyBytes) {
    caller_.listener = std::move(tag);
    core_->connections.insert(this);
}

Connection::~Connection() {
    leave();
    arrived();
    if (stranger_) --core_->strangers;
    core_->connections.erase(this);
    if (stream_) stream_->forget();
}

Task<void> Connection::run(std::shared_ptr<Connection> self, std::shared_ptr<TlsContext> tls) {
    const bool welcome = co_await self->greet(std::move(tls));
    if (welcome) {
        co_await self->serve();
    }
    self->close();
}

Task<bool> Connection::greet(std::shared_ptr<TlsContext> tls) {
    if (!tls) {
        caller_.uid = wire_->peerUid();
        co_return enterAs(core_->callers, "socket " + caller_.listener);
    }
    caller_.network = wire_->peerNetwork();
    if (!arrive()) co_return false;
    wire_->expireIn(core_->limits.handshakeTime);
    const error_code failed = co_await wire_->acceptTls(std::move(tls));
    arrived();
    if (closed_) co_return false;
    if (failed) {
        tellWhyNot(failed);
        co_return false;
    }
    caller_.publicKey = wire_->peerKey();
    caller_.certificateEndsMs = wire_->peerKeyEndsMs();
    if (caller_.publicKey.empty()) co_return enterAsStranger();
    co_return enterAs(core_->callers, "key " + caller_.publicKey);
}

void Connection::tellWhyNot(const error_code& failed) {
    auto why = wire_->whyNot(failed);
    // A copy: whoever is told may close the server.
    const auto tell = core_->handshakeFailed;
    if (!why || !tell) return;
    why->network = caller_.network;
    tell(*why);
}

bool Connection::arrive() {
    if (!enterAs(core_->arrivals, caller_.network) || !counts_->takeToken(who_, Clock::now())) return false;
    const auto most = core_->limits.arrivingConnections;
    if (most && core_->arriving.size() >= *most) {
        auto* oldest = core_->arriving.front();
        oldest->arrived();
        oldest->close();
    }
    core_->arriving.push_back(this);
    return true;
}

void Connection::arrived() {
    core_->arriving.remove(this);
}

bool Connection::enterAsStranger() {
    const auto most = core_->limits.strangerConnections;
    if (most && core_->strangers >= *most) return false;
    stranger_ = true;
    ++core_->strangers;
    bodyBytes_ = core_->limits.strangerBodyBytes.value_or(bodyBytes_);
    return enterAs(core_->callers, "address " + caller_.network);
}

bool Connection::enterAs(Callers& callers, std::string who) {
    leave();
    if (!callers.enter(who, Clock::now())) return false;
    counts_ = &callers;
    who_ = std::move(who);
    return true;
}

void Connection::leave() {
    if (!who_.empty()) counts_->leave(who_, Clock::now());
    who_.clear();
}

Task<void> Connection::serve() {
    while (!closed_) {
        auto request = co_await receive();
        if (!request || closed_) co_return;
        // Whoever gave up waiting has told somebody so: what they asked for must not happen behind their
        // back.
        if (wire_->hungUp()) co_return;
        if (!counts_->takeToken(who_, Clock::now())) {
            auto slower = problem(429, "too_many_requests", "Too many requests", "Ask again in a second.");
            slower.headers.emplace_back("Retry-After", "1");
            const bool more = co_await respond(slower, keepAlive_);
            if (!more) co_return;
            continue;
        }
        answer_.reset();
        core_->handler(std::move(*request),
                       Responder(std::make_shared<Responder::Impl>(core_->mailbox, weak_from_this())));
        wire_->neverExpire();
        while (!answer_ && !stream_ && !closed_) co_await awaitSignal(std::chrono::milliseconds::max());
        if (stream_) {
            co_await runStream();
            co_return;
        }
        if (closed_) co_return;
        const bool more = co_await respond(*answer_, keepAlive_);
        if (!more) co_return;
    }
}

Task<bool> Connection::awaitFirstByte() {
    if (buffer_.size() > 0) co_return true;
    if (buffer_.capacity() > 65'536) buffer_.shrink_to_fit();
    wire_->expireIn(core_->limits.idleTime);
    const auto space = buffer_.prepare(4096);
    const auto first = co_await wire_->read(space);
    buffer_.commit(first.bytes);
    co_return !first.failed;
}

Task<std::optional<Request>> Connection::receive() {
    const bool began = co_await awaitFirstByte();
    if (!began) co_return std::nullopt;
    wire_->expireIn(core_->limits.requestTime);
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(core_->limits.headerBytes));
    parser.body_limit(bodyBytes_);
    error_code failed = co_await readHead(*wire_, buffer_, parser);
    auto refused = failed ? problemOf(failed) : problemOf(parser);
    Request request;
    if (!failed && !refused) {
        const auto& message = parser.get();
        const auto target = message.target();
        if (!readTarget({target.data(), target.size()}, request)) {
            refused = problem(400, "malformed_target", "The target is not understood here",
                              "An absolute path, percent-encoded, without dot segments was expected.");
        }
        method_ = std::string(message.method_string());
        keepAlive_ = message.keep_alive();
        // Before the body, so that what follows a chunked one adds nothing to them.
        for (const auto& field : message) request.headers.emplace_back(field.name_string(), field.value());
        if (!refused && message[http::field::expect] == "100-continue") {
            failed = co_await wire_->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        if (!refused && !failed) failed = co_await readBody(*wire_, buffer_, parser);
        if (failed) refused = problemOf(failed);
    }
    if (refused) co_await refuse(std::move(*refused));
    if (refused || failed) co_return std::nullopt;

    request.method = method_;
    request.body = std::move(parser.get().body());
    request.caller = caller_;
    co_return request;
}

Task<void> Connection::refuse(Response response) {
    method_.clear();
    co_await respond(response, false);
}

Task<bool> Connection::respond(const Response& response, bool keepAlive) {
    wire_->expireIn(core_->limits.idleTime);
    const auto head = answerHead(response, keepAlive);
    const std::string_view body = hasBody(method_, response.status) ? std::string_view(response.body) : "";
    const error_code failed = co_await wire_->write(head, body);
    if (!failed && keepAlive) co_return true;
    if (!failed) co_await wire_->finish();
    co_return false;
}

Task<void> Connection::runStream() {
    wire_->expireIn(writeTime);
    error_code failed = co_await wire_->write(streamHead());
    wire_->neverExpire();
    if (!failed) start(core_->context, watchOtherEnd(shared_from_this()));
    std::string writing;
    while (!failed && !closed_ && method_ != "HEAD") {
        if (pending_.empty() && ending_) break;
        if (pending_.empty()) co_await awaitSignal(core_->limits.heartbeat);
        if (closed_ || (pending_.empty() && ending_)) break;
        if (pending_.empty()) pending_ = ":\n\n";
        writing.swap(pending_);
        pending_.clear();
        inFlight_ = writing.size();
        wire_->expireIn(writeTime);
        failed = co_await wire_->write(writing);
        wire_->neverExpire();
        inFlight_ = 0;
    }
}

Task<void> Connection::watchOtherEnd(std::shared_ptr<Connection> self) {
    std::array<char, 512> dropped{};
    for (std::size_t total = 0; !self->closed_ && total < 65'536;) {
        const auto read = co_await self->wire_->read(asio::buffer(dropped));
        if (read.failed) break;
        total += read.bytes;
    }
    self->close();
}

Task<void> Connection::awaitSignal(std::chrono::milliseconds most) {
    if (most == std::chrono::milliseconds::max()) {
        signal_.expires_at(Clock::time_point::max());
    } else {
        signal_.expires_after(most);
    }
    co_await signal_.async_wait(quietly);
}

void Connection::answer(Response response) {
    answer_ = std::move(response);
    signal_.cancel();
}

void Connection::openStream(std::shared_ptr<EventStream::Impl> stream) {
    if (closed_) {
        stream->end();
        return;
    }
    stream_ = std::move(stream);
    signal_.cancel();
}

void Connection::push(const std::string& text) {
    if (closed_ || ending_) return;
    if (pending_.size() + inFlight_ + text.size() > core_->limits.streamBacklogBytes) {
        close();
        return;
    }
    pending_ += text;
    signal_.cancel();
}

void Connection::endStream() {
    ending_ = true;
    signal_.cancel();
}

void Connection::close() {
    closed_ = true;
    wire_->close();
    signal_.cancel();
    if (stream_) stream_->end();
}

}  // namespace ostoja::net
