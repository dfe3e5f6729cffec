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

/// Those who came and wait for a carer's word. Of the connection's thread; what SQLite throws passes through.
class Arrivals {
  public:
    enum class End { admitted, refused, lapsed, withdrawn };

    explicit Arrivals(sqlite::Connection& connection) : connection_(connection) {}

    void open(const Arrival& arrival, const EntryAt& entry);
    /// One that waits.
    std::optional<Arrival> arrival(const std::string& id) const;
    std::optional<Arrival> of(const std::string& person) const;
    /// In the order of their coming.
    std::vector<Arrival> waiting() const;
    /// Of one that waits.
    void end(const std::string& arrival, End how, std::int64_t sequence);
    /// It waits again: with this stay, until then.
    void reopen(const Arrival& arrival);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
