// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/night.h"

/// What breaks in a night.
namespace ostoja::simulation {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t fiveYearsMs = 43'800 * hourMs;

}  // namespace

void Town::misfortunes(std::int64_t lengthMs) {
    // One night in eight nothing breaks.
    const bool still = world_.random.permille(125);
    for (auto& place : places_) {
        place.carrier->wide() = {
            .leastMs = 5, .mostMs = 80, .dropped = 0, .doubled = 0, .late = 0, .cut = false};
        if (!still) misfortunesOf(place, lengthMs);
    }
    if (still) return;
    if (world_.random.permille(450)) {
        world_.agenda.after(chance(0, lengthMs),
                            [this, death = world_.random.permille(600) ? Death::powerCut : Death::kill] {
                                if (office_.runs() && !calm_)
                                    office_.die(death, world_.random.permille(700) ? chance(1, 60) : 0);
                            });
    }
    if (world_.random.permille(60)) {
        world_.agenda.after(chance(0, lengthMs), [this] {
            if (!office_.runs() || calm_) return;
            office_.stop();
            startOfficeLater();
        });
    }
    if (world_.random.permille(100)) troubleClock(office_.clock());
}

void Town::misfortunesOf(Place& place, std::int64_t lengthMs) {
    weather(place.carrier->wide());
    auto& station = *place.station;
    const auto deaths = world_.random.permille(450) ? chance(1, 3) : 0;
    for (std::int64_t i = 0; i < deaths; ++i) {
        const auto death = world_.random.permille(600) ? Death::powerCut : Death::kill;
        world_.agenda.after(chance(0, lengthMs), [this, &station, death] {
            if (station.runs() && !calm_) station.die(death, world_.random.permille(750) ? chance(1, 80) : 0);
        });
    }
    if (world_.random.permille(60)) {
        world_.agenda.after(chance(0, lengthMs), [this, &station] {
            if (!station.runs() || calm_) return;
            station.stop();
            startLater(station, Death::kill);
        });
    }
    if (world_.random.permille(250)) {
        world_.agenda.after(chance(0, lengthMs), [this, &place] {
            if (!place.carrier->runs() || calm_) return;
            ++world_.figures.uplinkDeaths;
            place.carrier->stop();
            place.carrier->start();
        });
    }
    if (world_.random.permille(350)) {
        ++world_.figures.partitions;
        world_.agenda.after(chance(0, lengthMs), [this, &place] {
            if (calm_) return;
            place.carrier->wide().cut = true;
            // Some last until somebody mends them: to the next night.
            if (world_.random.permille(150)) return;
            world_.agenda.after(chance(2'000, 200'000), [&place] { place.carrier->wide().cut = false; });
        });
    }
    if (world_.random.permille(120)) {
        world_.agenda.after(chance(0, lengthMs), [this, &station] {
            if (!calm_) troubleClock(station.clock());
        });
    }
}

void Town::weather(Link& link) {
    link.mostMs = world_.random.permille(300) ? 3'000 : 120;
    link.dropped = world_.random.permille(600) ? chance(0, 40) : chance(50, 400);
    link.doubled = world_.random.permille(600) ? chance(0, 40) : chance(50, 300);
    link.late = chance(0, 30);
}

void Town::troubleClock(BoxClock& clock) {
    ++world_.figures.clockFaults;
    switch (world_.random.below(5)) {
        case 0:
            clock.forget();
            break;
        case 1:
            clock.jump(fiveYearsMs);
            break;
        case 2:
            clock.jump(-chance(1'000, 30 * hourMs));
            break;
        case 3:
            clock.jump(chance(1'000, 4 * hourMs));
            break;
        default:
            clock.drift(chance(-500, 500));
            break;
    }
    // A time server is found, sooner or later.
    world_.agenda.after(chance(1'000, 20 * hourMs), [&clock] { clock.synchronise(); });
}

void Town::startLater(StationBox& station, Death death) {
    auto& place = placeOf(station);
    if (death == Death::powerCut) {
        // The reader and the uplink are on the same box.
        for (auto& door : place.doors) door->powerLost();
        place.carrier->stop();
    }
    const auto downMs = world_.random.permille(700) ? chance(200, 4'000) : chance(4'000, 60'000);
    world_.agenda.after(downMs, [this, &place, death] { boot(place, death); });
}

void Town::boot(Place& place, Death death) {
    auto& station = *place.station;
    if (station.runs()) return;
    if (death == Death::powerCut) {
        station.clock().boot();
        if (!calm_ && world_.random.permille(200)) {
            ++world_.figures.clockFaults;
            station.clock().forget();
            world_.agenda.after(chance(1'000, 10 * hourMs), [&station] { station.clock().synchronise(); });
        }
    }
    // The start itself may be cut short.
    if (!calm_ && world_.random.permille(100)) {
        station.die(world_.random.permille(600) ? Death::powerCut : Death::kill, chance(1, 40));
    }
    if (!station.start()) return startLater(station, death);
    if (awake_ && !place.carrier->runs()) place.carrier->start();
}

void Town::startOfficeLater() {
    const auto downMs = world_.random.permille(600) ? chance(200, 5'000) : chance(5'000, 90'000);
    world_.agenda.after(downMs, [this] {
        if (office_.runs()) return;
        office_.clock().boot();
        if (!calm_ && world_.random.permille(100)) {
            office_.die(world_.random.permille(600) ? Death::powerCut : Death::kill, chance(1, 40));
        }
        if (!office_.start()) startOfficeLater();
    });
}

}  // namespace ostoja::simulation
