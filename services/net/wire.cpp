// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/wire_impl.h"

#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <boost/asio/ip/network_v6.hpp>
#include <cerrno>
#include <cstring>

#include "net/address.h"

namespace ostoja::net {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t readBytes = 16'384;
constexpr std::size_t mostUnparsed = 81'920;

std::string placeOf(const Endpoint& endpoint) {
    return endpoint.unixPath.empty() ? endpoint.address : endpoint.unixPath;
}

auto unreachable(const Endpoint& endpoint, const std::string& why) {
    return failure("unreachable", "no connection to " + placeOf(endpoint) + ": " + why);
}

}  // namespace

void closeOnExec(int descriptor) {
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

Wire::Wire(Socket socket) : socket_(std::move(socket)), timer_(socket_.get_executor()) {
    if (socket_.is_open()) closeOnExec(socket_.native_handle());
}

Task<error_code> Wire::connectTo(asio::generic::stream_protocol::endpoint where) {
    error_code failed;
    socket_.close(failed);
    socket_.open(where.protocol(), failed);
    if (failed) co_return failed;
    closeOnExec(socket_.native_handle());
    auto [refused] = co_await socket_.async_connect(where, quietly);
    co_return refused;
}

Task<Expected<void>> Wire::connectTcp(const std::string& host, const std::string& port) {
    asio::ip::tcp::resolver resolver(socket_.get_executor());
    auto [failed, found] = co_await resolver.async_resolve(host, port, quietly);
    for (const auto& entry : found) {
        if (closed_) break;
        failed = co_await connectTo(asio::generic::stream_protocol::endpoint(entry.endpoint()));
        if (!failed) {
            setTcpOptions();
            co_return Expected<void>{};
        }
    }
    co_return failure("unreachable", failed ? failed.message() : "given up");
}

Task<Expected<void>> Wire::connect(const Endpoint& endpoint, std::shared_ptr<TlsContext>& tls) {
    if (closed_) co_return unreachable(endpoint, "given up");
    if (!endpoint.unixPath.empty()) {
        if (endpoint.unixPath.size() > 107)
            co_return unreachable(endpoint, "the path is longer than 107 bytes");
        const error_code failed = co_await connectTo(asio::generic::stream_protocol::endpoint(
            asio::local::stream_protocol::endpoint(endpoint.unixPath)));
        if (failed) co_return unreachable(endpoint, failed.message());
        co_return Expected<void>{};
    }
    const auto address = splitAddress(endpoint.address);
    if (!address) co_return unreachable(endpoint, address.error().message);
    if (!tls) {
        auto made = TlsContext::forClient(endpoint.tls);
        if (!made) co_return unreachable(endpoint, made.error().message);
        tls = *made;
    }
    const auto connected = co_await connectTcp(address->host, address->port);
    if (!connected) co_return unreachable(endpoint, connected.error().message);
    context_ = tls;
    tls_.emplace(socket_, context_->context());
    context_->prepare(tls_->native_handle());
    context_->prepareClient(tls_->native_handle(), address->host);
    auto [failed] = co_await tls_->async_handshake(asio::ssl::stream_base::client, quietly);
    if (failed) co_return unreachable(endpoint, failed.message());
    co_return Expected<void>{};
}

Task<error_code> Wire::acceptTls(std::shared_ptr<TlsContext> tls) {
    setTcpOptions();
    context_ = std::move(tls);
    tls_.emplace(socket_, context_->context());
    context_->prepare(tls_->native_handle());
    auto [failed] = co_await tls_->async_handshake(asio::ssl::stream_base::server, quietly);
    co_return failed;
}

Task<Wire::Read> Wire::read(asio::mutable_buffer space) {
    if (tls_) {
        auto [failed, bytes] = co_await tls_->async_read_some(space, quietly);
        co_return Read{failed, bytes};
    }
    auto [failed, bytes] = co_await socket_.async_read_some(space, quietly);
    co_return Read{failed, bytes};
}

Task<error_code> Wire::write(std::string_view head, std::string_view body) {
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(body)};
    if (tls_) {
        auto [failed, bytes] = co_await asio::async_write(*tls_, buffers, quietly);
        co_return failed;
    }
    auto [failed, bytes] = co_await asio::async_write(socket_, buffers, quietly);
    co_return failed;
}

Task<void> Wire::finish() {
    expireIn(2s);
    if (tls_) co_await tls_->async_shutdown(quietly);
    error_code failed;
    socket_.shutdown(Socket::shutdown_send, failed);
    std::array<char, 4096> dropped{};
    for (std::size_t total = 0; !failed && total < 4'000'000;) {
        auto [ended, bytes] = co_await socket_.async_read_some(asio::buffer(dropped), quietly);
        failed = ended;
        total += bytes;
    }
    close();
}

void Wire::close() {
    closed_ = true;
    error_code ignored;
    socket_.close(ignored);
    timer_.cancel();
}

void Wire::expireIn(std::chrono::milliseconds time) {
    if (closed_) return;
    deadline_ = Clock::now() + time;
    if (!armed_ || timer_.expiry() > deadline_) arm();
}

