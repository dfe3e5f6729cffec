// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "host/clock.h"

namespace ostoja::kiosk {

/// The time that a screen shows is the house's, a demonstration's where there is one; how long something
/// lasts on it is the machine's, at any pace.
class ScreenClock final : public host::Clock {
  public:
    explicit ScreenClock(std::unique_ptr<host::Clock> house) : house_(std::move(house)) {}

    host::Moment now() const override;
    std::string bootId() const override { return machine_.bootId(); }
    bool isSimulated() const override { return house_->isSimulated(); }

  private:
    std::unique_ptr<host::Clock> house_;
    host::SystemClock machine_;
};

}  // namespace ostoja::kiosk
