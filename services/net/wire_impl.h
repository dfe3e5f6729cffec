// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "error/error.h"
#include "net/client.h"
#include "net/loop_impl.h"
#include "net/tls_impl.h"

namespace ostoja::net {

using boost::system::error_code;
namespace http = boost::beast::http;

/// co_await with the error as a value: a network's failure never throws.
constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

/// One connection's bytes, over a Unix socket or TLS, with a deadline that closes it. Loop's thread only.
class Wire : public std::enable_shared_from_this<Wire> {
  public:
    using Socket = asio::generic::stream_protocol::socket;
    struct Read {
        error_code failed;
        std::size_t bytes = 0;
    };

    explicit Wire(Socket socket);

    /// Error "unreachable". `tls` is made at the first use and kept by the caller for the next one.
    Task<Expected<void>> connect(const Endpoint& endpoint, std::shared_ptr<TlsContext>& tls);
    Task<error_code> acceptTls(std::shared_ptr<TlsContext> tls);

    Task<Read> read(asio::mutable_buffer space);
    Task<error_code> write(std::string_view head, std::string_view body = {});
    /// Says that nothing more will be sent, lets the other end read what was, and closes.
    Task<void> finish();
    void close();

    /// Closes the wire after that time, unless set anew; reads and writes then fail.
    void expireIn(std::chrono::milliseconds time);
    void neverExpire();
    bool expired() const { return expired_; }

    /// Open, and nothing has come that nobody asked for (the other end's closing is such a thing).
    bool quiet();
    /// The other end has closed its Unix socket whole and would not hear an answer.
    bool hungUp();
    void setTcpOptions();
    std::optional<std::uint32_t> peerUid();
    /// The other end's IPv4 address, or the first 64 bits of its IPv6 address; empty on a Unix socket and
    /// when it is gone already.
    std::string peerNetwork();
    std::string peerKey();
    /// When the peer's certificate ends, in milliseconds since 1970; 0 without one.
    std::int64_t peerKeyEndsMs();
    /// What acceptTls() failed at, as far as somebody can do something about it.
    std::optional<HandshakeFailure> whyNot(const error_code& failed);

  private:
    Task<error_code> connectTo(asio::generic::stream_protocol::endpoint where);
    Task<Expected<void>> connectTcp(const std::string& host, const std::string& port);
    void arm();

    Socket socket_;
    std::shared_ptr<TlsContext> context_;
    std::optional<asio::ssl::stream<Socket&>> tls_;
    asio::steady_timer timer_;
    std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
    bool armed_ = false;
    bool closed_ = false;
    bool expired_ = false;
};

/// A program that this one starts must not inherit the descriptor.
void closeOnExec(int descriptor);

/// Reads until the message's head is complete. What was read beyond it stays in `buffer`.
template <bool isRequest>
Task<error_code> readHead(Wire& wire, boost::beast::flat_buffer& buffer,
                          http::basic_parser<isRequest>& parser);
/// Reads on until the message is complete.
template <bool isRequest>
Task<error_code> readBody(Wire& wire, boost::beast::flat_buffer& buffer,
                          http::basic_parser<isRequest>& parser);
/// Reads once and parses what has come; for bodies that don't end.
Task<error_code> readPiece(Wire& wire, boost::beast::flat_buffer& buffer, http::basic_parser<false>& parser);

}  // namespace ostoja::net
