// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"
#include "station/store/records.h"

namespace ostoja::station::store {

/// Beds that are kept until a time. A bed with a stay gets none and a bed with one gets no stay: the schema
/// refuses. Of the connection's thread; what SQLite throws passes through.
class Holds {
  public:
    explicit Holds(sqlite::Connection& connection) : connection_(connection) {}

    /// All that have not ended, in the order of their beginning.
    std::vector<Hold> open() const;
    /// One that has not ended.
    std::optional<Hold> hold(const std::string& id) const;
    std::optional<Hold> ofBed(const std::string& bed) const;
    std::optional<Hold> heldFor(const std::string& person) const;
    /// Whether this person waits at admission, for a carer's word.
    bool waitsAtAdmission(const std::string& person) const;
    void begin(const Hold& hold, std::int64_t sequence);
    void end(const std::string& hold, std::int64_t sequence);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
