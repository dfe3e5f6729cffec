// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "api/time_text.h"
#include "station/desk/night_chart.h"

using namespace ostoja;
using namespace ostoja::station;

namespace {

domain::Night nightOf(const std::string& name) {
    return domain::parseNight(name).value();
}

std::int64_t at(const std::string& time) {
    return api::parseTime(time).value();
}

}  // namespace

TEST_CASE("a night is compared with the four before it on the same weekday") {
    std::vector<std::string> names;
    for (const auto night : usualNights(nightOf("2026-11-22"))) names.push_back(domain::formatNight(night));
    CHECK(names == std::vector<std::string>{"2026-11-15", "2026-11-08", "2026-11-01", "2026-10-25"});
}

TEST_CASE("arrivals stand by ten minutes of the local clock beside the mean of usual nights") {
    const NightComings tonight{
        nightOf("2026-11-22"),
        {at("2026-11-22T17:09:59.999Z"), at("2026-11-22T17:00:00.000Z"), at("2026-11-22T17:20:00.000Z")}};
    SECTION("on both sides of the change of the clock it is the same hour of the evening") {
        const NightComings inSummer{nightOf("2026-10-18"), {at("2026-10-18T16:05:00.000Z")}};
        const auto chart = chartOf(tonight, {inSummer});
        CHECK(chart.slotMinutes == 10);
        REQUIRE(chart.slots.size() == 3);
        CHECK(chart.slots[0].from == "2026-11-22T17:00:00.000Z");
        CHECK(chart.slots[0].tonight == 2);
        CHECK(chart.slots[0].usual == 1);
        CHECK(chart.slots[1].tonight == 0);
        CHECK(chart.slots[2].tonight == 1);
    }
    SECTION("a mean is rounded to the nearest, a half upwards") {
        const auto night = [](const std::string& name, std::size_t came) {
            return NightComings{nightOf(name), std::vector(came, at(name + "T17:00:00.000Z"))};
        };
        CHECK(chartOf(tonight, {night("2026-11-15", 1), night("2026-11-08", 2)}).slots[0].usual == 2);
        CHECK(chartOf(tonight, {night("2026-11-15", 1), night("2026-11-08", 0), night("2026-11-01", 0)})
                  .slots[0]
                  .usual == 0);
    }
    SECTION("usual hours in which nobody has come yet are there") {
        const NightComings late{nightOf("2026-11-15"), {at("2026-11-15T19:00:00.000Z")}};
        const auto chart = chartOf(tonight, {late});
        CHECK(chart.slots.size() == 13);
        CHECK(chart.slots.back().usual == 1);
    }
    SECTION("whoever came by a clock that was wrong stands at the night's edge, and nothing beyond it") {
        const NightComings wrong{
            nightOf("2026-11-22"),
            {at("2027-11-22T17:00:00.000Z"), at("2031-06-01T12:00:00.000Z"), at("1970-01-01T00:05:00.000Z")}};
        const auto chart = chartOf(wrong, {});
        REQUIRE(chart.slots.size() == std::size_t{24} * 6);
        CHECK(chart.slots.front().from == "2026-11-22T11:00:00.000Z");
        CHECK(chart.slots.front().tonight == 1);
        CHECK(chart.slots.back().from == "2026-11-23T10:50:00.000Z");
        CHECK(chart.slots.back().tonight == 2);
        const NightComings longer{nightOf("2026-10-24"), {at("2031-06-01T12:00:00.000Z")}};
        CHECK(chartOf(longer, {}).slots.back().from == "2026-10-25T10:50:00.000Z");
    }
    SECTION("without anybody there is nothing to draw") {
        CHECK(chartOf({nightOf("2026-11-22"), {}}, {}).slots.empty());
    }
}
