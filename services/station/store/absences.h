// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sqlite/connection.h"

namespace ostoja::station::store {

/// Days for which somebody told that they would be away; both belong to it.
struct Absence {
    std::string id;
    std::string person;
    std::string from;
    std::string until;
};

/// Of the connection's thread; what SQLite throws passes through.
class Absences {
  public:
    explicit Absences(sqlite::Connection& connection) : connection_(connection) {}

    /// Those that weren't taken back, the earliest first.
    std::vector<Absence> of(const std::string& person) const;
    void begin(const Absence& absence, std::int64_t sequence);
    void end(const std::string& absence, std::int64_t sequence);

  private:
    sqlite::Connection& connection_;
};

}  // namespace ostoja::station::store
