// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/initiator.h"

#include <algorithm>
#include <utility>

namespace ostoja::simulator {

namespace {

constexpr std::array<Byte, 3> levelCodes{0x93, 0x95, 0x97};
constexpr Byte cascadeBit = 0x04;
constexpr Byte hasProtocol = 0x20;
constexpr Byte chaining = 0x10;
constexpr std::size_t levelBits = 40;
constexpr Byte acknowledged = 0x0A;
/// Frame size of 64 bytes, less control byte and CRC.
constexpr std::size_t longestBlock = 61;

bool isAuthentication(ByteView command) {
    return command[0] == 0x60 || command[0] == 0x61;
}

bool isCompatibilityWrite(ByteView command) {
    return command[0] == 0xA0 && command.size() == 18;
}

}  // namespace

void Initiator::reset() {
    set_ = timing_;
    focused_.clear();
    time_ = Duration::zero();
    field_.power(false);
}

Field::Heard Initiator::send(const RadioFrame& frame) {
    Field::Heard heard = field_.transmit(frame);
    time_ += airTime(frame) + (heard.frame ? airTime(*heard.frame) : set_.answer);
    return heard;
}

std::optional<Target> Initiator::select(const Bytes& wantedUid, bool askAts) {
    field_.power(true);
    std::optional<Target> target = find(wantedUid);
    time_ += target ? set_.select : set_.poll;
    if (!target) return std::nullopt;
    focused_ = target->uid;
    if (askAts && (target->sak & hasProtocol) != 0) {
        const Field::Heard heard = send(RadioFrame::withCrc({0xE0, 0x50}));
        if (!heard.frame) return std::nullopt;
        target->ats = payloadOf(*heard.frame).value_or(Bytes{});
    }
    return target;
}

std::optional<Target> Initiator::find(const Bytes& wantedUid) {
    // The time of these frames is the time of a select.
    Field::Heard heard;
    if (wantedUid.empty()) heard = field_.transmit(RadioFrame::shortFrame(0x26, 7));
    if (!heard.frame) heard = field_.transmit(RadioFrame::shortFrame(0x52, 7));
    if (!heard.frame) return std::nullopt;
    const std::vector<Bytes> wanted = wantedUid.empty() ? std::vector<Bytes>{} : cascadeLevels(wantedUid);
    Target target;
    for (std::size_t number = 0; number < levelCodes.size(); ++number) {
        const Byte code = levelCodes[number];
        if (!wanted.empty() && number >= wanted.size()) return std::nullopt;
        const std::optional<Bytes> level = wanted.empty() ? identifyLevel(code) : wanted[number];
        if (!level) return std::nullopt;
        const std::optional<Byte> sak = selectLevel(code, *level);
        if (!sak) return std::nullopt;
        const bool more = (*sak & cascadeBit) != 0;
        target.uid.insert(target.uid.end(), level->begin() + (more ? 1 : 0), level->end() - 1);
        target.sak = *sak;
        if (!more) break;
    }
    const Placement* placement = field_.placementOf(target.uid);
    if (placement == nullptr) return std::nullopt;
    target.atqa = placement->card->atqa();
    return target;
}

std::optional<Bytes> Initiator::identifyLevel(Byte code) {
    RadioFrame known;
    while (known.bits < levelBits) {
        const std::size_t bits = 16 + known.bits;
        RadioFrame request = RadioFrame::whole({code, static_cast<Byte>((bits / 8) << 4 | bits % 8)});
        for (std::size_t i = 0; i < known.bits; ++i) request.append(known.bit(i));
        const Field::Heard heard = field_.transmit(request);
        if (!heard.frame || known.bits + heard.frame->bits > levelBits) return std::nullopt;
        for (std::size_t i = 0; i < heard.frame->bits; ++i) known.append(heard.frame->bit(i));
        if (!heard.collision) break;
        if (known.bits < levelBits) known.append(true);
    }
    if (known.bits != levelBits) return std::nullopt;
    return known.bytes;
}

std::optional<Byte> Initiator::selectLevel(Byte code, const Bytes& level) {
    Bytes request{code, 0x70};
    request.insert(request.end(), level.begin(), level.end());
    const Field::Heard heard = field_.transmit(RadioFrame::withCrc(std::move(request)));
    if (!heard.frame) return std::nullopt;
    const std::optional<Bytes> answer = payloadOf(*heard.frame);
    if (!answer || answer->size() != 1) return std::nullopt;
    return answer->front();
}

void Initiator::release(const Target& target) {
    if (focused_ != target.uid) return;
    focused_.clear();
    const RadioFrame frame = RadioFrame::withCrc(target.speaksProtocol() ? Bytes{0xC2} : Bytes{0x50, 0x00});
    field_.transmit(frame);
    time_ += airTime(frame);
}

void Initiator::focus(Target& target) {
    if (focused_ == target.uid) return;
    std::optional<Target> again = select(target.uid, target.speaksProtocol());
    if (again) target = std::move(*again);
}

Initiator::Result Initiator::finish(const Field::Heard& heard) const {
    if (heard.collision) return {RadioStatus::collision, {}};
    if (!heard.frame) return {RadioStatus::timeout, {}};
    if (heard.frame->bits == 4) {
        const bool fine = (heard.frame->bytes[0] & 0x0F) == acknowledged;
        return {fine ? RadioStatus::fine : RadioStatus::invalidFrame, {}};
    }
    std::optional<Bytes> payload = payloadOf(*heard.frame);
    if (!payload) return {RadioStatus::crc, {}};
    return {RadioStatus::fine, std::move(*payload)};
}

Initiator::Result Initiator::exchange(Target& target, ByteView command) {
    focus(target);
    if (target.speaksProtocol()) return exchangeBlocks(target, command);
    if (command.empty()) return {RadioStatus::notAcceptable, {}};
    if (isAuthentication(command)) return authenticate(command);
    if (!isCompatibilityWrite(command)) return exchangePlain(command);
    const Result first = exchangePlain(command.first(2));
    return first.status == RadioStatus::fine ? exchangePlain(command.subspan(2)) : first;
}

Initiator::Result Initiator::exchangePlain(ByteView command) {
    return finish(send(RadioFrame::withCrc(Bytes(command.begin(), command.end()))));
}

/// The chip takes 0x60 and 0x61 for MIFARE Classic's authentication: code, block, key, UID. No key is ever
/// right.
Initiator::Result Initiator::authenticate(ByteView command) {
    if (command.size() != 12) return {RadioStatus::notAcceptable, {}};
    const Field::Heard heard = send(RadioFrame::withCrc({command[0], command[1]}));
    return {heard.frame ? RadioStatus::authentication : RadioStatus::timeout, {}};
}

Initiator::Result Initiator::exchangeBlocks(Target& target, ByteView command) {
    std::size_t at = 0;
    Result received;
    do {
        const ByteView part = command.subspan(at, std::min(longestBlock, command.size() - at));
        at += part.size();
        const bool more = at < command.size();
        Bytes block{static_cast<Byte>(0x02 | target.blockNumber | (more ? chaining : 0))};
        block.insert(block.end(), part.begin(), part.end());
        received = exchangePlain(block);
        if (received.status != RadioStatus::fine) return received;
        target.blockNumber ^= 1;
        if (more && (received.data.empty() || (received.data[0] & 0xF6) != 0xA2)) {
            return {RadioStatus::protocol, {}};
        }
    } while (at < command.size());
    if (received.data.empty() || (received.data[0] & 0xE2) != 0x02) return {RadioStatus::protocol, {}};
    received.data.erase(received.data.begin());
    return received;
}

}  // namespace ostoja::simulator
