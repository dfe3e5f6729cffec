// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/frame.h"

#include <numeric>
#include <stdexcept>
#include <utility>

namespace ostoja::simulator {

namespace {

constexpr Byte fromHost = 0xD4;
constexpr Byte fromChip = 0xD5;
constexpr std::size_t longestNormalBody = 0xFF;

Byte sumOf(ByteView bytes) {
    return static_cast<Byte>(std::accumulate(bytes.begin(), bytes.end(), 0U));
}

Byte complement(unsigned sum) {
    return static_cast<Byte>(0x100U - (sum & 0xFFU));
}

void appendNormalLength(Bytes& frame, std::size_t length) {
    frame.push_back(static_cast<Byte>(length));
    frame.push_back(complement(static_cast<unsigned>(length)));
}

void appendExtendedLength(Bytes& frame, std::size_t length) {
    const auto high = static_cast<Byte>(length >> 8);
    const auto low = static_cast<Byte>(length & 0xFF);
    // Not one insert: g++ 12 at -O2 takes what that moves for out of bounds.
    for (const Byte byte : {Byte{0xFF}, Byte{0xFF}, high, low, complement(static_cast<unsigned>(high) + low)})
        frame.push_back(byte);
}

Bytes frameOf(Byte direction, ByteView data, bool extended) {
    const std::size_t length = data.size() + 1;
    if (length > longestBody) throw std::length_error("a PN532 frame holds at most 264 bytes");
    Bytes frame{0x00, 0x00, 0xFF};
    if (extended) {
        appendExtendedLength(frame, length);
    } else {
        appendNormalLength(frame, length);
    }
    frame.push_back(direction);
    frame.insert(frame.end(), data.begin(), data.end());
    frame.push_back(complement(static_cast<unsigned>(direction) + sumOf(data)));
    frame.push_back(0x00);
    return frame;
}

}  // namespace

HostFrame FrameParser::finish(HostFrame::Kind kind, std::string_view reason) {
    HostFrame frame;
    frame.kind = kind;
    frame.reason = reason;
    frame.woken = std::exchange(woken_, false);
    state_ = State::hunting;
    previous_ = 0xFF;
    return frame;
}

std::optional<HostFrame> FrameParser::feed(Byte byte) {
    switch (state_) {
        case State::hunting:
            if (byte == 0x55) woken_ = true;
            if (previous_ == 0x00 && byte == 0xFF) state_ = State::length;
            previous_ = byte;
            return std::nullopt;
        case State::length:
            shortLength_ = byte;
            state_ = State::lengthCheck;
            return std::nullopt;
        case State::lengthCheck:
            return feedLengthCheck(byte);
        case State::longLength:
            return feedLongLength(byte);
        case State::body:
            return feedBody(byte);
    }
    return std::nullopt;
}

std::optional<HostFrame> FrameParser::feedLengthCheck(Byte byte) {
    if (shortLength_ == 0x00 && byte == 0xFF) return finish(HostFrame::Kind::ack);
    if (shortLength_ == 0xFF && byte == 0x00) return finish(HostFrame::Kind::nack);
    held_.clear();
    if (shortLength_ == 0xFF && byte == 0xFF) {
        state_ = State::longLength;
        return std::nullopt;
    }
    if (static_cast<Byte>(shortLength_ + byte) != 0) {
        return finish(HostFrame::Kind::broken, "the length's checksum is wrong");
    }
    return expectBody(shortLength_);
}

std::optional<HostFrame> FrameParser::feedLongLength(Byte byte) {
    held_.push_back(byte);
    if (held_.size() < 3) return std::nullopt;
    if (sumOf(held_) != 0) return finish(HostFrame::Kind::broken, "the extended length's checksum is wrong");
    const std::size_t length = static_cast<std::size_t>(held_[0]) * 256 + held_[1];
    held_.clear();
    return expectBody(length);
}

std::optional<HostFrame> FrameParser::expectBody(std::size_t length) {
    if (length < 2) return finish(HostFrame::Kind::broken, "too short for a command");
    if (length > longestBody) return finish(HostFrame::Kind::broken, "longer than a frame may be");
    length_ = length;
    state_ = State::body;
    return std::nullopt;
}

std::optional<HostFrame> FrameParser::feedBody(Byte byte) {
    held_.push_back(byte);
    if (held_.size() < length_ + 1) return std::nullopt;
    if (sumOf(held_) != 0) return finish(HostFrame::Kind::broken, "the data's checksum is wrong");
    if (held_.front() != fromHost)
        return finish(HostFrame::Kind::broken, "the direction byte isn't the host's");
    HostFrame frame = finish(HostFrame::Kind::command);
    frame.data.assign(held_.begin() + 1, held_.end() - 1);
    return frame;
}

Bytes replyFrame(ByteView answer) {
    return frameOf(fromChip, answer, answer.size() + 1 > longestNormalBody);
}

Bytes ackFrame() {
    return {0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00};
}

Bytes nackFrame() {
    return {0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00};
}

Bytes errorFrame() {
    return {0x00, 0x00, 0xFF, 0x01, 0xFF, 0x7F, 0x81, 0x00};
}

Bytes commandFrame(ByteView data) {
    return frameOf(fromHost, data, data.size() + 1 > longestNormalBody);
}

Bytes extendedCommandFrame(ByteView data) {
    return frameOf(fromHost, data, true);
}

}  // namespace ostoja::simulator
