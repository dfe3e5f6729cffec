// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <variant>

#include "drivers/card/presence.h"
#include "drivers/nfc/connection_string.h"
#include "error/error.h"

namespace ostoja::nfc {

/// The chip gave no answer this time; that says nothing about cards.
struct Lost {};
/// The reader has to be closed and opened again.
struct Broken {};
using Glance = std::variant<card::Card, card::Nothing, card::Unsure, Lost, Broken>;

/// What a libnfc error code (negative) means for a look. "No card" is not among them: that is a look's result
/// of 0 with no last error beside it.
Glance meaningOf(int nfcError);

/// libnfc's one context in this process. libnfc reads its environment here, so that is set first: no scanning
/// of other devices, no log of frames (they hold card numbers).
class Library {
  public:
    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    struct Impl;
    Impl& impl() { return *impl_; }

  private:
    std::unique_ptr<Impl> impl_;
};

/// One opened reader. Every call may block for ever or end the process: it belongs into the worker and
/// nowhere else.
class Chip {
  public:
    /// Error "chip_silent": libnfc couldn't open it, or opened only half of it.
    static Expected<Chip> open(Library& library, const ConnectionString& connection);

    /// Looks for a card of ISO 14443 A once (infinite select is off). 16 ms as a rule, 400 ms with a dead
    /// chip.
    Glance select();
    /// Takes the field away from the card for a moment and looks anew. A card that has been selected before
    /// answers a second time only so.
    Glance selectAnew();
    /// Whether the card selected last is still there: that card, or anything else for "perhaps not".
    Glance stillThere();

    ~Chip();
    Chip(Chip&&) noexcept;
    Chip& operator=(Chip&&) = delete;

  private:
    struct Impl;
    explicit Chip(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

}  // namespace ostoja::nfc
