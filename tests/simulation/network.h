// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "error/error.h"
#include "net/http.h"
#include "tests/simulation/agenda.h"
#include "tests/simulation/figures.h"
#include "tests/simulation/random.h"

namespace ostoja::simulation {

/// How a way between two programs is at the moment.
struct Link {
    std::int64_t leastMs = 0;
    std::int64_t mostMs = 2;
    /// Of a thousand messages: lost; delivered twice; held up for up to a minute, past every timeout.
    std::int64_t dropped = 0;
    std::int64_t doubled = 0;
    std::int64_t late = 0;
    bool cut = false;
};

/// Whoever asked hears one of them: the answer, or "timeout".
using Answer = std::function<void(Expected<net::Response>)>;
using Reply = std::function<void(net::Response)>;

/// Carries requests and their answers, badly. Worse than HTTP over TCP: a request may arrive long after its
/// sender has given up, after later ones, and twice.
class Network {
  public:
    Network(Agenda& agenda, Figures& figures, std::uint64_t seed)
        : agenda_(agenda), figures_(figures), random_(seed) {}

    /// `serve` runs at the other end, as often as the request arrives; its reply may come at any time or
    /// never.
    void call(const Link& link, std::int64_t timeoutMs, std::function<void(Reply)> serve, Answer answered);

  private:
    void send(const Link& link, std::function<void()> deliver);
    std::int64_t delay(const Link& link);

    Agenda& agenda_;
    Figures& figures_;
    Random random_;
};

}  // namespace ostoja::simulation
