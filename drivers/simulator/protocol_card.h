// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/simulator/card.h"

namespace ostoja::simulator {

/// A card that speaks ISO/IEC 14443-4 once it is asked for its answer to select: blocks with a number,
/// chaining, repeats, deselect. What it does with a whole command is the derived card's.
class ProtocolCard : public Card {
  protected:
    /// `ats`: the answer to select, its length byte first.
    ProtocolCard(Identity identity, Bytes ats);

    virtual Bytes obey(ByteView command) = 0;
    virtual void onActivated() = 0;

    std::optional<RadioFrame> answer(ByteView command) final;
    void onSelected() final { activated_ = false; }

  private:
    RadioFrame activate();
    std::optional<RadioFrame> informationBlock(Byte control, ByteView information);
    RadioFrame receiptBlock(Byte control);
    RadioFrame keep(Bytes block);

    Bytes ats_;
    bool activated_ = false;
    Byte blockNumber_ = 1;
    Bytes command_;
    Bytes lastBlock_;
};

}  // namespace ostoja::simulator
