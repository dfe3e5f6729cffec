// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/night.h"

#include <algorithm>

namespace ostoja::simulation {

namespace {

constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t clockWatchMs = 30'000;
/// Within it everything has to have arrived once nothing breaks: past the longest timeout and back-off.
constexpr std::int64_t patienceMs = 600'000;

}  // namespace

Town::Town(World& world, OfficeBox::Plan office, std::vector<StationBox::Plan> stations, int people)
    : world_(world), office_(world, std::move(office)), people_(people), comparison_(world, office_) {
    office_.onDeath([this](Death) { startOfficeLater(); });
    for (auto& plan : stations) {
        Place place;
        const auto doors = plan.doors.size();
        place.station = std::make_unique<StationBox>(world_, std::move(plan));
        place.carrier = std::make_unique<Carrier>(world_, *place.station, office_);
        for (std::size_t door = 0; door < doors; ++door) {
            place.doors.push_back(std::make_unique<Door>(world_, *place.station, door));
        }
        place.station->onDeath(
            [this, station = place.station.get()](Death death) { startLater(*station, death); });
        places_.push_back(std::move(place));
    }
    calm_ = true;
    office_.start();
    for (auto& place : places_) {
        place.station->start();
        epochs_[place.station->id()] = place.station->facility().epoch;
    }
}

Town::~Town() = default;

Town::Place& Town::placeOf(const StationBox& station) {
    return *std::find_if(places_.begin(), places_.end(),
                         [&station](const Place& place) { return place.station.get() == &station; });
}

void Town::night(int number, bool last) {
    ++world_.figures.nights;
    sleep(number * dayMs);
    world_.tell("night " + std::to_string(number));
    const auto arrivals = chance(20, 60);
    rush(chance(150'000, 400'000), arrivals);
    sleep(number * dayMs + 10 * hourMs);
    rush(chance(40'000, 120'000), arrivals / 6);
    if (last || world_.random.permille(700)) quiet(last);
}

void Town::rush(std::int64_t lengthMs, std::int64_t arrivals) {
    calm_ = false;
    awake_ = true;
    const auto endMs = nowMs() + lengthMs;
    for (auto& place : places_) {
        if (!place.station->runs()) {
            startLater(*place.station, Death::kill);
        } else if (!place.carrier->runs()) {
            place.carrier->start();
        }
    }
    if (!office_.runs()) startOfficeLater();
    misfortunes(lengthMs);
    for (std::int64_t i = 0; i < arrivals; ++i) {
        world_.agenda.after(chance(0, lengthMs), [this] { arrive(); });
    }
    for (std::int64_t at = 0; at < lengthMs; at += clockWatchMs) {
        world_.agenda.after(at, [this] {
            for (auto& place : places_) place.station->lookAtClock();
        });
    }
    world_.agenda.runUntil(endMs);
}

/// The programs that talk by themselves rest, and what was on its way arrives or doesn't.
void Town::sleep(std::int64_t untilMs) {
    awake_ = false;
    for (auto& place : places_) place.carrier->stop();
    world_.agenda.runUntil(std::max(untilMs, nowMs() + 1));
}

bool Town::isAtRest() {
    if (!office_.runs()) return false;
    for (auto& place : places_) {
        if (!place.station->isIdle() || !place.carrier->runs()) return false;
        for (const auto& door : place.doors) {
            if (!door->isIdle()) return false;
        }
        const auto view = office_.view(place.station->id());
        const auto last = place.station->house().sequence;
        if (!view || view->receivedThrough != last || !view->snapshot || view->snapshot->takenAt != last)
            return false;
    }
    return true;
}

/// Nothing breaks any more: everything has to arrive, and then to be the same everywhere.
void Town::quiet(bool whole) {
    calm_ = true;
    for (auto& place : places_) {
        place.carrier->wide() = {};
        world_.disk.disarm(place.station->folder());
        place.station->clock().synchronise();
    }
    world_.disk.disarm(office_.folder());
    office_.clock().synchronise();
    const auto patience = nowMs() + patienceMs;
    // The last of them ask for a while yet.
    world_.agenda.runUntil(nowMs() + 5'000);
    while (!isAtRest()) {
        if (world_.agenda.runOne(patience)) continue;
        std::string state = office_.runs() ? "" : "the office is down; ";
        for (auto& place : places_) {
            const auto view = office_.runs() ? office_.view(place.station->id()) : std::nullopt;
            state +=
                place.station->id() + (place.station->runs() ? " has " : " is down, had ") +
                std::to_string(world_.witness.lastOf(place.station->id())) + ", the office " +
                std::to_string(view ? view->receivedThrough : 0) +
                (view && view->snapshot ? ", counted at " + std::to_string(view->snapshot->takenAt) : "") +
                (place.carrier->runs() ? "" : ", its uplink rests") +
                (place.station->isIdle() ? "; " : ", it is busy; ");
        }
        throw Violation(invariant::everythingArrives,
                        "after " + std::to_string(patienceMs / 1'000) + " s: " + state);
    }
    for (auto& place : places_) {
        comparison_.figures(*place.station);
        Comparison::stays(*place.station);
        if (whole) comparison_.chain(*place.station);
    }
    comparison_.rows(epochs_, whole);
    ++world_.figures.comparisons;
    world_.tell("all is quiet");
}

}  // namespace ostoja::simulation
