// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/people.h"
#include "station/store/records.h"

namespace ostoja::station::store {

/// "held", "here", "away": the words of the API and the store.
std::string_view name(Stay::State state);
/// Error "malformed".
Expected<Stay::State> stayStateFromName(std::string_view text);

/// Who has which bed in which night. Two people in one bed and one person in two, the schema itself refuses.
/// Of the connection's thread; what SQLite throws passes through.
class Stays {
  public:
    explicit Stays(sqlite::Connection& connection) : connection_(connection) {}

    PlacedBed placeOf(const std::string& bed) const;

    /// A person's stay of that night that has not ended.
    std::optional<Stay> of(const std::string& night, const std::string& person) const;
    /// One that has not ended.
    std::optional<Stay> stay(const std::string& id) const;
    /// All of a night that have not ended, in the order of the house.
    std::vector<Stay> openOf(const std::string& night) const;
    /// Whether somebody was kept from the closing of that night, and went over into the next one.
    bool wasKept(const std::string& night, const std::string& person) const;
    /// Where the person slept in the night before; empty: nowhere.
    std::string bedBefore(const std::string& night, const std::string& person) const;

    void begin(const StayBegun& stay, const EntryAt& entry);
    /// Of one that is held. `presence`: "tapped", "round".
    void admit(const std::string& stay, const std::string& presence, const EntryAt& entry);
    /// Of one that was admitted: a carer's word is awaited again.
    void holdAgain(const std::string& stay);
    /// Of one that was admitted.
    void setAway(const std::string& stay, bool away);
    /// Into a bed that nobody has.
    void move(const std::string& stay, const std::string& bed);
    /// Each into the other's bed; between its updates the first one has none.
    void swap(const Stay& one, const Stay& other, std::int64_t sequence);
    void keep(const std::string& stay, bool kept);
    /// `presence`: "tapped"; "round" for whoever was seen by a carer.
    void see(const std::string& stay, const std::string& presence, const EntryAt& entry);
    void end(const std::string& stay, const std::string& why, std::int64_t sequence);
    /// One that was ended goes on, its person here.
    void reopen(const std::string& stay);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
