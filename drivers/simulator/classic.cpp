// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/simulator/classic.h"

namespace ostoja::simulator {

namespace {

Bytes atqaFor(const Bytes& uid) {
    return {static_cast<Byte>(uid.size() == 4 ? 0x04 : 0x44), 0x00};
}

}  // namespace

Classic::Classic(const Bytes& uid) : Card({uid, atqaFor(uid), 0x08}) {}

std::optional<RadioFrame> Classic::answer(ByteView command) {
    rest();
    const bool authentication = command.size() == 2 && (command[0] == 0x60 || command[0] == 0x61);
    if (!authentication) return std::nullopt;
    // The card's nonce; what the reader makes of it is never right.
    return RadioFrame::whole({0x01, 0x20, 0x01, 0x45});
}

}  // namespace ostoja::simulator
