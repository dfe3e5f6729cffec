// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/radio_frame.h"

namespace ostoja::simulator {

/// The registers of the chip's radio part (CIU) that a host reads and writes, and its FIFO. Registers without
/// a meaning here keep what was written.
class Registers {
  public:
    Registers() { reset(); }
    void reset();

    Byte read(std::uint16_t address);
    /// The frame that the write starts to send, if it starts one (StartSend while the command is Transceive).
    std::optional<RadioFrame> write(std::uint16_t address, Byte value);
    /// What came back after a frame sent by a register, or nothing.
    void received(const std::optional<RadioFrame>& frame);

    bool sendsCrc() const { return flag(txMode, 0x80); }
    bool checksCrc() const { return flag(rxMode, 0x80); }
    bool handlesParity() const { return !flag(manualReception, 0x10); }
    /// Bits of the last byte to send; 0: all of them.
    unsigned lastBitsToSend() const { return value(bitFraming) & 0x07U; }
    void setLastBitsReceived(std::size_t bits);
    /// As the chip leaves them after it selected a card by itself.
    void prepareForCards();

  private:
    static constexpr std::uint16_t txMode = 0x6302;
    static constexpr std::uint16_t rxMode = 0x6303;
    static constexpr std::uint16_t manualReception = 0x630D;
    static constexpr std::uint16_t timerPrescaler = 0x631B;
    static constexpr std::uint16_t timerMode = 0x631A;
    static constexpr std::uint16_t timerHigh = 0x631E;
    static constexpr std::uint16_t timerLow = 0x631F;
    static constexpr std::uint16_t version = 0x6327;
    static constexpr std::uint16_t command = 0x6331;
    static constexpr std::uint16_t fifoData = 0x6339;
    static constexpr std::uint16_t fifoLevel = 0x633A;
    static constexpr std::uint16_t control = 0x633C;
    static constexpr std::uint16_t bitFraming = 0x633D;

    Byte value(std::uint16_t address) const;
    bool flag(std::uint16_t address, Byte mask) const { return (value(address) & mask) != 0; }
    std::optional<RadioFrame> startSending();

    std::map<std::uint16_t, Byte> values_;
    Bytes fifo_;
};

}  // namespace ostoja::simulator
