// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/people.h"

namespace ostoja::station::store {

/// Somebody at the door asks for a carer.
struct Call {
    enum class Kind { noCard, help };
    enum class State { waiting, answered, withdrawn };

    std::string id;
    Kind kind = Kind::help;
    /// In the night's queue, from 1; as the door shows it.
    std::int64_t number = 0;
    std::string night;
    std::string terminal;
    State state = State::waiting;
    /// Whoever it turned out to be; empty: nobody knows yet.
    std::string person;
    std::int64_t openedMs = 0;
};

/// What staff are told quietly.
struct Alert {
    enum class Kind {
        revokedCard,
        unknownCard,
        twoPlaces,
        arrivalLapsed,  ///< somebody waited for a carer's word until their time had run out
    };

    std::string id;
    Kind kind = Kind::unknownCard;
    std::string terminal;
    /// Identifiers; empty: none is known.
    std::string card;
    std::string person;
    /// That was held for them, and went back; empty: none was.
    std::string bed = {};
    /// Of that bed, as its plate has it.
    std::string bedNumber = {};
    std::int64_t atMs = 0;
};

/// "no_card", "revoked_card": the words of the API and the store.
std::string_view name(Call::Kind kind);
std::string_view name(Alert::Kind kind);

/// Calls from the doors, and alerts. Of the connection's thread; what SQLite throws passes through.
class Calls {
  public:
    explicit Calls(sqlite::Connection& connection) : connection_(connection) {}

    /// Gives it the next number of its night.
    Call open(Call call, const EntryAt& entry);
    std::vector<Call> waiting() const;
    std::optional<Call> call(const std::string& id) const;
    /// Error "call_over" when it waits no longer: another carer was quicker.
    Expected<void> end(const std::string& id, Call::State state, const std::string& person,
                       std::int64_t sequence);

    void raise(const Alert& alert, const EntryAt& entry);
    /// The oldest first, at most so many.
    std::vector<Alert> unseen(std::int64_t limit) const;
    /// Those of arrivals whose time ran out in a night that ends now: of whoever had no bed, and waited until
    /// the house closed, as far as they were raised before the night began.
    void endLapses(std::int64_t nightBeganMs, std::int64_t sequence);
    /// False when somebody had seen it before.
    bool see(const std::string& alert, std::int64_t sequence);
    /// As if it had not been seen by that entry. False when it wasn't.
    bool showAgain(const std::string& alert, std::int64_t sequence);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
