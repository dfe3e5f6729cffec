// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/registers.h"

#include <algorithm>
#include <utility>

namespace ostoja::simulator {

namespace {

constexpr std::size_t fifoSize = 64;
constexpr Byte flushFifo = 0x80;
constexpr Byte startSend = 0x80;
constexpr Byte transceive = 0x0C;
/// From the end of a frame to the fifth bit of the answer, in cycles of 13.56 MHz.
constexpr unsigned cyclesToAnswer = 1236 + 5 * 128;

}  // namespace

void Registers::reset() {
    fifo_.clear();
    values_ = {{txMode, 0x80}, {rxMode, 0x80}, {version, 0x80}, {control, 0x10}};
}

Byte Registers::value(std::uint16_t address) const {
    const auto found = values_.find(address);
    return found == values_.end() ? Byte{0} : found->second;
}

Byte Registers::read(std::uint16_t address) {
    if (address == fifoLevel) return static_cast<Byte>(fifo_.size());
    if (address != fifoData) return value(address);
    if (fifo_.empty()) return 0;
    const Byte first = fifo_.front();
    fifo_.erase(fifo_.begin());
    return first;
}

std::optional<RadioFrame> Registers::write(std::uint16_t address, Byte byte) {
    if (address == fifoData) {
        if (fifo_.size() < fifoSize) fifo_.push_back(byte);
        return std::nullopt;
    }
    if (address == fifoLevel) {
        if ((byte & flushFifo) != 0) fifo_.clear();
        return std::nullopt;
    }
    values_[address] = byte;
    if (address != bitFraming || (byte & startSend) == 0) return std::nullopt;
    values_[address] = static_cast<Byte>(byte & ~startSend);
    if ((value(command) & 0x0F) != transceive || fifo_.empty()) return std::nullopt;
    return startSending();
}

std::optional<RadioFrame> Registers::startSending() {
    Bytes bytes = std::exchange(fifo_, {});
    if (sendsCrc()) return RadioFrame::withCrc(std::move(bytes));
    RadioFrame frame = RadioFrame::whole(std::move(bytes));
    if (lastBitsToSend() != 0) frame.bits -= 8 - lastBitsToSend();
    return frame;
}

void Registers::received(const std::optional<RadioFrame>& frame) {
    values_[timerHigh] = 0;
    values_[timerLow] = 0;
    if (!frame) return;
    fifo_ = frame->bytes;
    if (checksCrc()) fifo_ = payloadOf(*frame).value_or(Bytes{});
    fifo_.resize(std::min(fifo_.size(), fifoSize));
    setLastBitsReceived(frame->bits);
    const unsigned prescaler = (value(timerMode) & 0x0FU) * 256 + value(timerPrescaler);
    const unsigned counter = 0xFFFF - cyclesToAnswer / (prescaler * 2 + 1);
    values_[timerHigh] = static_cast<Byte>(counter >> 8);
    values_[timerLow] = static_cast<Byte>(counter & 0xFF);
}

void Registers::setLastBitsReceived(std::size_t bits) {
    values_[control] = static_cast<Byte>((value(control) & 0xF8) | (bits % 8));
}

void Registers::prepareForCards() {
    values_[txMode] = 0x80;
    values_[rxMode] = 0x80;
    values_[manualReception] = static_cast<Byte>(value(manualReception) & ~0x10);
    values_[bitFraming] = 0;
}

}  // namespace ostoja::simulator
