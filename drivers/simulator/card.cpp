// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/card.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace ostoja::simulator {

namespace {

constexpr Byte requestA = 0x26;
constexpr Byte wakeUpA = 0x52;
constexpr Byte cascadeTag = 0x88;
constexpr Byte cascadeBit = 0x04;
constexpr Byte allBitsKnown = 0x70;
constexpr std::array<Byte, 3> levelCodes{0x93, 0x95, 0x97};

}  // namespace

std::vector<Bytes> cascadeLevels(ByteView uid) {
    if (uid.size() != 4 && uid.size() != 7 && uid.size() != 10) {
        throw std::invalid_argument("a type A UID has 4, 7 or 10 bytes");
    }
    std::vector<Bytes> levels;
    std::size_t at = 0;
    while (at < uid.size()) {
        Bytes level;
        const bool last = uid.size() - at == 4;
        if (!last) level.push_back(cascadeTag);
        while (level.size() < 4) level.push_back(uid[at++]);
        level.push_back(static_cast<Byte>(level[0] ^ level[1] ^ level[2] ^ level[3]));
        levels.push_back(std::move(level));
    }
    return levels;
}

Card::Card(Identity identity)
    : uid_(std::move(identity.uid)),
      atqa_(std::move(identity.atqa)),
      sak_(identity.sak),
      levels_(cascadeLevels(uid_)) {}

void Card::losePower() {
    state_ = State::idle;
    wasHalted_ = false;
}

void Card::rest() {
    state_ = wasHalted_ ? State::halted : State::idle;
}

std::optional<RadioFrame> Card::hear(const RadioFrame& frame) {
    if (frame.bits == 7) return hearRequest(static_cast<Byte>(frame.bytes[0] & 0x7F));
    if (state_ == State::ready) return hearAnticollision(frame);
    if (state_ != State::active) return std::nullopt;
    const std::optional<Bytes> command = payloadOf(frame);
    if (!command) return std::nullopt;
    if (*command == Bytes{0x50, 0x00}) {
        halt();
        return std::nullopt;
    }
    return answer(*command);
}

std::optional<RadioFrame> Card::hearRequest(Byte request) {
    const bool wakes = request == wakeUpA && (state_ == State::idle || state_ == State::halted);
    if (!wakes && !(request == requestA && state_ == State::idle)) {
        if (state_ == State::ready || state_ == State::active) rest();
        return std::nullopt;
    }
    wasHalted_ = state_ == State::halted;
    state_ = State::ready;
    level_ = 0;
    return RadioFrame::whole(atqa_);
}

std::optional<RadioFrame> Card::hearAnticollision(const RadioFrame& frame) {
    if (frame.bits < 16 || frame.bytes[0] != levelCodes[level_]) {
        rest();
        return std::nullopt;
    }
    const Byte validBits = frame.bytes[1];
    if (validBits == allBitsKnown) return hearSelect(frame);
    const RadioFrame own = RadioFrame::whole(levels_[level_]);
    const std::size_t known = frame.bits - 16;
    const std::size_t announced = static_cast<std::size_t>(validBits >> 4) * 8 + (validBits & 0x0F);
    if (announced != frame.bits || known >= own.bits) {
        rest();
        return std::nullopt;
    }
    for (std::size_t i = 0; i < known; ++i) {
        if (frame.bit(16 + i) != own.bit(i)) return std::nullopt;
    }
    RadioFrame others;
    for (std::size_t i = known; i < own.bits; ++i) others.append(own.bit(i));
    return others;
}

std::optional<RadioFrame> Card::hearSelect(const RadioFrame& frame) {
    const std::optional<Bytes> select = payloadOf(frame);
    if (!select || Bytes(select->begin() + 2, select->end()) != levels_[level_]) {
        rest();
        return std::nullopt;
    }
    if (level_ + 1 < levels_.size()) {
        ++level_;
        return RadioFrame::withCrc({static_cast<Byte>(sak_ | cascadeBit)});
    }
    state_ = State::active;
    onSelected();
    return RadioFrame::withCrc({sak_});
}

}  // namespace ostoja::simulator
