// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "drivers/card/presence.h"
#include "error/error.h"

/// What the worker that owns libnfc tells its parent: one datagram each on a SOCK_SEQPACKET pair, so that
/// nothing has to be put together. The parent trusts none of it: a worker whose memory a broken chip has
/// spoilt is still only a worker.
namespace ostoja::nfc {

/// The worker looked into the field.
struct Looked {
    card::Look look;
    /// When the look began, milliseconds of CLOCK_MONOTONIC.
    std::int64_t atMs = 0;
};
/// The worker lives: it is opening the reader, or a look got no answer.
struct Beat {};
/// The reader isn't open now.
struct Closed {
    /// "no_device", "no_permission", "chip_silent", "port_taken".
    std::string reason;
};
using Message = std::variant<Looked, Beat, Closed>;

inline constexpr std::size_t longestMessage = 128;

/// "beat" · "closed no_device" · "nothing 123456" · "unsure 123456" · "seen ntag 04a1b2c3d4e5f6 123456"
std::string encode(const Message& message);

/// Error "malformed" says what is wrong, never with the message itself: it may hold a card's number.
Expected<Message> parseMessage(std::string_view text);

}  // namespace ostoja::nfc
