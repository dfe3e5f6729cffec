// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/chip.h"

#include <utility>

namespace ostoja::simulator {

namespace {

/// Commands by their codes (PN532 user manual, 7.2 and 7.3).
enum Code : Byte {
    diagnoseCode = 0x00,
    getFirmwareVersion = 0x02,
    getGeneralStatus = 0x04,
    readRegister = 0x06,
    writeRegister = 0x08,
    setParameters = 0x12,
    samConfiguration = 0x14,
    powerDown = 0x16,
    rfConfiguration = 0x32,
    inDataExchange = 0x40,
    inCommunicateThru = 0x42,
    inDeselect = 0x44,
    inListPassiveTarget = 0x4A,
    inRelease = 0x52,
    inSelect = 0x54,
    inAutoPoll = 0x60,
};

constexpr Byte automaticAts = 0x10;
constexpr Byte moreFollows = 0x40;
constexpr std::size_t longestUnsent = 4096;

Byte byteOf(RadioStatus status) {
    return static_cast<Byte>(status);
}

}  // namespace

void Chip::reset() {
    abort();
    targets_.clear();
    unsent_.clear();
    registers_.reset();
    initiator_.reset();
    selectionRetries_ = 0xFF;
    samMode_ = 0x01;
    asksAts_ = true;
    asleep_ = true;
}

Step Chip::start(ByteView command) {
    abort();
    initiator_.takeTime();
    const Byte code = command[0];
    const ByteView parameters = command.subspan(1);
    if (code == inListPassiveTarget) return startListing(parameters) ? resume() : refused();
    if (code == inAutoPoll) return startPolling(parameters) ? resume() : refused();
    Answer answer = obey(code, parameters);
    if (!answer) return refused();
    answer->insert(answer->begin(), static_cast<Byte>(code + 1));
    const Duration time = initiator_.takeTime();
    return {std::move(answer), time, time, {}};
}

Step Chip::resume() {
    if (auto* listing = std::get_if<Listing>(&work_)) return step(*listing);
    if (auto* polling = std::get_if<Polling>(&work_)) return step(*polling);
    return refused();
}

Chip::Answer Chip::obey(Byte code, ByteView parameters) {
    switch (code) {
        case diagnoseCode:
            return diagnose(parameters);
        case getFirmwareVersion:
            return Bytes{0x32, 0x01, 0x06, 0x07};
        case getGeneralStatus:
            return generalStatus();
        case readRegister:
            return readRegisters(parameters);
        case writeRegister:
            return writeRegisters(parameters);
        case setParameters:
            if (parameters.size() != 1) return std::nullopt;
            asksAts_ = (parameters[0] & automaticAts) != 0;
            return Bytes{};
        case samConfiguration:
            if (parameters.empty() || parameters[0] < 1 || parameters[0] > 4) return std::nullopt;
            samMode_ = parameters[0];
            return Bytes{};
        case powerDown:
            if (parameters.empty()) return std::nullopt;
            dropTargets();
            field_.power(false);
            asleep_ = true;
            return Bytes{0x00};
        case rfConfiguration:
            return configureRadio(parameters);
        case inDataExchange:
            return exchangeData(parameters);
        case inCommunicateThru:
            return communicateThrough(parameters);
        case inSelect:
            return selectTarget(parameters);
        case inDeselect:
            return releaseTargets(parameters, false);
        case inRelease:
            return releaseTargets(parameters, true);
        default:
            return std::nullopt;
    }
}

Chip::Answer Chip::diagnose(ByteView parameters) {
    if (parameters.empty()) return std::nullopt;
    switch (parameters[0]) {
        case 0x00:  // communication line: says it back
            return Bytes(parameters.begin(), parameters.end());
        case 0x01:  // ROM
        case 0x02:  // RAM
        case 0x07:  // antenna
            return Bytes{0x00};
        case 0x04:  // FeliCa polling: how often it failed
            return Bytes{0x80};
        case 0x06: {  // is the card still there
            if (targets_.empty()) return Bytes{byteOf(RadioStatus::notAcceptable)};
            initiator_.focus(targets_.front());
            const Bytes ping = targets_.front().speaksProtocol() ? Bytes{0xB2} : Bytes{0x30, 0x00};
            const Field::Heard heard = initiator_.send(RadioFrame::withCrc(ping));
            return Bytes{byteOf(heard.frame ? RadioStatus::fine : RadioStatus::timeout)};
        }
        default:
            return std::nullopt;
    }
}

Chip::Answer Chip::generalStatus() const {
    Bytes answer{0x00, 0x00, static_cast<Byte>(targets_.size())};
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        answer.insert(answer.end(), {static_cast<Byte>(i + 1), 0x00, 0x00, 0x10});
    }
    answer.push_back(samMode_);
    return answer;
}

