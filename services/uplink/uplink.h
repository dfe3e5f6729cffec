// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "api/town.h"
#include "host/clock.h"
#include "host/trace.h"
#include "net/client.h"
#include "net/loop.h"
#include "uplink/courier.h"

namespace ostoja::uplink {

/// Carries the station's journal to the office and what the office answers back, by the courier's decisions.
/// It stores nothing: stopped at any moment and started anew, it goes on where the office stands.
class Uplink {
  public:
    Uplink(net::Loop& loop, const host::Clock& clock, net::Endpoint station, net::Endpoint office,
           host::Trace trace = {});
    ~Uplink();
    Uplink(const Uplink&) = delete;
    Uplink& operator=(const Uplink&) = delete;

    void start();

  private:
    void perform();
    void perform(const AskSnapshot& step);
    void perform(const AskJournal& step);
    void perform(const Post& step);
    void perform(const BackOff& step);
    void stationFailed(const std::string& why);
    void officeFailed(const std::string& why);
    void officeAnswered(const api::IngestAnswer& answer);
    void tellDelivery(api::Delivery delivery);
    void tellTown(const api::SignedTown& town);
    void put(const std::string& target, std::string body);
    void say(const std::string& state);
    /// Ties a callback to this object's life.
    template <class Work>
    auto mine(Work work);

    net::Loop& loop_;
    const host::Clock& clock_;
    net::Client station_;
    net::Client office_;
    host::Trace trace_;
    net::Timer waiting_;
    net::Backoff backoff_;
    Courier courier_;
    std::optional<api::Delivery> toldDelivery_;
    std::int64_t toldDeliveryMs_ = 0;
    std::string toldTown_;
    /// What the log last said, so that an outage is one line and not thousands.
    std::string said_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace ostoja::uplink
