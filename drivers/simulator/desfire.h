// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/simulator/protocol_card.h"

namespace ostoja::simulator {

/// DESFire EV1 4K as far as GetVersion, in its native form (0x60) and wrapped in ISO 7816 (90 60 00 00 00).
class Desfire : public ProtocolCard {
  public:
    /// `uid`: seven bytes.
    explicit Desfire(Bytes uid);

  protected:
    Bytes obey(ByteView command) override;
    void onActivated() override { part_ = 0; }

  private:
    struct Result {
        Byte status = 0;
        Bytes data;
    };

    Result run(Byte instruction, ByteView parameters);
    Result versionPart() const;

    /// Which part of GetVersion the next "go on" (0xAF) gets; 0: none is under way.
    unsigned part_ = 0;
};

}  // namespace ostoja::simulator
