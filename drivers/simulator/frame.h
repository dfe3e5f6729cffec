// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "drivers/simulator/bytes.h"

namespace ostoja::simulator {

/// What the host sent over the serial line (PN532 user manual, 6.2.1).
struct HostFrame {
    enum class Kind { command, ack, nack, broken };
    Kind kind = Kind::broken;
    /// Of a command: its code and parameters, without the direction byte. Never empty for a command.
    Bytes data;
    /// Of a broken frame: what is wrong with it.
    std::string_view reason;
    /// A wake-up preamble (0x55) came before it.
    bool woken = false;
};

/// Finds frames in a stream of bytes. Anything that is no frame is skipped, so that the next good frame is
/// found again whatever came before it.
class FrameParser {
  public:
    /// The frame that this byte completes, if it completes one.
    std::optional<HostFrame> feed(Byte byte);

  private:
    enum class State { hunting, length, lengthCheck, longLength, body };

    std::optional<HostFrame> feedLengthCheck(Byte byte);
    std::optional<HostFrame> feedLongLength(Byte byte);
    std::optional<HostFrame> feedBody(Byte byte);
    std::optional<HostFrame> expectBody(std::size_t length);
    HostFrame finish(HostFrame::Kind kind, std::string_view reason = {});

    State state_ = State::hunting;
    Byte previous_ = 0xFF;
    bool woken_ = false;
    Byte shortLength_ = 0;
    std::size_t length_ = 0;
    Bytes held_;
};

/// Bytes of a body that a frame can hold at most, with the direction byte.
constexpr std::size_t longestBody = 265;

/// The chip's answer as a frame, normal or extended by its size. The answer starts with the command's code
/// + 1.
Bytes replyFrame(ByteView answer);
Bytes ackFrame();
Bytes nackFrame();
/// "Application level error": the command is unknown or its parameters are wrong.
Bytes errorFrame();

/// A host's command as a frame; for tests. `data` starts with the command's code.
Bytes commandFrame(ByteView data);
Bytes extendedCommandFrame(ByteView data);

}  // namespace ostoja::simulator
