// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/client.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "net/http_text.h"
#include "net/wire_impl.h"

namespace ostoja::net {

using Parser = http::response_parser<http::string_body>;

namespace {

constexpr std::uint32_t mostHeaderBytes = 65'536;
constexpr std::uint64_t mostBodyBytes = 67'108'864;

struct Job {
    explicit Job(asio::io_context& context) : timer(context) {}

    std::string method;
    std::string target;
    std::string body;
    std::string contentType;
    std::chrono::milliseconds timeout{0};
    Client::Answer answer;
    asio::steady_timer timer;
    bool done = false;
    bool sent = false;
    error_code unsent;
};

Response toResponse(Parser::value_type& message) {
    Response response;
    response.status = message.result_int();
    response.contentType = std::string(message[http::field::content_type]);
    for (const auto& field : message) response.headers.emplace_back(field.name_string(), field.value());
    response.body = std::move(message.body());
    return response;
}

}  // namespace

struct Client::Impl : std::enable_shared_from_this<Client::Impl> {
    Impl(asio::io_context& loop, Endpoint where) : context(loop), endpoint(std::move(where)) {}

    void add(const std::shared_ptr<Job>& job) {
        queue.push_back(job);
        job->timer.expires_after(job->timeout);
        job->timer.async_wait([weak = weak_from_this(), job](const error_code& cancelled) {
            const auto self = weak.lock();
            if (!cancelled && self) self->giveUp(job);
        });
        if (!std::exchange(pumping, true)) start(context, pump(shared_from_this()));
    }

    void giveUp(const std::shared_ptr<Job>& job) {
        if (job->done || closed) return;
        std::erase(queue, job);
        const bool unconnected = job == current && connecting;
        if (job == current) drop();
        const auto within = " within " + std::to_string(job->timeout.count()) + " ms";
        tell(job, unconnected ? failure("unreachable", "no connection to " + place() + within)
                              : failure("timeout", "no answer from " + place() + within));
    }

    void tell(const std::shared_ptr<Job>& job, Expected<Response> result) {
        if (closed || std::exchange(job->done, true)) return;
        job->timer.cancel();
        const auto answer = std::exchange(job->answer, nullptr);
        answer(std::move(result));
    }

    void drop() {
        if (wire) wire->close();
        wire.reset();
    }

    std::string place() const { return endpoint.unixPath.empty() ? endpoint.address : endpoint.unixPath; }

    static Task<void> pump(std::shared_ptr<Impl> self) {
        while (!self->closed && !self->queue.empty()) {
            const auto job = self->queue.front();
            self->queue.pop_front();
            self->current = job;
            auto result = co_await self->exchange(job);
            self->current.reset();
            self->tell(job, std::move(result));
        }
        self->pumping = false;
    }

    Task<Expected<void>> ensureConnected() {
        if (wire && !wire->quiet()) drop();
        if (wire) co_return Expected<void>{};
        const auto fresh = std::make_shared<Wire>(Wire::Socket(context));
        wire = fresh;
        buffer.clear();
        connecting = true;
        auto connected = co_await fresh->connect(endpoint, tls);
        connecting = false;
        if (!connected && wire == fresh) drop();
        co_return connected;
    }

    Task<Expected<Response>> exchange(std::shared_ptr<Job> job) {
        const auto connected = co_await ensureConnected();
        if (!connected) co_return tl::make_unexpected(connected.error());
        const auto mine = wire;
        if (job->done || !mine) co_return broken("given up");

        start(context, send(mine, job, host()));
        Parser parser;
        parser.header_limit(mostHeaderBytes);
        parser.body_limit(mostBodyBytes);
        parser.skip(job->method == "HEAD");
        error_code failed = co_await readHead(*mine, buffer, parser);
        if (!failed) failed = co_await readBody(*mine, buffer, parser);
        if (failed) {
            if (mine == wire) drop();
            co_return broken((job->unsent ? job->unsent : failed).message());
        }
        const bool reusable = job->sent && !job->unsent && parser.get().keep_alive() && buffer.size() == 0;
        if (!reusable && mine == wire) drop();
        co_return toResponse(parser.get());
    }

    /// Beside the reading: a server that refuses a body answers before it has read all of it.
    static Task<void> send(std::shared_ptr<Wire> to, std::shared_ptr<Job> job, std::string name) {
        const auto head = requestHead(job->method, job->target, name, job->contentType, job->body.size());
        job->unsent = co_await to->write(head, job->body);
        job->sent = true;
    }

    std::string host() const {
        return endpoint.unixPath.empty() ? endpoint.address : std::string("localhost");
    }

    Expected<Response> broken(const std::string& why) const {
        return failure("broken", "the connection to " + place() + " broke: " + why);
    }

    asio::io_context& context;
    Endpoint endpoint;
    std::shared_ptr<TlsContext> tls;
    std::shared_ptr<Wire> wire;
    boost::beast::flat_buffer buffer;
    std::deque<std::shared_ptr<Job>> queue;
    std::shared_ptr<Job> current;
    bool connecting = false;
    bool pumping = false;
    bool closed = false;
};

Client::Client(Loop& loop, Endpoint endpoint)
    : impl_(std::make_shared<Impl>(loop.impl().context, std::move(endpoint))) {}

Client::~Client() {
    impl_->closed = true;
    impl_->drop();
    if (impl_->current) impl_->current->timer.cancel();
    const auto dropped = std::exchange(impl_->queue, {});
    for (const auto& job : dropped) job->timer.cancel();
}

void Client::request(std::string method, std::string target, std::string body,
                     std::chrono::milliseconds timeout, Answer answer, std::string contentType) {
    auto job = std::make_shared<Job>(impl_->context);
    job->method = std::move(method);
    job->target = std::move(target);
    job->body = std::move(body);
    job->contentType = std::move(contentType);
    job->timeout = timeout;
    job->answer = std::move(answer);
    impl_->add(job);
}

}  // namespace ostoja::net
