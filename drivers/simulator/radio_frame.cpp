// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/radio_frame.h"

#include <utility>

namespace ostoja::simulator {

namespace {

std::uint16_t crcA(ByteView bytes) {
    unsigned crc = 0x6363;
    for (const Byte byte : bytes) {
        unsigned mixed = (byte ^ crc) & 0xFF;
        mixed = (mixed ^ (mixed << 4)) & 0xFF;
        crc = (crc >> 8) ^ (mixed << 8) ^ (mixed << 3) ^ (mixed >> 4);
    }
    return static_cast<std::uint16_t>(crc);
}

constexpr Duration bitTime{9440};
constexpr Duration pauseBeforeAnswer{91150};

}  // namespace

RadioFrame RadioFrame::whole(Bytes bytes) {
    const std::size_t bits = bytes.size() * 8;
    return {std::move(bytes), bits};
}

RadioFrame RadioFrame::shortFrame(Byte value, std::size_t bits) {
    return {{value}, bits};
}

RadioFrame RadioFrame::withCrc(Bytes payload) {
    const std::uint16_t crc = crcA(payload);
    payload.push_back(static_cast<Byte>(crc & 0xFF));
    payload.push_back(static_cast<Byte>(crc >> 8));
    return whole(std::move(payload));
}

bool RadioFrame::bit(std::size_t position) const {
    return ((bytes[position / 8] >> (position % 8)) & 1) != 0;
}

void RadioFrame::append(bool bit) {
    if (bits % 8 == 0) bytes.push_back(0);
    if (bit) bytes.back() = static_cast<Byte>(bytes.back() | (1 << (bits % 8)));
    ++bits;
}

std::optional<Bytes> payloadOf(const RadioFrame& frame) {
    if (!frame.isWhole() || frame.bytes.size() < 3) return std::nullopt;
    Bytes payload(frame.bytes.begin(), frame.bytes.end() - 2);
    if (RadioFrame::withCrc(payload) != frame) return std::nullopt;
    return payload;
}

Duration airTime(const RadioFrame& frame) {
    return bitTime * static_cast<Duration::rep>(frame.bits + frame.bits / 8 + 2) + pauseBeforeAnswer;
}

}  // namespace ostoja::simulator
