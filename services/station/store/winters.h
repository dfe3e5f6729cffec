// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sqlite/connection.h"
#include "station/store/people.h"
#include "station/store/records.h"

namespace ostoja::station::store {

/// Winter actions, one at a time. Of the connection's thread; what SQLite throws passes through.
class Winters {
  public:
    explicit Winters(sqlite::Connection& connection) : connection_(connection) {}

    /// The one that is on.
    std::optional<WinterAction> current() const;
    void begin(const WinterAction& winter, std::int64_t sequence);
    void end(const std::string& winter, const EntryAt& entry);
    /// It was ended by mistake.
    void resume(const std::string& winter);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
