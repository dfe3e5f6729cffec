// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "api/station.h"
#include "drivers/reader/tap_outbox.h"
#include "tests/simulation/station_box.h"

namespace ostoja::simulation {

/// One terminal of a station: the reader with its outbox, which repeats a tap until it is answered or too
/// old, and the screen, which people touch.
class Door {
  public:
    Door(World& world, StationBox& station, std::size_t number)
        : world_(world), station_(station), number_(number) {}

    StationBox& station() { return station_; }
    /// A card is held to the reader; returns the tap's id.
    std::string hold(const std::string& card, int person);
    /// What the screen shows now; nothing where there is no visit.
    std::optional<api::Visit> look() const;
    void touch(const std::string& visit, const std::string& command);
    /// The box lost power: what the reader had is gone.
    void powerLost() {
        reader_ = {};
        ++lives_;
    }
    bool isIdle() const { return pending_ == 0; }

  private:
    void pump();
    void answered(const Expected<net::Response>& response);
    void send(const std::string& command, int attempt);
    std::int64_t nowMs() const { return station_.clock().now().monotonicMs; }

    World& world_;
    StationBox& station_;
    std::size_t number_;
    Link local_{.leastMs = 0, .mostMs = 3, .dropped = 15, .doubled = 15, .late = 1, .cut = false};
    reader::TapOutbox reader_;
    std::int64_t lives_ = 0;
    std::int64_t pending_ = 0;
};

}  // namespace ostoja::simulation
