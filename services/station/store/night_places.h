// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sqlite/connection.h"

namespace ostoja::station::store {

/// The beds of one segment when a night ended.
struct PlacesOfNight {
    std::string night;
    std::string segment;
    std::int64_t registered = 0;
    std::int64_t outOfService = 0;
    /// Beds that a winter action had opened, and those in use.
    std::int64_t extra = 0;
    std::int64_t occupied = 0;

    /// Those that could be slept in.
    std::int64_t places() const { return registered - outOfService + extra; }
};

/// What a night's places were, kept when it ended: afterwards beds come and go. Of the connection's thread;
/// what SQLite throws passes through.
class NightPlaces {
  public:
    NightPlaces(sqlite::Connection& connection, std::int64_t epochNumber)
        : connection_(connection), epochNumber_(epochNumber) {}

    bool areKnown(const std::string& night) const;
    /// `sequence` is the journal's last entry by now.
    void keep(const PlacesOfNight& places, std::int64_t sequence);

  private:
    sqlite::Connection& connection_;
    std::int64_t epochNumber_;
};

/// Of the nights from `from` to `until`, by night.
std::vector<PlacesOfNight> readPlaces(sqlite::Connection& connection, const std::string& from,
                                      const std::string& until);

}  // namespace ostoja::station::store