void Wire::neverExpire() {
    deadline_ = Clock::time_point::max();
}

void Wire::arm() {
    armed_ = true;
    timer_.expires_at(deadline_);
    timer_.async_wait([weak = weak_from_this()](const error_code& cancelled) {
        const auto self = weak.lock();
        if (!self || cancelled || self->closed_) return;
        if (self->deadline_ <= Clock::now()) {
            self->expired_ = true;
            self->close();
        } else if (self->deadline_ == Clock::time_point::max()) {
            self->armed_ = false;
        } else {
            self->arm();
        }
    });
}

bool Wire::quiet() {
    if (!socket_.is_open()) return false;
    char byte = 0;
    const auto got = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

void Wire::setTcpOptions() {
    const int on = 1;
    const unsigned goneAfterMs = 30'000;
    ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &goneAfterMs, sizeof goneAfterMs);
}

bool Wire::hungUp() {
    pollfd seen{.fd = socket_.native_handle(), .events = 0, .revents = 0};
    return ::poll(&seen, 1, 0) == 1 && (seen.revents & POLLHUP) != 0;
}

std::optional<std::uint32_t> Wire::peerUid() {
    struct ucred peer {};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket_.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return std::nullopt;
    return peer.uid;
}

std::string Wire::peerNetwork() {
    error_code gone;
    const auto peer = socket_.remote_endpoint(gone);
    const int family = gone ? AF_UNSPEC : peer.protocol().family();
    if (family != AF_INET && family != AF_INET6) return {};
    asio::ip::tcp::endpoint endpoint;
    endpoint.resize(peer.size());
    std::memcpy(endpoint.data(), peer.data(), peer.size());
    const auto address = endpoint.address();
    if (address.is_v4()) return address.to_string();
    const auto six = address.to_v6();
    if (six.is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, six).to_string();
    return asio::ip::network_v6(six, 64).canonical().to_string();
}

std::string Wire::peerKey() {
    return tls_ ? peerPublicKey(tls_->native_handle()) : std::string();
}

std::int64_t Wire::peerKeyEndsMs() {
    return tls_ ? peerCertificateEndsMs(tls_->native_handle()) : 0;
}

std::optional<HandshakeFailure> Wire::whyNot(const error_code& failed) {
    return tls_ ? describeFailure(failed, tls_->native_handle()) : std::nullopt;
}

namespace {

template <bool isRequest>
Task<error_code> readMore(Wire& wire, boost::beast::flat_buffer& buffer,
                          http::basic_parser<isRequest>& parser) {
    // A chunk's extension, or what follows the last chunk, is nowhere else bounded.
    if (buffer.size() >= mostUnparsed) co_return http::error::header_limit;
    const auto space = buffer.prepare(readBytes);
    const auto read = co_await wire.read(space);
    buffer.commit(read.bytes);
    if (read.failed != asio::error::eof && read.failed != asio::ssl::error::stream_truncated)
        co_return read.failed;
    error_code failed = http::error::end_of_stream;
    if (parser.got_some()) parser.put_eof(failed);
    co_return failed;
}

template <bool isRequest>
error_code parseBuffered(boost::beast::flat_buffer& buffer, http::basic_parser<isRequest>& parser) {
    error_code failed;
    if (buffer.size() > 0) buffer.consume(parser.put(buffer.data(), failed));
    return failed == http::error::need_more ? error_code() : failed;
}

}  // namespace

template <bool isRequest>
Task<error_code> readHead(Wire& wire, boost::beast::flat_buffer& buffer,
                          http::basic_parser<isRequest>& parser) {
    while (true) {
        error_code failed = parseBuffered(buffer, parser);
        if (failed || parser.is_header_done()) co_return failed;
        failed = co_await readMore(wire, buffer, parser);
        if (failed) co_return failed;
    }
}

template <bool isRequest>
Task<error_code> readBody(Wire& wire, boost::beast::flat_buffer& buffer,
                          http::basic_parser<isRequest>& parser) {
    parser.eager(true);
    while (!parser.is_done()) {
        error_code failed = parseBuffered(buffer, parser);
        if (failed || parser.is_done()) co_return failed;
        failed = co_await readMore(wire, buffer, parser);
        if (failed) co_return failed;
    }
    co_return error_code();
}

Task<error_code> readPiece(Wire& wire, boost::beast::flat_buffer& buffer, http::basic_parser<false>& parser) {
    parser.eager(true);
    const auto before = buffer.size();
    error_code failed = parseBuffered(buffer, parser);
    if (failed || parser.is_done() || buffer.size() != before) co_return failed;
    failed = co_await readMore(wire, buffer, parser);
    co_return failed ? failed : parseBuffered(buffer, parser);
}

template Task<error_code> readHead(Wire&, boost::beast::flat_buffer&, http::basic_parser<true>&);
template Task<error_code> readHead(Wire&, boost::beast::flat_buffer&, http::basic_parser<false>&);
template Task<error_code> readBody(Wire&, boost::beast::flat_buffer&, http::basic_parser<true>&);
template Task<error_code> readBody(Wire&, boost::beast::flat_buffer&, http::basic_parser<false>&);

}  // namespace ostoja::net
