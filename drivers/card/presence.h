// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "drivers/card/card.h"

namespace ostoja::card {

/// One look into the reader's field, as the chip told it.
struct Seen {
    Card card;
};
/// The chip looked and nobody was there.
struct Nothing {};
/// Something is there, or was a moment ago, but it couldn't be read (noise, a card moving away).
struct Unsure {};
using Look = std::variant<Seen, Nothing, Unsure>;

/// Turns looks into sightings, one for each placement of a card.
///
/// A card counts once two looks agree on it, so that a reply garbled on the way is never a wrong card. Two
/// looks at nothing, or four unsure ones, and it is gone; another card in its place is a new one. The same
/// card isn't reported again for 2 s. What it knows survives a restart of whoever looks: a card that lies
/// there meanwhile is no new tap, unless nobody looked for 10 s.
///
/// Not the place where lost replies are counted: a look that never got an answer isn't a look.
class Presence {
  public:
    static constexpr std::int64_t quietMs = 2'000;
    static constexpr std::int64_t unwatchedMs = 10'000;

    struct Change {
        /// A card to report.
        std::optional<Sighting> sighting;
        /// A card was there, but not long or well enough to be read: its owner should hold it still.
        bool halfRead = false;
    };

    /// `nowMs` is CLOCK_MONOTONIC at the time of the look and never goes back.
    Change look(const Look& look, std::int64_t nowMs);

    /// Whether a card is there that has been read.
    bool occupied() const { return present_.has_value(); }

  private:
    Change seen(const Card& card, std::int64_t nowMs);
    Change nothing();
    Change unsure();
    void missed(int weight);
    bool reportedLately(const Card& card, std::int64_t nowMs);

    struct Candidate {
        Card card;
        std::int64_t sinceMs = 0;
    };
    struct Report {
        Card card;
        std::int64_t atMs = 0;
    };
    std::optional<Candidate> candidate_;
    std::optional<Card> present_;
    int missed_ = 0;
    std::int64_t lastLookMs_ = 0;
    std::vector<Report> reports_;
};

}  // namespace ostoja::card
