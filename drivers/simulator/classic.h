// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/simulator/card.h"

namespace ostoja::simulator {

/// MIFARE Classic 1K as far as its number: it is selected, and every authentication fails.
class Classic : public Card {
  public:
    /// `uid`: four or seven bytes.
    explicit Classic(const Bytes& uid);

  protected:
    std::optional<RadioFrame> answer(ByteView command) override;
};

}  // namespace ostoja::simulator
