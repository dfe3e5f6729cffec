// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "host/clock.h"
#include "tests/simulation/agenda.h"

namespace ostoja::simulation {

/// The clocks of one box: they follow the world's time, but for what is done to them.
class BoxClock final : public host::Clock {
  public:
    /// `bornMs`: the true UTC time of the world's beginning.
    BoxClock(const Agenda& agenda, std::int64_t bornMs) : agenda_(agenda), bornMs_(bornMs) { boot(); }

    host::Moment now() const override {
        const auto at = agenda_.nowMs();
        const auto drift = (at - driftsSinceMs_) * driftPerMillion_ / 1'000'000;
        return {.wallMs = bornMs_ + at + aheadMs_ + drift,
                .monotonicMs = at - bootedMs_,
                .synchronised = synchronised_};
    }
    std::string bootId() const override { return "boot-" + std::to_string(boots_); }

    void boot() {
        ++boots_;
        bootedMs_ = agenda_.nowMs();
    }
    /// The network's time has come.
    void synchronise() {
        aheadMs_ = 0;
        driftPerMillion_ = 0;
        synchronised_ = true;
    }
    /// By that much wrong, and nobody to tell so.
    void jump(std::int64_t ms) {
        aheadMs_ += ms;
        synchronised_ = false;
    }
    void drift(std::int64_t perMillion) {
        driftPerMillion_ = perMillion;
        driftsSinceMs_ = agenda_.nowMs();
    }
    /// A box whose battery is empty starts in 1970.
    void forget() {
        aheadMs_ = -(bornMs_ + agenda_.nowMs());
        driftPerMillion_ = 0;
        synchronised_ = false;
    }

  private:
    const Agenda& agenda_;
    std::int64_t bornMs_;
    std::int64_t aheadMs_ = 0;
    std::int64_t driftPerMillion_ = 0;
    std::int64_t driftsSinceMs_ = 0;
    std::int64_t bootedMs_ = 0;
    std::int64_t boots_ = 0;
    bool synchronised_ = true;
};

}  // namespace ostoja::simulation
