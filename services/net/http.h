// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ostoja::net {

/// Who is calling, as the connection itself proves it; never what a body claims.
struct Caller {
    /// The tag of the listener that accepted the connection, e.g. "door-1.reader".
    std::string listener;
    /// The peer's user, on a Unix socket.
    std::optional<std::uint32_t> uid;
    /// SHA-256 of the client certificate's public key (SubjectPublicKeyInfo), lower-case hex; empty without
    /// one.
    std::string publicKey;
    /// When that certificate ends, in milliseconds since 1970; 0 without one.
    std::int64_t certificateEndsMs = 0;
    /// Over TLS, where the connection comes from: an IPv4 address or the first 64 bits of an IPv6 one.
    std::string network;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;
    /// Percent-decoded, without the query.
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
    Headers headers;
    std::string body;
    Caller caller;

    /// The first header of that name, case-insensitively.
    std::optional<std::string_view> header(std::string_view name) const;
    std::optional<std::string_view> queryValue(std::string_view name) const;
};

struct Response {
    unsigned status = 200;
    std::string body;
    std::string contentType = "application/json";
    Headers headers;
};

/// An RFC 9457 problem: `code` becomes the last part of its type ("urn:ostoja:problem:<code>"), `title` the
/// same for each such problem, `detail` what happened this time and what to do.
Response problem(unsigned status, std::string_view code, std::string_view title, std::string_view detail);

}  // namespace ostoja::net
