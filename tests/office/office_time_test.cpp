// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/office_time.h"

#include <catch2/catch.hpp>
#include <string>

using namespace ostoja;
using namespace ostoja::office;

namespace {

class SetClock final : public host::Clock {
  public:
    host::Moment now() const override { return moment; }
    std::string bootId() const override { return "boot"; }

    host::Moment moment;
};

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t start = 1'795'000'000'000;

}  // namespace

TEST_CASE("the office's time goes on at its own pace whatever the wall clock does") {
    struct Row {
        std::string what;
        std::int64_t wallMs;
        bool synchronised;
        std::int64_t ms;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing happens", start + 1'000, false, start + 1'000},
        {"a jump ahead that nobody vouches for", start + day, false, start + 1'000},
        {"a jump ahead, synchronised: the machine slept, or began in 1970", start + day, true, start + day},
        {"a jump back", start - day, false, start + 1'000},
        {"a jump back, synchronised", start - day, true, start + 1'000},
        {"1970", 0, false, start + 1'000},
    }));
    INFO(row.what);
    SetClock clock;
    clock.moment = {.wallMs = start, .monotonicMs = 5'000, .synchronised = false};
    OfficeTime time(clock);
    CHECK(time.now().ms == start);
    clock.moment = {.wallMs = row.wallMs, .monotonicMs = 6'000, .synchronised = row.synchronised};
    const auto now = time.now();
    CHECK(now.ms == row.ms);
    CHECK(now.wallMs() == row.wallMs);
    CHECK(now.onTheWall(now.ms - 500) == row.wallMs - 500);
    clock.moment.monotonicMs += 250;
    CHECK(time.now().ms == row.ms + 250);
}
