// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/card_state.h"
#include "domain/person.h"

namespace ostoja::station::store {

/// Anybody in the register.
struct Person {
    std::string id;
    domain::PersonKind kind = domain::PersonKind::resident;
    /// Starts at 1 and grows with each change.
    std::int64_t version = 1;
    domain::PersonDetails details;
    /// Empty: none.
    std::string household;
    /// Of a guest, the resident whom it turned out to be; empty: nobody yet.
    std::string linkedTo;
    /// The number of the journal's entry; then the details are empty.
    std::optional<std::int64_t> erased;
};

struct Household {
    std::string id;
    domain::HouseholdKind kind = domain::HouseholdKind::family;
    /// Identifiers.
    std::vector<std::string> members;
};

/// A card in one person's hands, from its issue on. Times are UTC in milliseconds by the wall clock.
struct Card {
    std::string id;
    /// The card's technology: "ntag", "classic", "desfire".
    std::string kind;
    domain::CardUse use = domain::CardUse::own;
    std::string holder;
    domain::CardState state = domain::CardState::valid;
    std::int64_t issuedMs = 0;
    std::optional<std::int64_t> endedMs;
};

/// What a card at a reader is to this house.
struct CardFound {
    enum class What {
        nobodys,  ///< never seen, or given back
        persons,  ///< `card` tells whose, and whether it is valid, lost, or was replaced
        staffs,   ///< `staff` holds it
    };
    What what = What::nobodys;
    Card card;
    std::string staff;
};

/// An entry of the journal, as rows refer to it.
struct EntryAt {
    std::int64_t sequence = 0;
    std::int64_t wallMs = 0;
};

}  // namespace ostoja::station::store
