// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/protocol_card.h"

#include <utility>

namespace ostoja::simulator {

namespace {

constexpr Byte requestForAnswerToSelect = 0xE0;
constexpr Byte chaining = 0x10;
constexpr Byte hasCardIdentifier = 0x08;
constexpr Byte notAcknowledged = 0x10;

bool isInformation(Byte control) {
    return (control & 0xE2) == 0x02;
}
bool isReceipt(Byte control) {
    return (control & 0xE6) == 0xA2;
}
bool isDeselect(Byte control) {
    return (control & 0xF7) == 0xC2;
}

}  // namespace

ProtocolCard::ProtocolCard(Identity identity, Bytes ats) : Card(std::move(identity)), ats_(std::move(ats)) {}

std::optional<RadioFrame> ProtocolCard::answer(ByteView command) {
    const Byte control = command[0];
    if (!activated_) {
        if (control == requestForAnswerToSelect && command.size() == 2) return activate();
        rest();
        return std::nullopt;
    }
    // The only identifier that a reader with one card at a time gives is 0, with which the byte may be left
    // out.
    std::size_t header = 1;
    if ((control & hasCardIdentifier) != 0) {
        if (command.size() < 2 || (command[1] & 0x0F) != 0) return std::nullopt;
        header = 2;
    }
    if (isDeselect(control)) {
        halt();
        return RadioFrame::withCrc(Bytes(command.begin(), command.end()));
    }
    if (isInformation(control)) return informationBlock(control, command.subspan(header));
    if (isReceipt(control)) return receiptBlock(control);
    return std::nullopt;
}

RadioFrame ProtocolCard::activate() {
    activated_ = true;
    blockNumber_ = 1;
    command_.clear();
    lastBlock_.clear();
    onActivated();
    return RadioFrame::withCrc(ats_);
}

RadioFrame ProtocolCard::keep(Bytes block) {
    lastBlock_ = block;
    return RadioFrame::withCrc(std::move(block));
}

std::optional<RadioFrame> ProtocolCard::informationBlock(Byte control, ByteView information) {
    blockNumber_ = control & 0x01;
    command_.insert(command_.end(), information.begin(), information.end());
    if ((control & chaining) != 0) return keep({static_cast<Byte>(0xA2 | blockNumber_)});
    Bytes block{static_cast<Byte>(0x02 | blockNumber_)};
    const Bytes said = obey(std::exchange(command_, {}));
    block.insert(block.end(), said.begin(), said.end());
    return keep(std::move(block));
}

RadioFrame ProtocolCard::receiptBlock(Byte control) {
    const bool sameNumber = (control & 0x01) == blockNumber_;
    if (sameNumber && !lastBlock_.empty()) return RadioFrame::withCrc(lastBlock_);
    if ((control & notAcknowledged) == 0) blockNumber_ ^= 1;
    return RadioFrame::withCrc({static_cast<Byte>(0xA2 | blockNumber_)});
}

}  // namespace ostoja::simulator
