// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "drivers/simulator/bytes.h"

namespace ostoja::simulator {

using Duration = std::chrono::nanoseconds;

/// What travels between the antenna and a card (ISO/IEC 14443-3 type A, 106 kbit/s): bits, least significant
/// first, with the CRC where the frame has one, without parity.
struct RadioFrame {
    Bytes bytes;
    std::size_t bits = 0;

    static RadioFrame whole(Bytes bytes);
    static RadioFrame shortFrame(Byte value, std::size_t bits);
    static RadioFrame withCrc(Bytes payload);

    bool bit(std::size_t position) const;
    void append(bool bit);
    bool isWhole() const { return bits == bytes.size() * 8; }
    bool operator==(const RadioFrame&) const = default;
};

/// The frame's bytes without its CRC; nothing if it has bits left over or its CRC is wrong.
std::optional<Bytes> payloadOf(const RadioFrame& frame);

/// How long the frame is on the air, with parity bits and the pause before an answer.
Duration airTime(const RadioFrame& frame);

}  // namespace ostoja::simulator
