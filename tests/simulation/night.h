// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/carrier.h"
#include "tests/simulation/comparison.h"
#include "tests/simulation/door.h"
#include "tests/simulation/office_box.h"
#include "tests/simulation/station_box.h"

namespace ostoja::simulation {

/// All the boxes of a town, and its nights: who comes, what breaks, and when all is quiet the comparison.
class Town {
  public:
    Town(World& world, OfficeBox::Plan office, std::vector<StationBox::Plan> stations, int people);
    ~Town();

    /// An evening and an hour after midnight, each some minutes long; the rest of the day passes at once. The
    /// last night ends quiet.
    void night(int number, bool last);

  private:
    struct Place {
        std::unique_ptr<StationBox> station;
        std::unique_ptr<Carrier> carrier;
        std::vector<std::unique_ptr<Door>> doors;
    };

    void rush(std::int64_t lengthMs, std::int64_t arrivals);
    void quiet(bool whole);
    bool isAtRest();
    void sleep(std::int64_t untilMs);
    std::int64_t nowMs() const { return world_.agenda.nowMs(); }
    std::int64_t chance(std::int64_t least, std::int64_t most) { return world_.random.between(least, most); }

    // Who comes (arrivals.cpp).
    void arrive();
    void atTheScreen(Door& door, const std::string& tap, int person);
    void choose(Door& door, const std::string& visit, int person);

    // What breaks (misfortunes.cpp).
    void misfortunes(std::int64_t lengthMs);
    void misfortunesOf(Place& place, std::int64_t lengthMs);
    void weather(Link& link);
    void boot(Place& place, Death death);
    Place& placeOf(const StationBox& station);
    void startLater(StationBox& station, Death death);
    void startOfficeLater();
    void troubleClock(BoxClock& clock);

    World& world_;
    OfficeBox office_;
    std::vector<Place> places_;
    int people_;
    Comparison comparison_;
    std::map<std::string, std::string> epochs_;
    /// Nothing breaks from here to the end of the night.
    bool calm_ = false;
    /// The uplinks run.
    bool awake_ = false;
};

}  // namespace ostoja::simulation
