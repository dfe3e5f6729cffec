// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/simulation/office_box.h"
#include "tests/simulation/station_box.h"
#include "uplink/courier.h"

namespace ostoja::simulation {

/// A station's uplink: the real courier, performed over the made-up network as ostoja-uplink performs it over
/// its sockets.
class Carrier {
  public:
    Carrier(World& world, StationBox& station, OfficeBox& office);

    bool runs() const { return courier_.has_value(); }
    void start();
    /// It holds nothing that could be lost.
    void stop();

    /// The way to the office and the socket of the station.
    Link& wide() { return wide_; }

  private:
    void perform();
    void perform(const uplink::AskSnapshot& step);
    void perform(const uplink::AskJournal& step);
    void perform(const uplink::Post& step);
    void perform(const uplink::BackOff& step);
    void stationFailed();
    void officeFailed();
    void officeAnswered(const api::IngestAnswer& answer);
    void tellDelivery(std::int64_t receivedThrough, bool linked);
    void tellTown(const api::SignedTown& town);
    std::int64_t nowMs() { return station_.clock().now().monotonicMs; }
    /// Only for who asked in this life.
    template <class Work>
    auto mine(Work work);

    World& world_;
    StationBox& station_;
    OfficeBox& office_;
    Link local_{.leastMs = 0, .mostMs = 2, .dropped = 2, .doubled = 2, .late = 0, .cut = false};
    Link wide_;
    std::optional<uplink::Courier> courier_;
    std::int64_t lives_ = 0;
    unsigned attempts_ = 0;
    std::string toldTown_;
};

}  // namespace ostoja::simulation
