// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "sqlite/connection.h"
#include "station/store/records.h"

namespace ostoja::station::store {

/// A bed of the house, whoever has it.
struct BedOfHouse {
    std::string id;
    std::string number;  ///< on its plate
    std::string room;    ///< number on the door
    std::string segment;
    BedTonight::Condition condition = BedTonight::Condition::inUse;
};

/// "in_use", "cleaning", "out_of_service": the words of the API, the journal and the store.
std::string_view name(BedTonight::Condition condition);
/// Error "malformed".
Expected<BedTonight::Condition> conditionFromName(std::string_view text);

/// Whether the beds themselves may be slept in. Of the connection's thread; what SQLite throws passes
/// through.
class Beds {
  public:
    explicit Beds(sqlite::Connection& connection) : connection_(connection) {}

    std::optional<BedOfHouse> bed(const std::string& id) const;
    void setCondition(const std::string& bed, BedTonight::Condition condition);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
