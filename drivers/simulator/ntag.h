// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/simulator/card.h"

namespace ostoja::simulator {

/// NTAG213, 215 or 216 as it leaves the factory (NXP data sheet NTAG213/215/216), with its memory in pages of
/// four bytes.
class Ntag : public Card {
  public:
    enum class Size { ntag213, ntag215, ntag216 };

    /// `uid`: seven bytes.
    Ntag(Size size, const Bytes& uid);

    const Bytes& memory() const { return memory_; }
    std::size_t pages() const { return memory_.size() / 4; }

  protected:
    std::optional<RadioFrame> answer(ByteView command) override;
    void onSelected() override { awaitedPage_.reset(); }

  private:
    RadioFrame refuse(Byte reason);
    RadioFrame version() const;
    RadioFrame read(Byte first);
    RadioFrame fastRead(Byte first, Byte last);
    RadioFrame write(Byte page, ByteView data);
    RadioFrame finishCompatibilityWrite(ByteView data);
    bool locked(Byte page) const;
    /// What a read sees of the memory: the password and its answer read as zeros.
    Byte readable(std::size_t at) const;

    Size size_;
    Bytes memory_;
    /// The page that the second half of a compatibility write is for.
    std::optional<Byte> awaitedPage_;
};

}  // namespace ostoja::simulator
