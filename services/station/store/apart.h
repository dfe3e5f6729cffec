// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sqlite/connection.h"

namespace ostoja::station::store {

/// Pairs of people who get no beds in one room. Of the connection's thread; what SQLite throws passes
/// through.
class Apart {
  public:
    explicit Apart(sqlite::Connection& connection) : connection_(connection) {}

    /// From whom this person is kept apart.
    std::vector<std::string> of(const std::string& person) const;
    void keep(const std::string& one, const std::string& other, bool apart);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
