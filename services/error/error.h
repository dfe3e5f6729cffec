// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace ostoja {

/// A failure that can happen in ordinary life, told so that somebody can act on it.
/// Not for programming errors: those are exceptions or assertions.
struct Error {
    /// Short, stable, lower_snake; programs and tests compare it ("database_newer", "timeout").
    std::string code;
    /// One sentence: what happened, where, and what to do. Never holds a name or a card's number.
    std::string message;

    bool operator==(const Error&) const = default;
};

template <class T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string_view code, std::string message) {
    return tl::make_unexpected(Error{std::string(code), std::move(message)});
}

}  // namespace ostoja