Chip::Answer Chip::readRegisters(ByteView parameters) {
    if (parameters.empty() || parameters.size() % 2 != 0) return std::nullopt;
    Bytes values;
    for (std::size_t i = 0; i < parameters.size(); i += 2) {
        values.push_back(registers_.read(static_cast<std::uint16_t>(parameters[i] << 8 | parameters[i + 1])));
    }
    return values;
}

Chip::Answer Chip::writeRegisters(ByteView parameters) {
    if (parameters.empty() || parameters.size() % 3 != 0) return std::nullopt;
    for (std::size_t i = 0; i < parameters.size(); i += 3) {
        const auto address = static_cast<std::uint16_t>(parameters[i] << 8 | parameters[i + 1]);
        const std::optional<RadioFrame> frame = registers_.write(address, parameters[i + 2]);
        if (frame) registers_.received(initiator_.send(*frame).frame);
    }
    return Bytes{};
}

Chip::Answer Chip::configureRadio(ByteView parameters) {
    if (parameters.size() < 2) return std::nullopt;
    switch (parameters[0]) {
        case 0x01:
            field_.power((parameters[1] & 0x01) != 0);
            return Bytes{};
        case 0x02: {
            if (parameters.size() != 4 || parameters[3] > 0x10) return std::nullopt;
            const Byte power = parameters[3];
            initiator_.setAnswerTime(power == 0 ? Duration::zero()
                                                : std::chrono::microseconds(100LL << (power - 1)));
            return Bytes{};
        }
        case 0x05:
            if (parameters.size() != 4) return std::nullopt;
            selectionRetries_ = parameters[3];
            return Bytes{};
        case 0x04:
        case 0x0A:
        case 0x0B:
        case 0x0C:
        case 0x0D:
            return Bytes{};
        default:
            return std::nullopt;
    }
}

Target* Chip::target(Byte number) {
    const std::size_t index = number & 0x0FU;
    return index >= 1 && index <= targets_.size() ? &targets_[index - 1] : nullptr;
}

Chip::Answer Chip::exchangeData(ByteView parameters) {
    if (parameters.empty()) return std::nullopt;
    Target* const to = target(parameters[0]);
    if (to == nullptr) return Bytes{byteOf(RadioStatus::notAcceptable)};
    unsent_.insert(unsent_.end(), parameters.begin() + 1, parameters.end());
    if ((parameters[0] & moreFollows) != 0 && unsent_.size() <= longestUnsent) return Bytes{0x00};
    Initiator::Result result = initiator_.exchange(*to, std::exchange(unsent_, {}));
    result.data.insert(result.data.begin(), byteOf(result.status));
    return std::move(result.data);
}

Chip::Answer Chip::communicateThrough(ByteView parameters) {
    if (parameters.empty() || !registers_.handlesParity()) {
        // Nothing that a card would answer.
        initiator_.send(RadioFrame{});
        return Bytes{byteOf(RadioStatus::timeout)};
    }
    Bytes bytes(parameters.begin(), parameters.end());
    if (registers_.sendsCrc()) return sendRaw(RadioFrame::withCrc(std::move(bytes)));
    RadioFrame frame = RadioFrame::whole(std::move(bytes));
    if (registers_.lastBitsToSend() != 0) frame.bits -= 8 - registers_.lastBitsToSend();
    return sendRaw(frame);
}

Bytes Chip::sendRaw(const RadioFrame& frame) {
    const Field::Heard heard = initiator_.send(frame);
    if (heard.collision) return {byteOf(RadioStatus::collision)};
    if (!heard.frame) return {byteOf(RadioStatus::timeout)};
    Bytes data = heard.frame->bytes;
    if (registers_.checksCrc()) {
        std::optional<Bytes> payload = payloadOf(*heard.frame);
        if (!payload) return {byteOf(RadioStatus::crc)};
        data = std::move(*payload);
    }
    registers_.setLastBitsReceived(heard.frame->bits);
    data.insert(data.begin(), byteOf(RadioStatus::fine));
    return data;
}

Chip::Answer Chip::selectTarget(ByteView parameters) {
    if (parameters.size() != 1) return std::nullopt;
    Target* const which = target(parameters[0]);
    if (which == nullptr) return Bytes{byteOf(RadioStatus::notAcceptable)};
    initiator_.focus(*which);
    return Bytes{0x00};
}

Chip::Answer Chip::releaseTargets(ByteView parameters, bool forget) {
    if (parameters.size() != 1) return std::nullopt;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        if (parameters[0] == 0 || parameters[0] == i + 1) initiator_.release(targets_[i]);
    }
    if (forget) targets_.clear();
    return Bytes{0x00};
}

void Chip::dropTargets() {
    for (const Target& each : targets_) initiator_.release(each);
    targets_.clear();
    unsent_.clear();
}

}  // namespace ostoja::simulator
