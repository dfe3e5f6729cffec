// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "kiosk/screen_clock.h"

namespace ostoja::kiosk {

namespace {

/// A demonstration in which an hour goes by in no time.
class FastClock final : public host::Clock {
  public:
    host::Moment now() const override { return {1'795'372'930'000, 9'000'000'000'000, true}; }
    std::string bootId() const override { return "fast"; }
    bool isSimulated() const override { return true; }
};

}  // namespace

TEST_CASE("a screen shows a demonstration's hour, and its seconds last as long as ever") {
    const host::SystemClock machine;
    const ScreenClock clock(std::make_unique<FastClock>());
    const auto before = machine.monotonicMs();
    const auto now = clock.now();
    CHECK(now.wallMs == 1'795'372'930'000);
    CHECK(now.monotonicMs >= before);
    CHECK(now.monotonicMs <= machine.monotonicMs());
    CHECK(clock.isSimulated());
    CHECK_FALSE(ScreenClock(std::make_unique<host::SystemClock>()).isSimulated());
}

}  // namespace ostoja::kiosk
