// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "drivers/card/reader_state.h"
#include "drivers/reader/tap_outbox.h"
#include "host/clock.h"
#include "host/trace.h"
#include "net/client.h"
#include "net/loop.h"

namespace ostoja::reader {

/// The reader's side of its own station socket: taps and states go out, orders come in. It has no rules about
/// when: what fails is told, and sent again by whoever decides.
class StationLink {
  public:
    struct Callbacks {
        /// What became of the tap given to send().
        std::function<void(TapOutbox::Answer)> tapAnswered;
        /// Whether the station answers, each time a state was put.
        std::function<void(bool)> contact;
        /// The station's stream stands (again).
        std::function<void()> up;
        /// Staff ordered a restart of the reader.
        std::function<void()> restart;
    };

    /// `loop` and `clock` are used for as long as this lives.
    StationLink(net::Loop& loop, const host::Clock& clock, const std::string& socket, host::Trace trace,
                Callbacks callbacks);

    /// One tap at a time. It gets 2 s to be answered, or what is left of its 5.
    void send(const PendingTap& tap);
    /// Puts the state; while one is under way, only the newest waits behind it.
    void put(const card::Told& told);

  private:
    void tapAnswer(const std::string& id, const Expected<net::Response>& answer);
    void stateAnswer(const Expected<net::Response>& answer);
    void order(const net::EventSource::Event& event);

    const host::Clock& clock_;
    host::Trace trace_;
    Callbacks callbacks_;
    net::Client taps_;
    net::Client states_;
    bool putting_ = false;
    std::optional<card::Told> nextState_;
    std::optional<std::int64_t> restarts_;
    net::EventSource orders_;
};

}  // namespace ostoja::reader
