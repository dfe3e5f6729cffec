// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <utility>

#include "net/client.h"
#include "net/http_text.h"
#include "net/sse.h"
#include "net/wire_impl.h"

namespace ostoja::net {

using namespace std::chrono_literals;
using Parser = http::response_parser<http::string_body>;

namespace {

constexpr auto openTime = 10s;

}  // namespace

struct EventSource::Impl {
    Impl(asio::io_context& loop, Endpoint where, std::string what, Callbacks told,
         std::chrono::milliseconds most)
        : context(loop),
          endpoint(std::move(where)),
          target(std::move(what)),
          callbacks(std::move(told)),
          silence(most),
          pause(loop),
          backoff(100ms, 2s) {}

    static Task<void> follow(std::shared_ptr<Impl> self) {
        while (!self->closed) {
            const Error lost = co_await self->attempt();
            self->wire->close();
            if (self->closed) co_return;
            if (!std::exchange(self->isDown, true) && self->callbacks.down) self->callbacks.down(lost);
            if (self->closed) co_return;
            self->pause.expires_after(self->backoff.next());
            co_await self->pause.async_wait(quietly);
        }
    }

    /// One connection, from opening to loss.
    Task<Error> attempt() {
        const auto mine = std::make_shared<Wire>(Wire::Socket(context));
        wire = mine;
        mine->expireIn(openTime);
        const auto connected = co_await mine->connect(endpoint, tls);
        if (!connected) co_return connected.error();
        const auto head = requestHead("GET", target, host(), "", 0);
        boost::beast::flat_buffer buffer;
        Parser parser;
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());
        error_code failed = co_await mine->write(head);
        if (!failed) failed = co_await readHead(*mine, buffer, parser);
        if (failed) co_return lostBy(*mine, failed);
        if (parser.get().result_int() != 200) co_return refusedBy(parser.get().result_int());
        isDown = false;
        if (callbacks.up) callbacks.up();
        co_return co_await readEvents(*mine, buffer, parser);
    }

    Task<Error> readEvents(Wire& mine, boost::beast::flat_buffer& buffer, Parser& parser) {
        SseParser events;
        while (!closed) {
            mine.expireIn(silence);
            const error_code failed = co_await readPiece(mine, buffer, parser);
            const std::string piece = std::exchange(parser.get().body(), {});
            const bool sane = events.feed(piece, [&](const Event& event) {
                backoff.reset();
                if (!closed && callbacks.event) callbacks.event(event);
            });
            if (!sane)
                co_return Error{"broken", "the stream of " + place() + " sent an event that is too large"};
            if (failed) co_return lostBy(mine, failed);
            if (parser.is_done()) co_return Error{"broken", "the stream of " + place() + " ended"};
        }
        co_return Error{"broken", "given up"};
    }

    Error lostBy(const Wire& mine, const error_code& failed) const {
        if (mine.expired()) return {"timeout", "the stream of " + place() + " fell silent"};
        return {"broken", "the stream of " + place() + " broke: " + failed.message()};
    }

    Error refusedBy(unsigned status) const {
        return {"refused", place() + " answered " + std::to_string(status) + " instead of a stream"};
    }

    std::string place() const { return endpoint.unixPath.empty() ? endpoint.address : endpoint.unixPath; }
    std::string host() const { return endpoint.unixPath.empty() ? endpoint.address : "localhost"; }

    asio::io_context& context;
    Endpoint endpoint;
    std::string target;
    Callbacks callbacks;
    std::chrono::milliseconds silence;
    asio::steady_timer pause;
    Backoff backoff;
    std::shared_ptr<TlsContext> tls;
    std::shared_ptr<Wire> wire;
    bool isDown = false;
    bool closed = false;
};

EventSource::EventSource(Loop& loop, Endpoint endpoint, std::string target, Callbacks callbacks,
                         std::chrono::milliseconds silence)
    : impl_(std::make_shared<Impl>(loop.impl().context, std::move(endpoint), std::move(target),
                                   std::move(callbacks), silence)) {
    start(impl_->context, Impl::follow(impl_));
}

EventSource::~EventSource() {
    impl_->closed = true;
    if (impl_->wire) impl_->wire->close();
    impl_->pause.cancel();
}

}  // namespace ostoja::net
