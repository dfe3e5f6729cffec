// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "net/http.h"

namespace ostoja::net {

bool sameIgnoringCase(std::string_view a, std::string_view b);

/// Start line, headers and the empty line of an answer. A body's length is told except where HTTP forbids it.
std::string answerHead(const Response& response, bool keepAlive);
/// The head of an answer that is an event stream: its end is the connection's end.
std::string streamHead();
std::string requestHead(std::string_view method, std::string_view target, std::string_view host,
                        std::string_view contentType, std::size_t bodyBytes);

/// Fills path and query from a request line's target; false when it is not "/path?query", is wrongly encoded,
/// or holds what could be read in two ways (an encoded slash or zero byte, a "." or ".." segment).
bool readTarget(std::string_view target, Request& request);

/// Whether an answer of this status to this method has a body.
bool hasBody(std::string_view method, unsigned status);

}  // namespace ostoja::net
