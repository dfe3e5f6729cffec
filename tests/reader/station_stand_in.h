// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "api/station.h"
#include "net/server.h"
#include "tests/net/running_loop.h"

namespace ostoja {

/// The reader's side of a station: it answers on one socket and remembers what it was told.
class StationStandIn {
  public:
    /// "answering", or how a station can be bad: "silent" hears and never answers, "failing" answers 503,
    /// "refusing" answers 409.
    explicit StationStandIn(const std::string& socket, std::string manner = "answering");
    ~StationStandIn();

    void behave(std::string manner);
    /// An order to restart the reader, on its stream.
    void orderRestart();
    bool streamOpen() const;

    /// Each request for a tap, also those that got no answer.
    std::vector<api::Tap> asked() const;
    /// Taps answered well, each id once.
    std::vector<api::Tap> taps() const;
    std::vector<api::ReaderState> states() const;
    std::string state() const;
    std::string reason() const;
    /// Every body that came, as it was.
    std::string heard() const;

  private:
    void handle(const net::Request& request, net::Responder responder);
    void tap(const net::Request& request, net::Responder& responder);
    void sendOrder();

    mutable std::mutex mutex_;
    std::string manner_;
    std::vector<api::Tap> asked_;
    std::vector<api::Tap> taps_;
    std::vector<api::ReaderState> states_;
    std::vector<net::Responder> unanswered_;
    std::optional<net::EventStream> orders_;
    std::int64_t restarts_ = 4;
    std::string heard_;
    net::RunningLoop running_;
    std::unique_ptr<net::Server> server_;
};

}  // namespace ostoja
