// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/card.h"
#include "drivers/simulator/card_kind.h"
#include "error/error.h"

namespace ostoja::simulator {

/// A card lying on the reader. Each time that it is put there is a placement of its own.
struct Placement {
    unsigned id = 0;
    CardKind kind = CardKind::ntag213;
    Card* card = nullptr;
};

/// The space in front of the antenna: which cards are in it and what they say all at once.
/// A card that was taken away keeps its memory and has it when it is put there again.
class Field {
  public:
    /// "bad_uid", "already_placed", "another_card" (this UID was another kind of card before).
    Expected<unsigned> place(CardKind kind, const Bytes& uid);
    /// The placement that ended; "not_placed".
    Expected<unsigned> remove(const Bytes& uid);
    /// The placements that ended.
    std::vector<unsigned> clear();

    const std::vector<Placement>& placements() const { return placements_; }
    /// Null if it isn't in the field.
    const Placement* placementOf(const Bytes& uid) const;

    void power(bool on);
    bool powered() const { return powered_; }

    struct Heard {
        /// What was received; where cards said different things, up to the first bit that differs.
        std::optional<RadioFrame> frame;
        bool collision = false;
    };
    Heard transmit(const RadioFrame& frame);

  private:
    struct Known {
        CardKind kind;
        std::unique_ptr<Card> card;
    };

    std::map<Bytes, Known> known_;
    std::vector<Placement> placements_;
    unsigned lastId_ = 0;
    bool powered_ = false;
};

}  // namespace ostoja::simulator
